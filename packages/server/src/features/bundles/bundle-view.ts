import type { AntiSpoofWord, KtpBundle, Platform, StoredFrame, TamperWord } from '@identity/protocol'
import { BUNDLE_VERSION } from '@identity/protocol'
import type { Evidence } from '@identity/pipeline'
import type { BundleRecord, FrameRecord, Storage } from '@identity/storage'
import { fusedResult } from '../capture/capture-result.ts'
import { duplicatesView, NO_MODEL_ID, storedEnrolmentView } from '../faces/enrolment-of.ts'
import { storedReading } from './stored-reading.ts'

const NOT_ENROLLED: KtpBundle['faceEnrolment'] = {
  id: '',
  fallbackStub: true,
  modelId: NO_MODEL_ID,
  state: 'revoked',
  quality: null,
  reason: 'no_template',
}

const frameView = (frame: FrameRecord): StoredFrame => ({
  index: frame.index,
  format: frame.contentType === 'image/png' ? 'png' : 'jpeg',
  width: frame.width,
  height: frame.height,
  byteLength: frame.sizeBytes,
  sha256: frame.sha256,
  state: frame.state,
})

/** Opens what is sealed and shows a stored capture with everything that was measured and decided. */
export async function bundleView(
  storage: Pick<Storage, 'bundles' | 'frames'>,
  record: BundleRecord,
): Promise<KtpBundle> {
  const { tenantId, id } = record
  const [frames, votes, storedOcr, face, opened] = await Promise.all([
    storage.frames.list(tenantId, id),
    storage.bundles.openVotes(tenantId, id),
    storage.bundles.openOcr(tenantId, id),
    storage.bundles.faceEnrolment(tenantId, id),
    storage.bundles.openEvidence(tenantId, id),
  ])
  const evidence = opened as Evidence
  const ocr = storedReading(storedOcr, evidence)
  const family = (name: 'anti_spoof' | 'tamper') => (votes ?? []).filter((vote) => vote.family === name)
  const antiSpoof = { ...record.antiSpoof, fused: record.antiSpoof.fused as AntiSpoofWord }
  const tamper = { ...record.tamper, fused: record.tamper.fused as TamperWord }
  return {
    id,
    customerId: record.customerId,
    verificationId: record.verificationId,
    flashChallengeId: record.challengeId,
    version: BUNDLE_VERSION,
    sdkVersion: record.sdkVersion,
    platform: record.platform as Platform,
    capturedAt: new Date(record.capturedAtMs).toISOString(),
    receivedAt: new Date(record.receivedAtMs).toISOString(),
    keySource: record.keySource,
    verdict: record.verdict,
    assuranceTier: record.assuranceTier,
    framesStored: record.framesStored,
    frames: frames.map(frameView),
    antiSpoof: { ...fusedResult(antiSpoof, family('anti_spoof')), assuranceTier: record.assuranceTier },
    tamper: fusedResult(tamper, family('tamper')),
    faceEnrolment: face === null ? NOT_ENROLLED : storedEnrolmentView(face),
    duplicateCandidates: duplicatesView(evidence.faceHistory),
    ocr,
    policyVersion: record.policyVersion,
    missing: record.missing,
  }
}
