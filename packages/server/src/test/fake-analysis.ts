import { FIELD_NAMES, type FieldName } from '@identity/ktp'
import type { CaptureInput, Extraction, ReadField } from '@identity/pipeline'
import { notMeasured } from '@identity/pipeline/judge'
import { createHash } from 'node:crypto'
import type { FaceOfPhoto } from '../analysis/analysis-messages.ts'
import type { AnalysisPort } from '../analysis/analysis-port.ts'

const field = (value: string): ReadField => ({ value, raw: value, confidence: 0.9, box: null, checks: [] })

/** Evidence as if every frame had been read, made from the input alone. */
export function fakeExtraction(input: CaptureInput): Extraction {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, field(`fake ${name}`)])) as Record<
    FieldName,
    ReadField
  >
  return {
    evidence: {
      ...notMeasured(),
      session: input.session,
      frames: input.frames.map((bytes, index) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        return {
          index,
          format: 'jpeg',
          width: 800,
          height: 500,
          sha256,
          perceptualHash: sha256.slice(0, 16),
          quality: { sharpness: 100, meanLuma: 128, clippedShare: 0 },
          step: null,
          capturedAtMs: null,
        }
      }),
      flash: { kind: 'none' },
      frameNoise: { pairs: [], unregistered: 0 },
      reading: {
        kind: 'read',
        engine: 'fake',
        frame: 0,
        quad: [
          [0, 0],
          [800, 0],
          [800, 500],
          [0, 500],
        ],
        homography: [800, 0, 0, 0, 500, 0, 0, 0, 1],
        cardWidthPx: 800,
        fields,
        header: { province: field('PROVINSI FAKE'), regency: field('KOTA FAKE') },
        issuePlace: field('FAKE'),
        checks: [],
      },
      clientOcr: input.clientOcr,
      face: { kind: 'none', why: 'no_engine', portrait: null },
    },
    faceTemplate: null,
    timings: { decode: 1, hash: 1, ocr: 1, flash: 1, pose: 1, noise: 1, forensics: 1, face: 1 },
    failedMeasures: [],
  }
}

/** Stands in for the analysis in tests about HTTP and storage only; it looks at no pixel. */
export function fakeAnalysis(
  run: (input: CaptureInput) => Promise<Extraction> = (input) => Promise.resolve(fakeExtraction(input)),
  photo: (bytes: Uint8Array) => FaceOfPhoto = () => ({ kind: 'none', why: 'no_engine' }),
): AnalysisPort {
  let load = 0
  return {
    get load() {
      return load
    },
    processes: { all: 1, ready: 1 },
    faceEngine: null,
    reserve() {
      load++
      let held = true
      const release = () => {
        if (held) load--
        held = false
      }
      const face = (bytes: Uint8Array) => Promise.resolve(photo(bytes)).finally(release)
      return { run: (input) => run(input).finally(release), face, release }
    },
    start: () => undefined,
    close: () => Promise.resolve(),
  }
}
