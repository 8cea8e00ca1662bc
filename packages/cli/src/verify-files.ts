import { open } from 'node:fs/promises'
import { AppError, FRAME_BASE64_MAX_CHARS, FRAMES_PER_BUNDLE } from '@identity/protocol'
import {
  currentPolicy,
  DUPLICATE_THRESHOLDS,
  extractEvidence,
  judge,
  openCardReader,
  openFaceEngine,
  restrictDecoder,
  type Extraction,
  type Judgement,
} from '@identity/pipeline'
import { fieldTable, stageLine, voterTable } from './render/report.ts'
import { UserError } from './user-error.ts'
import { drawingFormat, writeDrawing } from './draw/write-drawing.ts'

/** What a frame may weigh on the wire, before base64. */
const FRAME_MAX_BYTES = (FRAME_BASE64_MAX_CHARS / 4) * 3

/** Reads a file that may be a frame; its size is judged before a byte is read. */
async function readFrame(path: string): Promise<Buffer> {
  let file
  try {
    file = await open(path)
  } catch {
    throw new UserError(`${path} cannot be opened`)
  }
  try {
    const { size } = await file.stat()
    if (size > FRAME_MAX_BYTES) throw new UserError(`${path} has ${size} bytes; a frame may have ${FRAME_MAX_BYTES}`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** The pipeline speaks of `/bundle/frames/0`; the person at the keyboard gave a file. */
function nameFile(error: unknown, paths: readonly string[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'frame_invalid') return error
  const named = error.errors.map(
    ({ pointer, message }) => `${paths[Number(pointer.split('/').at(-1))] ?? pointer}: ${message}`,
  )
  return new UserError(named.join('; '))
}

function print({ evidence, timings }: Extraction, judgement: Judgement, voteMs: number): void {
  const { reading } = evidence
  if (reading.kind === 'read') {
    console.log(`Card read on frame ${reading.frame}, ${Math.round(reading.cardWidthPx)} px wide\n`)
    console.log(fieldTable(reading))
  } else {
    console.log(`No card: ${reading.reason}\n`)
  }
  console.log(`Physical card in front of a camera? ${judgement.antiSpoof.fused}`)
  console.log(voterTable(judgement.antiSpoof.voters))
  console.log(`As issued? ${judgement.tamper.fused}`)
  console.log(voterTable(judgement.tamper.voters))
  console.log(`Verdict: ${judgement.verdict}, tier ${judgement.assuranceTier}, score ${judgement.score}`)
  for (const reason of [...judgement.antiSpoof.because, ...judgement.tamper.because]) console.log(`  · ${reason}`)
  console.log(`\n${stageLine({ ...timings, voters: voteMs })}`)
}

export interface VerifyOptions {
  readonly json?: true
  /** Files to draw the reading on, each .svg or .png. */
  readonly draw: readonly string[]
}

/** `identity verify`: the pipeline on files; prints a report or JSON. @throws UserError naming the file that is no frame. */
export async function verifyFiles(paths: readonly string[], options: VerifyOptions): Promise<void> {
  for (const path of options.draw) drawingFormat(path)
  if (paths.length > FRAMES_PER_BUNDLE.max) throw new UserError(`a capture has at most ${FRAMES_PER_BUNDLE.max} frames`)
  const frames: Buffer[] = []
  for (const path of paths) frames.push(await readFrame(path))
  restrictDecoder()
  const reader = await openCardReader()
  const face = await openFaceEngine()
  const extraction = await extractEvidence(
    {
      frames,
      frameMeta: [],
      flashSamples: null,
      clientOcr: { fields: null, confidence: null },
      session: {
        keySource: null,
        selfAssertedAllowed: false,
        platform: null,
        challenge: null,
        capturedAtMs: null,
        receivedAtMs: Date.now(),
      },
    },
    { reader, face },
    { clock: () => performance.now() },
  ).catch((error: unknown) => {
    throw nameFile(error, paths)
  })
  const startedAtMs = performance.now()
  const judgement = judge(
    {
      ...extraction.evidence,
      history: { matches: null },
      faceHistory: { candidates: null, notSearched: 'no_store', thresholds: DUPLICATE_THRESHOLDS },
    },
    currentPolicy(),
  )
  const voteMs = performance.now() - startedAtMs
  if (options.json) {
    console.log(JSON.stringify({ judgement, evidence: extraction.evidence, stageMs: extraction.timings }, null, 2))
  } else {
    print(extraction, judgement, voteMs)
  }
  const { reading } = extraction.evidence
  for (const path of options.draw) {
    await writeDrawing(path, frames[reading.kind === 'read' ? reading.frame : 0]!, reading)
    console.error(`Drawn on ${path}; it shows what is on the card, treat it as you would the card.`)
  }
}
