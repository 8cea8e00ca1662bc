import { describe, expect, test } from 'vitest'
import { CARD } from '../card/card-layout.ts'
import { rasteriseCard } from '../card/render-card.ts'
import { SPECIMEN_LABEL } from '../card/specimen-mark.ts'
import { homographyToQuad, mapPoint } from '../photo/quad.ts'
import { person } from '../person/person.ts'
import { attackBurst } from './attack-burst.ts'
import { controlBurst, CONTROL_TOOLS } from './control-burst.ts'
import { genuineBurst } from './genuine-burst.ts'
import type { SimulatedBurst } from './simulated-burst.ts'
import { SPECIES } from './species.ts'
import { correlation, readFrame } from './testing/read-frame.ts'

const SMALL = { widthPx: 480, heightPx: 360, frames: 1 } as const

/** Redness and darkness of the solid label against the header beside it. */
async function label(burst: SimulatedBurst): Promise<{ red: number; dark: number }> {
  const frame = await readFrame(burst.frames[0], burst.quads[0])
  const { x, y, width, height } = SPECIMEN_LABEL
  // The lower edge of the label carries no white letters.
  const inside = frame.mean(
    (x + 5) / CARD.width,
    (y + height * 0.86) / CARD.height,
    (width - 10) / CARD.width,
    (height * 0.1) / CARD.height,
  )
  const beside = frame.mean(
    (x - 30) / CARD.width,
    (y + height * 0.86) / CARD.height,
    20 / CARD.width,
    (height * 0.1) / CARD.height,
  )
  return { red: inside[0] - (inside[1] + inside[2]) / 2, dark: beside[1] - inside[1] }
}

describe('every picture carries the SPECIMEN mark', () => {
  test.each(SPECIES)('%s', async (species) => {
    const { red, dark } = await label(await attackBurst({ ...SMALL, seed: 3, species }))
    expect(dark).toBeGreaterThan(25)
    if (species !== 'grey_photocopy') expect(red).toBeGreaterThan(40)
  })

  test.each(CONTROL_TOOLS)('control: %s', async (tool) => {
    expect((await label(await controlBurst({ ...SMALL, seed: 3, tool }))).red).toBeGreaterThan(60)
  })

  test.each(['good', 'worn', 'rotated', 'fingers', 'far', 'tilted'] as const)('genuine: %s', async (condition) => {
    expect((await label(await genuineBurst({ ...SMALL, seed: 5, condition }))).red).toBeGreaterThan(25)
  })
})

describe('labels', () => {
  test('the same options give the same files, another seed others', async () => {
    const make = (seed: number): Promise<SimulatedBurst> => attackBurst({ ...SMALL, seed, species: 'screen_replay' })
    const [a, b, c] = [await make(1), await make(1), await make(2)]
    expect(Buffer.compare(a.frames[0], b.frames[0])).toBe(0)
    expect(b.truth).toEqual(a.truth)
    expect(JSON.parse(JSON.stringify(a.truth))).toEqual(a.truth)
    expect(Buffer.compare(a.frames[0], c.frames[0])).not.toBe(0)
  })

  test.each(['genuine', 'screen_replay', 'inkjet_print', 'laminated_print'] as const)(
    'the quad of %s is where the card is',
    async (kind) => {
      const options = { ...SMALL, seed: 11, source: 'file' as const }
      const burst = kind === 'genuine' ? await genuineBurst(options) : await attackBurst({ ...options, species: kind })
      const flat = await rasteriseCard(person(11), 640)
      const { data, width } = await readFrame(burst.frames[0], burst.quads[0])
      const toFrame = homographyToQuad(burst.quads[0])
      const agreement = (dx: number): number => {
        const [seen, meant]: [number[], number[]] = [[], []]
        for (let v = 0.06; v < 0.95; v += 0.012) {
          for (let u = 0.06; u < 0.95; u += 0.008) {
            const [x, y] = mapPoint(toFrame, [u, v])
            seen.push(data[(Math.floor(y) * width + Math.floor(x + dx)) * 3 + 1])
            meant.push(flat.data[(Math.floor(v * flat.height) * flat.width + Math.floor(u * flat.width)) * 3 + 1])
          }
        }
        return correlation(seen, meant)
      }
      const there = agreement(0)
      expect(there).toBeGreaterThan(0.7)
      expect(agreement(4)).toBeLessThan(there - 0.04)
      expect(agreement(-4)).toBeLessThan(there - 0.04)
    },
  )

  test('a forged field is named with its place, old and new text', async () => {
    const { labels } = await attackBurst({ ...SMALL, seed: 4, species: 'edit_middle' })
    const [{ target, shown, original, box, frames }] = labels.alterations
    expect(target).not.toBe('portrait')
    if (target === 'portrait') return
    expect(labels.fields[target]).toBe(shown)
    expect(person(4).fields[target]).toBe(original)
    expect(shown).not.toBe(original)
    expect(frames).toEqual([0])
    expect(Math.min(...box)).toBeGreaterThan(0)
    expect(box[0] + box[2]).toBeLessThan(1)
  })

  test('a replayed bundle is the genuine one, answering another challenge', async () => {
    const options = { ...SMALL, widthPx: 320, heightPx: 240, frames: 2 }
    let same = 0
    for (const seed of [1, 2, 3]) {
      const [genuine, replay] = [
        await genuineBurst({ ...options, seed }),
        await attackBurst({ ...options, seed, species: 'replayed_bundle' }),
      ]
      expect(replay.labels.flashResponse).toBe('other_challenge')
      if (replay.truth['resaved'] === false) {
        same++
        expect(Buffer.compare(replay.frames[1], genuine.frames[1])).toBe(0)
      }
    }
    expect(same).toBeGreaterThan(0)
  })

  test('frames are 1 to 8', async () => {
    await expect(genuineBurst({ seed: 1, frames: 0 })).rejects.toThrow(RangeError)
    await expect(genuineBurst({ seed: 1, frames: 9 })).rejects.toThrow(RangeError)
    const { frames, quads, meta } = await genuineBurst({ seed: 1, widthPx: 320, heightPx: 240, frames: 8 })
    expect([frames.length, quads.length, meta.length]).toEqual([8, 8, 8])
    expect(meta.every(({ capturedAtMs = 0 }, i) => i === 0 || capturedAtMs > (meta[i - 1].capturedAtMs ?? 0))).toBe(
      true,
    )
  })
})

describe('light of the phone', () => {
  const flash = { colors: ['#000000', '#FFFFFF', '#FF0000', '#0000FF'], holdMs: [400, 400, 400, 400] }
  const options = { ...SMALL, frames: 4, seed: 8, lighting: 'flash', flash, flashRatio: 1 } as const

  /** Blue minus red of a bare place of the card, as a share, at each step. */
  async function tint({ frames, quads }: SimulatedBurst): Promise<number[]> {
    const means = await Promise.all(
      frames.map(async (file, i) => (await readFrame(file, quads[i])).mean(0.05, 0.9, 0.5, 0.06)),
    )
    return means.map(([r, g, b]) => (b - r) / (r + g + b))
  }

  test('lights a card, and hardly a screen', async () => {
    const burst = await genuineBurst(options)
    expect(burst.meta.map(({ step, camera }) => [step, camera])).toEqual([0, 1, 2, 3].map((step) => [step, 'front']))
    const card = await tint(burst)
    const screen = await tint(
      await attackBurst({ ...options, species: 'screen_replay', display: '13in laptop glossy' }),
    )
    expect(card[3] - card[2]).toBeGreaterThan(0.1)
    expect(screen[3] - screen[2]).toBeLessThan((card[3] - card[2]) / 3)
  })

  test('a torch is on in every other frame', async () => {
    const { meta } = await genuineBurst({ ...SMALL, frames: 4, seed: 8, lighting: 'torch' })
    expect(meta.map(({ torch }) => torch)).toEqual([false, true, false, true])
  })
})
