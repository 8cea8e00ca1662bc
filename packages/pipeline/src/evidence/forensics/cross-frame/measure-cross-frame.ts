import type { Plane } from '@identity/vision'
import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { shareProducts, type SharedProducts } from '../shared-products.ts'
import { CANON_PX_PER_MM } from '../layout-geometry/printed-rows.ts'
import { median } from '../../median.ts'
import { spreadOf } from '../layout-geometry/robust-line.ts'
import { alignPatch, type AlignedPatch } from './align-patch.ts'

/** One field of the card on two or more frames. */
export interface FieldAcrossFrames {
  readonly name: string
  readonly box: CardBox
  readonly pairs: number
  /** Lowest correlation of its pixels between two frames once aligned, −1…1, and the frame it was seen on. */
  readonly likeness: number
  readonly frame: number
  /** There: contrast and brightness against the reading frame, relative to the other fields. */
  readonly contrastRatio: number
  readonly brightnessRatio: number
  /** Largest move against the card that all pairs show, mm. */
  readonly moveMm: number
  /** Noise of its ground between frames relative to the other fields; the highest of the pairs. null without ground. */
  readonly noiseRatio: number | null
}

export interface CrossFrameEvidence {
  readonly frames: number
  readonly pxPerMm: number
  readonly fields: readonly FieldAcrossFrames[]
  /** Median likeness over fields and pairs. */
  readonly usualLikeness: number
  /** Robust standard deviations over the fields: of the moves, mm, and of the logarithm of the noise. */
  readonly moveSpreadMm: number
  readonly noiseSpread: number
  /** Median difference of the ground between two frames, RMS of luma codes. */
  readonly noiseCodes: number
}

/** Frames compared with the one that was read. */
const MAX_OTHERS = 2
const MIN_FIELDS = 6
/** The middle of the portrait; its border may be cut a little differently on each frame. */
const PHOTO: CardBox = { x: 0.75, y: 0.24, width: 0.17, height: 0.34 }
/** Pixels around a box that belong to it. */
const MARGIN = 3
/** A field clipped on more than this share of its pixels is left out (forensics 3). */
const MAX_CLIPPED = 0.25
/** Pixels darker than the ground by this share of the span between ground and ink are print or its edge. */
const PRINT = 0.25
const MIN_GROUND_PIXELS = 400

/**
 * Compares every field of the card between frames (forensics 5.2): do its pixels stay the same, does it move with the
 * card, does its ground have the camera's noise? null with one frame of the card or too few fields. About 25 ms a pair.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measureCrossFrame(
  burst: BurstView,
  shared: SharedProducts = shareProducts(),
): Promise<CrossFrameEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const first = burst.frames[reading.frame] as FrameView | undefined
  if (first?.canon == null || first.card === null) return null
  const others = burst.frames.filter((frame) => frame !== first && frame.canon !== null && frame.card !== null)
  const reference = shared.luma(first.canon)
  const places = fieldBoxes(reading).flatMap(({ name, box }) => {
    const region = regionOf(box, reference)
    return region === null || clippedShare(reference, region) > MAX_CLIPPED ? [] : [{ name, box, region }]
  })
  const pairs = others.slice(0, MAX_OTHERS).flatMap((frame) => {
    const compared = comparePair(reference, shared.luma(frame.canon!), places)
    return compared === null ? [] : [{ frame: frame.index, ...compared }]
  })
  if (pairs.length === 0) return null
  const likenesses = pairs.flatMap((pair) => pair.fields.flatMap((field) => field?.patch.likeness ?? []))
  const fields = places.flatMap((place, i) => {
    const seen = pairs.flatMap((pair) => (pair.fields[i] === null ? [] : [{ frame: pair.frame, ...pair.fields[i] }]))
    if (seen.length === 0) return []
    const worst = seen.reduce((low, pair) => (pair.patch.likeness < low.patch.likeness ? pair : low))
    const noises = seen.flatMap(({ noiseRatio }) => noiseRatio ?? [])
    return {
      name: place.name,
      box: rounded(place.box),
      pairs: seen.length,
      likeness: round(worst.patch.likeness, 3),
      frame: worst.frame,
      contrastRatio: round(worst.contrastRatio, 3),
      brightnessRatio: round(worst.brightnessRatio, 3),
      moveMm: round(Math.min(...seen.map(({ moveMm }) => moveMm)), 3),
      noiseRatio: noises.length === 0 ? null : round(Math.max(...noises), 3),
    }
  })
  return {
    frames: pairs.length + 1,
    pxPerMm: round(first.card.pxPerMm, 2),
    fields,
    usualLikeness: round(median(likenesses), 3),
    moveSpreadMm: round(median(pairs.map((pair) => pair.moveSpreadMm)), 4),
    noiseSpread: round(median(pairs.map((pair) => pair.noiseSpread)), 3),
    noiseCodes: round(median(pairs.map((pair) => pair.noiseCodes)), 2),
  }
}

interface Region {
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
}

interface ComparedField {
  readonly patch: AlignedPatch
  readonly contrastRatio: number
  readonly brightnessRatio: number
  readonly moveMm: number
  readonly noiseRatio: number | null
}

interface ComparedPair {
  readonly fields: readonly (ComparedField | null)[]
  readonly moveSpreadMm: number
  readonly noiseSpread: number
  readonly noiseCodes: number
}

function comparePair(a: Plane, b: Plane, places: readonly { readonly region: Region }[]): ComparedPair | null {
  const patches = places.map(({ region }) => (clippedShare(b, region) > MAX_CLIPPED ? null : alignPatch(a, b, region)))
  const known = patches.flatMap((patch, i) => (patch === null ? [] : [{ patch, i }]))
  if (known.length < MIN_FIELDS) return null
  const centres = known.map(({ i }) => {
    const { x0, y0, width, height } = places[i].region
    return [(x0 + width / 2) / a.width, (y0 + height / 2) / a.height] as const
  })
  const across = planeResiduals(
    centres,
    known.map(({ patch }) => patch.dx),
  )
  const down = planeResiduals(
    centres,
    known.map(({ patch }) => patch.dy),
  )
  const moves = known.map((_, k) => Math.hypot(across[k], down[k]) / CANON_PX_PER_MM)
  const noises = known.map(({ patch, i }) => groundNoise(a, places[i].region, patch))
  const levels = noises.flatMap((noise) => noise ?? [])
  const usualNoise = median(levels)
  const usualContrast = median(known.map(({ patch }) => patch.contrastRatio))
  const usualBrightness = median(known.map(({ patch }) => patch.brightnessRatio))
  return {
    fields: patches.map((patch, i) => {
      if (patch === null) return null
      const k = known.findIndex((entry) => entry.i === i)
      const noise = noises[k]
      return {
        patch,
        contrastRatio: patch.contrastRatio / Math.max(1e-6, usualContrast),
        brightnessRatio: patch.brightnessRatio / Math.max(1e-6, usualBrightness),
        moveMm: moves[k],
        noiseRatio: noise === null || usualNoise === 0 ? null : noise / usualNoise,
      }
    }),
    moveSpreadMm: spreadOf(moves),
    noiseSpread: spreadOf(levels.map((level) => Math.log(Math.max(1e-3, level) / Math.max(1e-3, usualNoise)))),
    noiseCodes: usualNoise,
  }
}

/** What is left of values at places after the plane most of them lie in: the card's own move between the frames. */
function planeResiduals(places: readonly (readonly [number, number])[], values: readonly number[]): number[] {
  // Median slopes along y, where the fields stand in a column, then along x on what is left.
  const slope = (axis: 0 | 1, of: readonly number[]): number => {
    const slopes: number[] = []
    for (let i = 0; i < of.length; i++) {
      for (let j = i + 1; j < of.length; j++) {
        const run = places[j][axis] - places[i][axis]
        if (Math.abs(run) > 0.12) slopes.push((of[j] - of[i]) / run)
      }
    }
    return slopes.length < 5 ? 0 : median(slopes)
  }
  let left = values
  for (const axis of [1, 0, 1] as const) {
    const s = slope(axis, left)
    left = left.map((value, i) => value - s * places[i][axis])
  }
  const middle = median(left)
  return left.map((value) => value - middle)
}

/** RMS difference of a field's ground between two frames, after taking out what changes slowly; null without ground. */
function groundNoise(a: Plane, { x0, y0, width, height }: Region, { residual }: AlignedPatch): number | null {
  const values = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values[y * width + x] = a.data[(y0 + y) * a.width + x0 + x]
  }
  const sorted = Uint8Array.from(values).sort()
  const ground = sorted[Math.floor(0.7 * sorted.length)]
  const limit = ground - PRINT * (ground - sorted[Math.floor(0.02 * sorted.length)])
  let squares = 0
  let count = 0
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      // Print's edges never align perfectly: two pixels around it are left out.
      if (values[i] < limit || values[i - 2] < limit || values[i + 2] < limit) continue
      if (values[i - 2 * width] < limit || values[i + 2 * width] < limit) continue
      // Second difference along x: free of slopes, and noise keeps its size (√1.5 for white noise).
      const rough = residual[i] - (residual[i - 1] + residual[i + 1]) / 2
      squares += rough * rough
      count++
    }
  }
  return count < MIN_GROUND_PIXELS ? null : Math.sqrt(squares / count / 1.5)
}

function fieldBoxes({ fields, header }: Extract<ReadingEvidence, { kind: 'read' }>): { name: string; box: CardBox }[] {
  const named = [
    ...Object.entries(fields),
    ['province', header.province] as const,
    ['regency', header.regency] as const,
  ]
  return [
    ...named.flatMap(([name, { box }]) => (box === null || name === 'dateOfBirth' ? [] : [{ name, box }])),
    { name: 'photo', box: PHOTO },
  ]
}

function regionOf(box: CardBox, plane: Plane): Region | null {
  const x0 = Math.floor(box.x * plane.width) - MARGIN
  const y0 = Math.floor(box.y * plane.height) - MARGIN
  const width = Math.ceil(box.width * plane.width) + 2 * MARGIN
  const height = Math.ceil(box.height * plane.height) + 2 * MARGIN
  return x0 < 0 || y0 < 0 || x0 + width > plane.width || y0 + height > plane.height ? null : { x0, y0, width, height }
}

function clippedShare(plane: Plane, { x0, y0, width, height }: Region): number {
  let clipped = 0
  for (let y = y0; y < y0 + height; y++) {
    for (let x = x0; x < x0 + width; x++) if (plane.data[y * plane.width + x] >= 250) clipped++
  }
  return clipped / (width * height)
}

const rounded = ({ x, y, width, height }: CardBox): CardBox => ({
  x: round(x, 4),
  y: round(y, 4),
  width: round(width, 4),
  height: round(height, 4),
})

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
