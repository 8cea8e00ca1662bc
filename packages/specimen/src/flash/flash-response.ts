import { drawFlashSequence, type FlashChallenge } from '@identity/protocol'
import type { Random } from '../random.ts'
import { srgbToLinear } from '../photo/linear-image.ts'
import type { Rgb } from '../photo/scene.ts'

/** What is needed of a challenge: colours and how long each is shown. */
export type FlashColors = Pick<FlashChallenge, 'colors' | 'holdMs'>

/**
 * How the captured light answers the challenge. `genuine`: this challenge. The attacks: `other_challenge` answers one
 * drawn independently, `shifted` is a step late, `constant` has no screen light at all.
 */
export const FLASH_RESPONSES = ['genuine', 'other_challenge', 'shifted', 'constant'] as const
export type FlashResponse = (typeof FLASH_RESPONSES)[number]

export interface FlashOptions {
  response?: FlashResponse
  /** Screen light at the surface as a share of the room's: 0.8 in a dim room, 0.2 in an office, 0.02 at a window. Default 0.3. */
  ratio?: number
}

/** Light and camera state at one instant. */
export interface FlashInstant {
  /** Since the first colour was asked for, ms. */
  atMs: number
  step: number
  /** Screen light on the surface, relative to room light 1. */
  screen: Rgb
  /** Exposure relative to what the room alone would get, and drifting white-balance gains. */
  exposure: number
  gains: Rgb
}

const TICK_MS = 1000 / 30

/**
 * The signal model: screen light through a display-to-camera matrix with some cross-talk, automatic exposure and white
 * balance following with lags. Time constants and strengths are drawn from the ranges of ordinary phones. One entry
 * each 1/30 s, over all steps. `albedo` is the mean reflectance the camera meters on, `tint` the room's colour.
 */
export function flashTimeline(
  flash: FlashColors,
  options: FlashOptions,
  albedo: Rgb,
  tint: Rgb,
  random: Random,
): FlashInstant[] {
  const shown = responseColors(flash, options.response ?? 'genuine', random.fork('response'))
  const ratio = options.ratio ?? 0.3
  const matrix = crossTalk(random)
  const latencyMs = random.range(30, 120)
  const exposureLag = 1 - Math.exp(-TICK_MS / 1000 / random.range(0.15, 0.8))
  const balanceLag = 1 - Math.exp(-TICK_MS / 1000 / random.range(0.6, 3))
  const balanceStrength = random.range(0.3, 1)
  const starts = stepStarts(flash.holdMs)
  const end = starts[starts.length - 1] + flash.holdMs[flash.holdMs.length - 1]

  const light = (screen: Rgb): Rgb => [0, 1, 2].map((c) => albedo[c] * (tint[c] + screen[c])) as unknown as Rgb
  const dark: Rgb = [0, 0, 0]
  const roomLuma = luma(light(dark))
  let exposure = 1
  let gains: [number, number, number] = [1 / tint[0], 1, 1 / tint[2]]
  const timeline: FlashInstant[] = []
  for (let atMs = 0; atMs < end; atMs += TICK_MS) {
    const emitted = shown[stepAt(starts, atMs - latencyMs)] ?? dark
    const screen = matrix.map(
      (row) => ratio * (row[0] * emitted[0] + row[1] * emitted[1] + row[2] * emitted[2]),
    ) as unknown as Rgb
    const seen = light(screen)
    exposure += exposureLag * (roomLuma / luma(seen) - exposure)
    // Towards grey world: the gains that would make the picture's mean neutral, as far as this camera goes.
    for (const c of [0, 2]) {
      const neutral = seen[1] / seen[c]
      const wanted = (1 / tint[c]) * (neutral * tint[c]) ** balanceStrength
      gains[c] += balanceLag * (wanted - gains[c])
    }
    timeline.push({ atMs, step: Math.max(0, stepAt(starts, atMs)), screen, exposure, gains: [...gains] })
    gains = [...gains]
  }
  return timeline
}

/** The colours that really light the scene, in linear light. */
function responseColors({ colors }: FlashColors, response: FlashResponse, random: Random): Rgb[] {
  const draw = (): readonly string[] => {
    const other = drawFlashSequence(colors.length, (below) => random.int(0, below - 1)).colors
    return other.every((color, i) => color === colors[i]) ? draw() : other
  }
  switch (response) {
    case 'genuine':
      return colors.map(linear)
    case 'other_challenge':
      return draw().map(linear)
    case 'shifted':
      return colors.map((_, i) => linear(colors[(i + colors.length - 1) % colors.length]))
    case 'constant':
      return colors.map(() => [0, 0, 0])
  }
}

function crossTalk(random: Random): Rgb[] {
  return [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) => (row === column ? random.range(0.8, 1) : random.range(0.02, 0.1))),
  ) as unknown as Rgb[]
}

function stepStarts(holdMs: readonly number[]): number[] {
  let at = 0
  return holdMs.map((hold) => (at += hold) - hold)
}

/** The step being shown at a time; -1 before the first. */
function stepAt(starts: readonly number[], atMs: number): number {
  return starts.findLastIndex((start) => start <= atMs)
}

function linear(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [
    srgbToLinear((value >> 16) / 255),
    srgbToLinear(((value >> 8) & 255) / 255),
    srgbToLinear((value & 255) / 255),
  ]
}

const luma = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
