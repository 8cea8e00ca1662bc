import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { extractEvidence, type CardReader, type FaceEngine } from '@identity/pipeline'
import type { CaptureRecord } from '@identity/pipeline/calibration'
import { makeBurst, type SimulatedBurst } from '@identity/specimen'
import { captureKey, instrumentOf, type PlannedCapture, type SetLabel } from './planned-capture.ts'

/** From first to last frame a burst takes less than this; the bundle arrives soon after. */
const UPLOAD_MS = 3_000
const CHALLENGE_MS = { before: 4_000, after: 90_000 } as const

/** Makes or opens one capture and measures it as the service would have: signed with the secret of its challenge. */
export async function measureCapture(
  capture: PlannedCapture,
  engines: { readonly reader: CardReader; readonly face: FaceEngine | null },
): Promise<CaptureRecord> {
  const { frames, label } = await open(capture)
  const meta = label.meta ?? []
  const startMs = meta[0]?.capturedAtMs ?? 0
  const endMs = Math.max(startMs, ...meta.map(({ capturedAtMs }) => capturedAtMs ?? 0))
  const { evidence, timings, failedMeasures } = await extractEvidence(
    {
      frames,
      frameMeta: meta,
      flashSamples: label.flashSamples ?? null,
      clientOcr: { fields: null, confidence: null },
      session: {
        keySource: 'challenge',
        selfAssertedAllowed: false,
        platform: null,
        challenge:
          label.flash === undefined
            ? null
            : {
                id: 'fc_generated',
                colors: label.flash.colors,
                holdMs: label.flash.holdMs,
                issuedAtMs: startMs - CHALLENGE_MS.before,
                expiresAtMs: startMs + CHALLENGE_MS.after,
                attempt: 1,
              },
        capturedAtMs: endMs,
        receivedAtMs: endMs + UPLOAD_MS,
      },
    },
    engines,
    { clock: () => performance.now() },
  )
  const { phone } = label.truth ?? {}
  return {
    key: captureKey(capture),
    label: {
      source: label.source ?? 'generated',
      class: label.class ?? (label.species === 'genuine' || label.species === 'control' ? label.species : 'attack'),
      species: label.species,
      condition: label.condition ?? 'good',
      lighting: (capture.kind === 'generated' ? capture.lighting : label.lighting) ?? 'room',
      split: label.split ?? 'heldout',
      seed: label.seed ?? 0,
      phone: typeof phone === 'string' ? phone : 'unknown',
      instrument: label.truth === undefined ? null : instrumentOf(label.truth),
    },
    evidence,
    stageMs: timings,
    failedMeasures,
  }
}

interface OpenCapture {
  readonly frames: readonly Uint8Array[]
  readonly label: SetLabel
}

async function open(capture: PlannedCapture): Promise<OpenCapture> {
  if (capture.kind === 'stored') {
    const { dir, label } = capture
    // A label names files beside it and nothing else.
    return { frames: await Promise.all(label.files.map((file) => readFile(join(dir, basename(file))))), label }
  }
  const { species, seed, split, condition, lighting, frames, widthPx } = capture
  const made: SimulatedBurst = await makeBurst(species, {
    seed,
    split,
    condition,
    lighting,
    frames,
    widthPx,
    heightPx: Math.round((widthPx * 3) / 4),
  })
  const { labels, ...rest } = made
  return { frames: made.frames, label: { files: [], ...rest, ...labels } }
}
