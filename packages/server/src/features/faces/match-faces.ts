import { cosine, DRAWN_FROM, FACE_MODEL_ID } from '@identity/pipeline/judge'
import {
  AppError,
  FACE_SEARCH_LIMIT,
  type FaceCompareRequest,
  type FaceComparison,
  type FaceDecision,
  type FaceReason,
  type FaceSearchRequest,
  type FaceSearchResult,
  type FaceThresholds,
} from '@identity/protocol'
import type { FaceEnrolmentRecord, FaceIndex, Storage } from '@identity/storage'
import { AnalysisLostError, type AnalysisPort } from '../../analysis/analysis-port.ts'
import { found } from '../../http/found.ts'
import { readPhoto } from './read-photo.ts'
import { thresholdsOf } from './thresholds.ts'

const RETRY_SECONDS = 3

export interface Matching {
  readonly storage: Storage
  readonly analysis: AnalysisPort
  readonly faceIndex: FaceIndex
}

export interface MatchCaller {
  readonly tenantId: string
  readonly keyId: string
  readonly requestId: string
}

/** One side of a comparison. A doubt leaves the score standing and the decision to a person. */
type Side =
  | { readonly kind: 'none'; readonly why: FaceReason }
  | {
      readonly kind: 'template'
      readonly vector: Float32Array
      readonly space: string
      readonly doubt: FaceReason | null
    }

/** 1:1. Audited with score, decision and the thresholds in force, whatever comes out. */
export async function compareFaces(
  matching: Matching,
  { tenantId, keyId, requestId }: MatchCaller,
  { enrolmentId, image, otherEnrolmentId }: FaceCompareRequest,
): Promise<FaceComparison> {
  exactlyOne({ image, otherEnrolmentId })
  const { storage } = matching
  const thresholds = await thresholdsOf(storage.tenants, tenantId)
  const enrolled = await enrolledSide(storage, tenantId, enrolmentId)
  const other =
    otherEnrolmentId === undefined
      ? await photoSide(matching.analysis, image ?? '')
      : await enrolledSide(storage, tenantId, otherEnrolmentId)
  const { score, decision, reason } = decide(enrolled, other, thresholds)
  await storage.audit.append({
    tenantId,
    actor: keyId,
    action: 'face.compared',
    subject: enrolmentId,
    requestId,
    details: {
      otherEnrolmentId: otherEnrolmentId ?? null,
      score,
      decision,
      reason,
      thresholds,
      modelId: FACE_MODEL_ID,
    },
  })
  return {
    enrolmentId,
    otherEnrolmentId: otherEnrolmentId ?? null,
    score,
    decision,
    reason,
    modelId: FACE_MODEL_ID,
    thresholds,
  }
}

/** 1:N within the tenant. Audited with what was found. */
export async function searchFaces(
  matching: Matching,
  { tenantId, keyId, requestId }: MatchCaller,
  { image, enrolmentId, limit = FACE_SEARCH_LIMIT.default }: FaceSearchRequest,
): Promise<FaceSearchResult> {
  exactlyOne({ image, enrolmentId })
  const { storage, faceIndex } = matching
  const thresholds = await thresholdsOf(storage.tenants, tenantId)
  const probe =
    enrolmentId === undefined
      ? await photoSide(matching.analysis, image ?? '')
      : await enrolledSide(storage, tenantId, enrolmentId)
  const reason = probe.kind === 'none' ? probe.why : probe.doubt === 'drawn_portrait' ? probe.doubt : null
  let matches: FaceSearchResult['matches'] = []
  let complete = true
  if (probe.kind === 'template' && reason === null) {
    const hits = await faceIndex.search({
      tenantId,
      space: probe.space,
      template: probe.vector,
      minScore: thresholds.candidate,
      // The probe may find itself.
      limit: limit + 1,
    })
    if (hits === null) throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS })
    complete = hits.complete
    matches = hits.matches
      .filter((match) => match.enrolmentId !== enrolmentId)
      .slice(0, limit)
      .map((match) => ({
        enrolmentId: match.enrolmentId,
        customerId: match.customerId,
        ktpBundleId: match.bundleId,
        score: match.score,
        likely: match.score >= thresholds.likely,
      }))
  }
  await storage.audit.append({
    tenantId,
    actor: keyId,
    action: 'face.searched',
    subject: enrolmentId ?? 'photo',
    requestId,
    details: {
      matches: matches.map((match) => ({ enrolmentId: match.enrolmentId, score: match.score })),
      reason,
      complete,
      thresholds,
      modelId: FACE_MODEL_ID,
    },
  })
  return { matches, reason, complete, modelId: FACE_MODEL_ID, thresholds }
}

function exactlyOne(choices: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(choices)
  if (names.filter((name) => choices[name] !== undefined).length === 1) return
  throw new AppError('invalid_request', { errors: [{ pointer: '', message: `give either ${names.join(' or ')}` }] })
}

async function enrolledSide(storage: Storage, tenantId: string, id: string): Promise<Side> {
  const record = found(await storage.faces.get(tenantId, id))
  const vector = await storage.faces.openTemplate(tenantId, id)
  if (vector === null || record.space === null) return { kind: 'none', why: reasonWithout(record) }
  const doubt = record.searchable ? (record.state === 'active' ? null : 'not_active') : 'drawn_portrait'
  return { kind: 'template', vector, space: record.space, doubt }
}

const reasonWithout = (record: FaceEnrolmentRecord): FaceReason =>
  record.state === 'revoked' ? 'not_active' : 'no_template'

async function photoSide(analysis: AnalysisPort, image: string): Promise<Side> {
  const photo = readPhoto(image)
  const ticket = analysis.reserve()
  let face
  try {
    face = await ticket.face(photo)
  } catch (error) {
    if (!(error instanceof AnalysisLostError)) throw error
    throw new AppError('overloaded', { retryAfterSeconds: RETRY_SECONDS, cause: error })
  } finally {
    ticket.release()
  }
  if (face.kind === 'none') {
    if (face.why !== 'undecodable') return { kind: 'none', why: face.why }
    throw new AppError('frame_invalid', { errors: [{ pointer: '/image', message: 'damaged or truncated picture' }] })
  }
  const drawn = face.drawnLikeness >= DRAWN_FROM
  const doubt = drawn ? 'drawn_portrait' : face.ambiguous ? 'several_faces' : null
  return { kind: 'template', vector: face.vector, space: face.space, doubt }
}

interface Decision {
  readonly score: number | null
  readonly decision: FaceDecision
  readonly reason: FaceReason | null
}

function decide(a: Side, b: Side, { accept, review }: FaceThresholds): Decision {
  const silent = [a, b].find((side) => side.kind === 'none')
  if (a.kind === 'none' || b.kind === 'none') {
    return { score: null, decision: 'review', reason: silent?.kind === 'none' ? silent.why : null }
  }
  if (a.space !== b.space) return { score: null, decision: 'review', reason: 'other_model' }
  const score = cosine(a.vector, b.vector)
  // Of several faces the largest may be the wrong one; between drawn ones the number means nothing.
  const doubt = [a.doubt, b.doubt].find((each) => each === 'drawn_portrait' || each === 'several_faces')
  if (doubt !== undefined) return { score, decision: 'review', reason: doubt }
  const decision = score >= accept ? 'accept' : score >= review ? 'review' : 'reject'
  return { score, decision, reason: a.doubt ?? b.doubt }
}
