import { FIELD_NAMES } from '@identity/ktp'
import type { Evidence, FlashEvidence, FrameEvidence, ReadField, SessionEvidence } from '../evidence/evidence.ts'
import { notMeasured } from '../evidence/forensics/not-measured.ts'

const NOW = Date.UTC(2026, 0, 1, 3)

export const field = (value: string | null, confidence = 0.97): ReadField => ({
  value,
  raw: value,
  confidence,
  box: null,
  checks: [],
})

export const frame = (index: number): FrameEvidence => ({
  index,
  format: 'jpeg',
  width: 1600,
  height: 1200,
  sha256: String(index).repeat(64),
  perceptualHash: '0f0f0f0f0f0f0f0f',
  quality: { sharpness: 200, meanLuma: 120, clippedShare: 0.01 },
  step: null,
  capturedAtMs: null,
})

export const challenge: NonNullable<SessionEvidence['challenge']> = {
  id: 'fc_1',
  colors: ['#FFFFFF', '#00FF00', '#000000', '#FF00FF', '#0000FF'],
  holdMs: [400, 400, 400, 400, 400],
  issuedAtMs: NOW - 10_000,
  expiresAtMs: NOW + 80_000,
  attempt: 1,
}

export const flashSeries = (
  change: Partial<Extract<FlashEvidence, { kind: 'series' }>> = {},
): Extract<FlashEvidence, { kind: 'series' }> => ({
  kind: 'series',
  source: 'pixels',
  steps: 5,
  response: challenge.colors.map(() => [100, 100, 100] as const),
  swing: 0.2,
  statistic: 0.95,
  pValue: 0.0005,
  draws: 4000,
  shiftMargin: 0.6,
  synthetic: [],
  ...change,
})

/** Two frames of a fictional card, signed with a device key, no challenge: passes at standard. Synthetic, for tests. */
export function goodEvidence(change: Partial<Evidence> = {}): Evidence {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, field('CONTOH')])) as Record<
    (typeof FIELD_NAMES)[number],
    ReadField
  >
  return {
    ...notMeasured(),
    session: {
      keySource: 'device',
      selfAssertedAllowed: false,
      platform: 'android',
      challenge: null,
      capturedAtMs: NOW - 3_000,
      receivedAtMs: NOW,
    },
    frames: [frame(0), frame(1)],
    flash: { kind: 'none' },
    frameNoise: {
      pairs: [{ a: 0, b: 1, correlation: 0.03, residualRms: 1.1, identicalPixels: false }],
      unregistered: 0,
    },
    reading: {
      kind: 'read',
      engine: 'test',
      frame: 0,
      quad: [
        [0, 0],
        [1600, 0],
        [1600, 1009],
        [0, 1009],
      ],
      homography: [1600, 0, 0, 0, 1009, 0, 0, 0, 1],
      cardWidthPx: 1600,
      fields: {
        ...fields,
        nik: field('3171011708450001'),
        dateOfBirth: field('17-08-1945'),
        gender: field('LAKI-LAKI'),
      },
      header: { province: field('PROVINSI DKI JAKARTA'), regency: field('JAKARTA PUSAT') },
      issuePlace: field('JAKARTA PUSAT'),
      checks: [],
    },
    history: { matches: [] },
    face: {
      kind: 'template',
      portrait: { frame: 0, box: { x: 0.76, y: 0.28, width: 0.12, height: 0.22 }, score: 0.99, portraitWidthPx: 370 },
      modelId: 'qe-face-v3',
      space: 'test',
      runtime: 'native',
      quality: 'good',
      eyeDistancePx: 60,
      sharpness: 200,
      drawnLikeness: 0.05,
      otherFrames: [{ frame: 1, cosine: 0.97 }],
    },
    faceHistory: { candidates: [], notSearched: null, thresholds: { candidate: 0.55, likely: 0.65 } },
    clientOcr: { fields: null, confidence: null },
    ...change,
  }
}

/** The same with a challenge, its key, and an answer measured on the frames: passes at high. */
export function challengedEvidence(change: Partial<Evidence> = {}): Evidence {
  const good = goodEvidence()
  return { ...good, session: { ...good.session, keySource: 'challenge', challenge }, flash: flashSeries(), ...change }
}
