import { AppError } from '@identity/protocol'
import { createRandom, person, photograph, rasteriseCard, type Random } from '@identity/specimen'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPaddleEngine } from './engines/ocr/paddle-engine.ts'
import type { OcrEngine } from './engines/ocr/ocr-engine.ts'
import { createCardReader } from './evidence/reading/create-card-reader.ts'
import type { ReadingEvidence } from './evidence/evidence.ts'
import { extractEvidence } from './extract-evidence.ts'
import { judge } from './judge.ts'
import { currentPolicy } from './policy.ts'
import { goodEvidence } from './testing/good-evidence.ts'

/** More for a long run by hand: `FUZZ_MUTATIONS=500 npx vitest run packages/pipeline/src/fuzz-frames.test.ts`. */
const MUTATIONS = Number(process.env['FUZZ_MUTATIONS'] ?? 6)
const SEED = Number(process.env['FUZZ_SEED'] ?? 1)
/**
 * A hang, not a slow machine: the service gives a capture 15 s, and an ordinary photo takes about one; a busy CI core may
 * be ten times slower.
 */
const HANGS_AFTER_MS = 120_000

let engine: OcrEngine
/** A card that can be read; one that is looked for in vain; one that is refused as too small before anything costs time. */
let small: Buffer
let tiny: Buffer
let speck: Buffer

beforeAll(async () => {
  engine = await openPaddleEngine()
  const photo = await photograph(await rasteriseCard(person(11), 700), { widthPx: 640, heightPx: 480 }, 11)
  small = photo.jpeg
  tiny = await sharp(small).resize({ width: 240 }).jpeg({ quality: 95 }).toBuffer()
  speck = await sharp(small).resize({ width: 60 }).jpeg({ quality: 95 }).toBuffer()
})
afterAll(() => engine.close())

/** What became of a frame: what was read, or that it was refused; anything else that is thrown fails the test. */
async function judged(frame: Uint8Array): Promise<ReadingEvidence['kind'] | 'refused'> {
  const reader = createCardReader(engine, { clock: () => Date.UTC(2026, 0, 1) })
  const hangs = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no end after ${HANGS_AFTER_MS} ms`)), HANGS_AFTER_MS).unref()
  })
  try {
    const { session, history, faceHistory } = goodEvidence()
    const extraction = extractEvidence(
      { frames: [frame], frameMeta: [], flashSamples: null, clientOcr: { fields: null, confidence: null }, session },
      { reader },
      { clock: () => 0 },
    )
    const { evidence, failedMeasures } = await Promise.race([extraction, hangs])
    expect(failedMeasures).toEqual([])
    expectPlain(evidence)
    const judgement = judge({ ...evidence, history, faceHistory }, currentPolicy())
    const votes = [...judgement.antiSpoof.voters, ...judgement.tamper.voters]
    expect(votes.filter(({ finding }) => finding === 'error')).toEqual([])
    expect(Number.isFinite(judgement.score)).toBe(true)
    return evidence.reading.kind
  } catch (error) {
    if (error instanceof AppError && error.code === 'frame_invalid') return 'refused'
    throw error
  }
}

/** Evidence is stored as JSON: no number of it may be lost on the way. */
function expectPlain(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectPlain)
  else expect(['string', 'boolean', 'object']).toContain(typeof value)
}

const flat = (width: number, height: number, colour: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background: colour } })

const noise = (width: number, height: number, channels: 1 | 3 = 3): Sharp => {
  const random = createRandom(5)
  const data = Uint8Array.from({ length: width * height * channels }, () => random.int(0, 255))
  return sharp(data, { raw: { width, height, channels } })
}

describe('an odd picture is judged or refused, and never breaks anything', () => {
  const odd: Readonly<Record<string, () => Promise<Buffer>>> = {
    'one pixel': () => flat(1, 1, '#888').png().toBuffer(),
    'one column': () => noise(1, 4000).png().toBuffer(),
    'one row': () => noise(4000, 1).jpeg().toBuffer(),
    'all white': () => flat(800, 600, '#fff').jpeg().toBuffer(),
    noise: () => noise(320, 240).jpeg({ quality: 60 }).toBuffer(),
    grey: () => sharp(speck).greyscale().jpeg().toBuffer(),
    'a grey PNG of 16 bits': () => sharp(speck).greyscale().toColourspace('grey16').png().toBuffer(),
    'a PNG of 16 bits': () => sharp(tiny).toColourspace('rgb16').png().toBuffer(),
    'a CMYK JPEG': () => sharp(tiny).toColourspace('cmyk').jpeg().toBuffer(),
    'a progressive JPEG': () => sharp(speck).jpeg({ progressive: true }).toBuffer(),
    'a palette with alpha': () => sharp(tiny).ensureAlpha(0.5).png({ palette: true, colours: 8 }).toBuffer(),
    'half of a JPEG': () => Promise.resolve(tiny.subarray(0, tiny.length >> 1)),
    'a JPEG with another after it': () => Promise.resolve(Buffer.concat([speck, speck])),
    'no bytes': () => Promise.resolve(Buffer.alloc(0)),
  }
  for (const [name, make] of Object.entries(odd)) {
    it(
      name,
      async () => {
        expect(await judged(await make())).toMatch(/^(read|no_card|refused)$/)
      },
      HANGS_AFTER_MS,
    )
  }

  it('all eight EXIF orientations are judged, none refused', async () => {
    const kinds: string[] = []
    for (let orientation = 1; orientation <= 8; orientation++) {
      kinds.push(await judged(await sharp(speck).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()))
    }
    expect(kinds).not.toContain('refused')
  })
})

type Mutation = (bytes: Buffer, random: Random) => Buffer

/** Ways bytes go wrong; most of them leave the headers whole, so that pixels are reached. */
const MUTATIONS_OF: readonly Mutation[] = [
  // A few bytes anywhere.
  (bytes, random) => {
    for (let n = random.int(1, 8); n > 0; n--) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
    return bytes
  },
  // A few bytes behind the headers.
  (bytes, random) => {
    for (let n = random.int(1, 40); n > 0; n--) bytes[random.int(700, bytes.length - 1)] = random.int(0, 255)
    return bytes
  },
  (bytes, random) => bytes.subarray(0, random.int(1, bytes.length)),
  // A piece taken out, or repeated.
  (bytes, random) => {
    const [from, length] = [random.int(0, bytes.length - 1), random.int(1, 400)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + length))])
  },
  (bytes, random) => {
    const [from, length] = [random.int(0, bytes.length - 1), random.int(1, 400)]
    return Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)])
  },
  // Another size in the header: SOF of a JPEG, IHDR of a PNG.
  (bytes, random) => {
    const sof = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    const at = bytes[0] === 0x89 ? random.pick([18, 22]) : sof + random.pick([5, 7])
    if (at + 2 <= bytes.length && at > 0) bytes.writeUInt16BE(random.int(0, 65535), at)
    return bytes
  },
]

describe('mutated bytes', () => {
  it(
    `${MUTATIONS} mutations of JPEG and PNG files are judged or refused`,
    async () => {
      const random = createRandom(SEED)
      const files = [small, await sharp(small).png({ compressionLevel: 1 }).toBuffer()]
      const outcomes = new Map<string, number>()
      for (let n = 0; n < MUTATIONS; n++) {
        const mutate = MUTATIONS_OF[n % MUTATIONS_OF.length]
        const bytes = mutate(Buffer.from(random.pick(files)), random)
        const outcome = await judged(bytes).catch((error: unknown) => {
          throw new Error(`mutation ${n} of seed ${SEED}`, { cause: error })
        })
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }
      expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(MUTATIONS)
      if (process.env['FUZZ_MUTATIONS'] !== undefined) console.log(Object.fromEntries(outcomes))
    },
    Math.max(120_000, MUTATIONS * 30_000),
  )
})
