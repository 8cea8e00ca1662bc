import { FIELD_NAMES, type FieldName } from '@identity/ktp'
import { CARD, burst, layoutCard, person, rasteriseCard, runBox, type Frame } from '@identity/specimen'
import { homographyOfQuads, mapPoint, type Point } from '@identity/vision'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { CardReader } from '../../card-reader.ts'
import { extractEvidence } from '../../extract-evidence.ts'
import { openCardReader } from '../../open-card-reader.ts'
import { field, goodEvidence } from '../../testing/good-evidence.ts'
import type { ReadingEvidence } from '../evidence.ts'

const SEED = 4
const who = person(SEED)
const frames = await burst(await rasteriseCard(who, 1400), { widthPx: 1280, heightPx: 960, glare: 0 }, SEED, 3)

/** Burns out the value of a field on a frame, as the reflection of a lamp does. */
async function withGlare(frame: Frame, name: FieldName): Promise<Buffer> {
  const run = layoutCard(who).runs.find((candidate) => candidate.field === name)
  const unit = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const
  const toFrame = homographyOfQuads(unit, frame.quad)
  if (run === undefined || toFrame === null) throw new Error(`no ${name} on the card`)
  const box = runBox(run)
  const at = (x: number, y: number): Point => mapPoint(toFrame, [x / CARD.width, y / CARD.height])
  const [cx, cy] = at(box.x + box.width / 2, box.y + box.height / 2)
  const [ex] = at(box.x + box.width + 20, box.y + box.height / 2)
  const [, ey] = at(box.x + box.width / 2, box.y + box.height * 1.3)
  const spot = `<svg width="${frame.width}" height="${frame.height}"><ellipse cx="${cx}" cy="${cy}" rx="${ex - cx}" ry="${ey - cy}" fill="#fff"/></svg>`
  return sharp(frame.jpeg)
    .composite([{ input: Buffer.from(spot) }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

const extract = (encoded: readonly Uint8Array[], reader: CardReader, clock = () => 0) =>
  extractEvidence(
    {
      frames: encoded,
      frameMeta: [],
      flashSamples: null,
      clientOcr: { fields: null, confidence: null },
      session: goodEvidence().session,
    },
    { reader },
    { clock },
  )

describe('reading a burst', () => {
  it('loses no field to glare that covers another one on each frame, and says which frame gave it', async () => {
    const hidden = ['fullName', 'kecamatan', 'occupation'] as const
    const encoded = await Promise.all(hidden.map((name, i) => withGlare(frames[i], name)))
    const { reading } = (await extract(encoded, await openCardReader())).evidence
    if (reading.kind !== 'read') throw new Error(reading.reason)
    for (const [frame, name] of hidden.entries()) {
      expect(reading.fields[name].value, name).toBe(who.fields[name])
      expect(reading.fields[name].frame, name).not.toBe(frame)
    }
    const right = FIELD_NAMES.filter((name) => reading.fields[name].value === who.fields[name])
    expect(right.length).toBeGreaterThanOrEqual(15)
    expect(reading.framesRead?.length).toBeGreaterThan(1)
  })

  describe('how many frames are read', () => {
    const good = goodEvidence().reading
    if (good.kind !== 'read') throw new Error('the good evidence has a card')
    const homography = homographyOfQuads(
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      frames[0].quad,
    )
    /** Sees the card where it is on the first frame and is sure of nothing. */
    const unsureReader = (seen: number[], cost = () => undefined): CardReader => ({
      engine: 'unsure',
      read: (_, index): Promise<ReadingEvidence> => {
        seen.push(index)
        cost()
        const fields = { ...good.fields, fullName: field(`BUDI ${index}`, 0.5) }
        return Promise.resolve({
          ...good,
          frame: index,
          homography: [...homography!],
          quad: frames[index].quad,
          fields,
        })
      },
    })
    const still = [frames[0], frames[0], frames[0], frames[0]].map((frame) => frame.jpeg)

    it('three at most, however unsure', async () => {
      const seen: number[] = []
      await extract(still, unsureReader(seen))
      expect(seen).toHaveLength(3)
      expect(new Set(seen).size).toBe(3)
    })

    it('one when the first takes longer than the budget', async () => {
      const seen: number[] = []
      let now = 0
      const slow = unsureReader(seen, () => void (now += 2000))
      const { reading } = (await extract(still, slow, () => now)).evidence
      expect(seen).toHaveLength(1)
      expect(reading).toMatchObject({ kind: 'read', fields: { fullName: { confidence: 0.5 } } })
    })
  })
})
