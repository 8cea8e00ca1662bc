import { randomBytes } from 'node:crypto'
import type { CommitCapture, Storage } from '../../ports.ts'
import type { StartedCapture } from './fixture.ts'

/** The private things of the sample; none of them may be readable on disk. */
export const NIK = '3171234567890123'
export const FULL_NAME = 'SITI CANARY RAHAYU'

export function newDigest(): string {
  return randomBytes(32).toString('hex')
}

/** A verdict that passed, with something private in every place that must be sealed. */
export function commitInput(
  storage: Storage,
  tenantId: string,
  capture: Pick<StartedCapture, 'captureId' | 'leaseToken'>,
): CommitCapture {
  const fused = { fused: 'live', lambda: -1.25, passed: 1, present: 1, because: [] }
  return {
    tenantId,
    captureId: capture.captureId,
    leaseToken: capture.leaseToken,
    verification: { id: storage.newId('ver'), status: 'verified', score: 87.5, assuranceTier: 'standard' },
    bundle: {
      deviceId: null,
      platform: 'web',
      sdkVersion: 'test@1',
      keySource: 'challenge',
      capturedAtMs: 1_795_000_000_000,
      verdict: 'passed',
      assuranceTier: 'standard',
      score: 87.5,
      policyVersion: '1',
      antiSpoof: fused,
      tamper: { ...fused, fused: 'authentic' },
      missing: ['no flash'],
      stageMs: { ocr: 812.25 },
    },
    votes: [
      {
        name: 'nik_consistency',
        family: 'tamper',
        version: '1',
        passed: true,
        finding: 'consistent',
        llr: -0.1 - 0.2,
        score: 0.574,
        reason: `The number ${NIK} fits the printed date.`,
        evidence: { nik: NIK },
        ms: 0.25,
      },
      {
        name: 'font_match',
        family: 'tamper',
        version: '1',
        passed: null,
        finding: 'absent',
        llr: 0,
        score: 0.5,
        reason: 'not implemented',
        evidence: {},
        ms: 0,
      },
    ],
    evidence: { reading: { nik: NIK, fullName: FULL_NAME } },
    ocr: { fields: { nik: { value: NIK }, fullName: { value: FULL_NAME } } },
    nik: NIK,
    frames: [],
    faceEnrolment: null,
    raiseKycTier: true,
    actor: 'key_test',
    requestId: 'req_1',
    response: {
      status: 200,
      contentType: 'application/json',
      body: Buffer.from(JSON.stringify({ ocr: { nik: NIK, fullName: FULL_NAME } }), 'utf8'),
    },
  }
}
