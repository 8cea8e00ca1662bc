import { AppError, type ErrorCode } from '@identity/protocol'
import type { CaptureInput, Evidence, ExtractedEvidence, judge as Judge, Policy } from '@identity/pipeline'
import { NEAR_DISTANCE_BITS } from '@identity/pipeline/judge'
import type {
  BeginCaptureResult,
  CaptureOwner,
  CommitCapture,
  FaceIndex,
  FrameContentType,
  SealedFrame,
  StoredResponse,
  Storage,
} from '@identity/storage'
import { AnalysisLostError, type AnalysisPort, type AnalysisTicket } from '../../analysis/analysis-port.ts'
import { jsonResponse } from '../../http/idempotency.ts'
import type { Metrics } from '../../http/metrics.ts'
import type { AcceptedCapture } from '../../intake/intake-outcome.ts'
import type { KeyFacts } from './answer-key.ts'
import { captureIds } from './capture-ids.ts'
import { captureResult, ocrResult, pendingResult } from './capture-result.ts'
import { enrolmentOf, enrolmentView } from '../faces/enrolment-of.ts'
import { findDuplicates } from '../faces/find-duplicates.ts'
import { thresholdsOf } from '../faces/thresholds.ts'
import type { SealedFacts } from './sealed-facts.ts'
import { unreadableEvidence } from './unreadable-evidence.ts'

/** Time to seal the frames of the largest body on a slow disk, with room. */
const RECEIVED_LEASE_MS = 20_000
const LEASE_MARGIN_MS = 10_000
const POLL_MS = 200

export interface SubmitCapture {
  readonly tenantId: string
  /** `key_…`. */
  readonly actor: string
  readonly requestId: string
  readonly intake: AcceptedCapture
  readonly key: KeyFacts
}

/** A capture whose frames are sealed, and what is needed to finish it. */
export interface SealedCapture {
  readonly owner: CaptureOwner
  readonly bundleId: string
  readonly customerId: string
  readonly requestId: string
  readonly frames: readonly SealedFrame[]
  readonly facts: SealedFacts
}

/** The acknowledgement protocol: nothing is answered that a kill the next instant could lose. */
export interface Captures {
  /** Tx 1, seal, analyse, tx 2; the reply is final (200), or `pending` (202) when the analysis takes too long. */
  submit(capture: SubmitCapture): Promise<StoredResponse>
  /**
   * Analyses sealed frames and commits the verdict; used by `submit` and by the job that finishes what was cut off.
   * @param ticket null: judge without looking at the frames (the analysis failed too often).
   */
  finish(sealed: SealedCapture, bytes: readonly Uint8Array[], ticket: AnalysisTicket | null): Promise<StoredResponse>
  /** Captures this process is working on; a lease that ran out while they wait in the queue is handed to them. */
  adoptLease(owner: CaptureOwner): boolean
  /** Requests that wait for an analysis are answered `pending` from now on; the work itself goes on. */
  drain(): void
  /** Resolves when no capture is being worked on. */
  idle(): Promise<void>
}

interface Dependencies {
  readonly storage: Storage
  readonly faceIndex: FaceIndex
  readonly analysis: AnalysisPort
  readonly policy: Policy
  readonly judge: typeof Judge
  readonly metrics: Metrics
  readonly clock: () => number
  readonly deadlineMs: number
}

interface Extracted {
  readonly evidence: ExtractedEvidence
  readonly faceTemplate: Float32Array | null
  readonly timings: Readonly<Record<string, number>>
}

type BeginRefusal = Exclude<BeginCaptureResult['kind'], 'started' | 'already_done' | 'in_progress'>

const BEGIN_REFUSALS: Readonly<Record<BeginRefusal, ErrorCode>> = {
  duplicate_bundle: 'duplicate_bundle',
  challenge_not_found: 'challenge_not_found',
  challenge_customer_mismatch: 'challenge_customer_mismatch',
  challenge_expired: 'challenge_expired',
  challenge_consumed: 'challenge_consumed',
  // Revoked means: no longer usable, and not because a capture won it.
  challenge_revoked: 'challenge_expired',
}

const CONTENT_TYPE = { jpeg: 'image/jpeg', png: 'image/png' } as const satisfies Record<string, FrameContentType>

export function createCaptures(dependencies: Dependencies): Captures {
  const { storage, faceIndex, analysis, policy, judge, metrics, clock, deadlineMs } = dependencies
  /** Capture id → its current owner; the lease of a capture in our queue may be renewed by the sweeper. */
  const working = new Map<string, { owner: CaptureOwner }>()
  let idleWaiters: (() => void)[] = []
  let drained = (): void => undefined
  const draining = new Promise<'late'>((resolve) => {
    drained = () => resolve('late')
  })

  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = clock()
    try {
      return await work()
    } finally {
      metrics.stages.record(stage, clock() - startedAt)
    }
  }

  const knownOf = async (sealed: SealedCapture, raised: boolean) => {
    const { tenantId, captureId } = sealed.owner
    const customer = await storage.customers.get(tenantId, sealed.customerId)
    return {
      ...captureIds(captureId),
      bundleId: sealed.bundleId,
      framesStored: sealed.frames.length,
      keySource: sealed.facts.session.keySource,
      customer: { id: sealed.customerId, kycTier: raised ? 'standard' : (customer?.kycTier ?? 'none') },
    } as const
  }

  const extract = async (
    facts: SealedFacts,
    frames: readonly Uint8Array[],
    ticket: AnalysisTicket,
  ): Promise<Extracted> => {
    const { bundle, session } = facts
    const input: CaptureInput = {
      frames,
      frameMeta: bundle.frameMeta ?? [],
      flashSamples: bundle.flashSamples ?? null,
      clientOcr: { fields: bundle.ocrFields ?? null, confidence: bundle.ocrConfidence ?? null },
      session,
    }
    const { evidence, faceTemplate, timings, failedMeasures } = await timed('analysis', () => ticket.run(input))
    for (const measure of failedMeasures) metrics.measuresFailed.inc({ measure })
    for (const [stage, ms] of Object.entries(timings)) metrics.stages.record(stage, ms as number)
    return { evidence, faceTemplate, timings: { ...timings } }
  }

  const withHistory = async (sealed: SealedCapture, { evidence, faceTemplate }: Extracted): Promise<Evidence> => {
    const { tenantId } = sealed.owner
    const matches = await storage.frameHistory.find({
      tenantId,
      customerId: sealed.customerId,
      frames: evidence.frames,
      maxDistanceBits: NEAR_DISTANCE_BITS,
    })
    const { face, reading } = evidence
    const faceHistory = await timed('duplicates', async () =>
      findDuplicates(storage, faceIndex, {
        tenantId,
        customerId: sealed.customerId,
        face,
        template: faceTemplate,
        nik: reading.kind === 'read' ? reading.fields.nik.value : null,
        thresholds: await thresholdsOf(storage.tenants, tenantId),
      }),
    )
    return {
      ...evidence,
      faceHistory,
      history: {
        matches: matches.map(({ frame, bundleId, sameCustomer, kind, distanceBits }) => ({
          frame,
          bundleId,
          sameCustomer,
          kind,
          distanceBits,
        })),
      },
    }
  }

  /** Tx 2. */
  const commit = async (
    sealed: SealedCapture,
    owner: CaptureOwner,
    evidence: Evidence,
    template: Float32Array | null,
    timings: Readonly<Record<string, number>>,
  ): Promise<StoredResponse> => {
    const judgedAt = clock()
    const judgement = judge(evidence, policy, clock)
    metrics.stages.record('voters', clock() - judgedAt)
    const raise = judgement.assuranceTier !== 'low'
    const known = await knownOf(sealed, raise)
    const enrolment = enrolmentOf(evidence.face, template, judgement.verdict)
    const face = enrolmentView(known.faceEnrolmentId, enrolment)
    const response = jsonResponse(200, captureResult(known, judgement, evidence, face))
    const { facts } = sealed
    const { antiSpoof, tamper, verdict, assuranceTier, score, policyVersion, missing } = judgement
    const fused = ({ fused: word, lambda, passed, present, because }: typeof antiSpoof | typeof tamper) => ({
      fused: word,
      lambda,
      passed,
      present,
      because,
    })
    const committed: CommitCapture = {
      ...owner,
      verification: { id: known.verificationId, status: judgement.status, score, assuranceTier },
      bundle: {
        deviceId: facts.deviceId,
        platform: facts.bundle.platform,
        sdkVersion: facts.bundle.sdkVersion,
        keySource: facts.session.keySource,
        capturedAtMs: facts.session.capturedAtMs,
        verdict,
        assuranceTier,
        score,
        policyVersion,
        antiSpoof: fused(antiSpoof),
        tamper: fused(tamper),
        missing,
        stageMs: timings,
      },
      votes: [...antiSpoof.voters, ...tamper.voters],
      evidence,
      ocr: evidence.reading.kind === 'read' ? ocrResult(evidence.reading) : null,
      nik: evidence.reading.kind === 'read' ? evidence.reading.fields.nik.value : null,
      frames: sealed.frames.map((frame) => {
        const measured = evidence.frames.find(({ index }) => index === frame.index)
        const declared = facts.frames.at(frame.index)
        return {
          ...frame,
          width: measured?.width ?? declared?.width ?? 1,
          height: measured?.height ?? declared?.height ?? 1,
          // Of an unread frame nothing is known; digits of its digest match no other picture.
          perceptualHash: measured?.perceptualHash ?? frame.sha256.slice(0, 16),
          step: measured?.step ?? null,
        }
      }),
      faceEnrolment: { id: known.faceEnrolmentId, ...enrolment },
      raiseKycTier: raise,
      actor: facts.actor,
      requestId: sealed.requestId,
      response,
    }
    const result = await timed('commit', () => storage.captures.commit(committed))
    if (result.kind === 'lease_lost') throw new LeaseLost()
    metrics.verdicts.inc({ verdict, tier: assuranceTier })
    return response
  }

  const finish: Captures['finish'] = async (sealed, bytes, ticket) => {
    const { captureId } = sealed.owner
    const entry = { owner: sealed.owner }
    working.set(captureId, entry)
    try {
      const extracted: Extracted =
        ticket === null
          ? { evidence: unreadableEvidence(sealed.facts), faceTemplate: null, timings: {} }
          : await extract(sealed.facts, bytes, ticket)
      const evidence = await withHistory(sealed, extracted)
      return await commit(sealed, entry.owner, evidence, extracted.faceTemplate, extracted.timings)
    } catch (error) {
      // The frames are no pictures after all: there is nothing to decide, now or later.
      if (error instanceof AppError && error.code === 'frame_invalid')
        await storage.captures.fail(entry.owner, error.code)
      throw error
    } finally {
      working.delete(captureId)
      if (working.size === 0) for (const waiter of idleWaiters.splice(0)) waiter()
    }
  }

  const seal = async (
    capture: SubmitCapture,
    begun: Extract<BeginCaptureResult, { kind: 'started' }>,
  ): Promise<SealedCapture> => {
    const { tenantId, intake, key } = capture
    const owner: CaptureOwner = { tenantId, captureId: begun.captureId, leaseToken: begun.leaseToken }
    const { customerId, bundle } = intake
    const tenant = await storage.tenants.get(tenantId)
    const facts: SealedFacts = {
      layout: 1,
      bundle,
      session: {
        keySource: key.keySource,
        selfAssertedAllowed: tenant?.settings.allowSelfAssertedKeys ?? false,
        platform: bundle.platform,
        challenge: begun.challenge && {
          id: begun.challenge.id,
          colors: begun.challenge.colors,
          holdMs: begun.challenge.holdMs,
          issuedAtMs: begun.challenge.issuedAtMs,
          expiresAtMs: begun.challenge.expiresAtMs,
          attempt: begun.attempt,
        },
        capturedAtMs: Date.parse(bundle.capturedAt),
        receivedAtMs: begun.receivedAtMs,
      },
      deviceId: key.deviceId,
      actor: capture.actor,
      frames: intake.frames.map(({ format, width, height }) => ({ format, width, height })),
    }
    try {
      const frames = await timed('seal', () =>
        Promise.all(
          intake.frames.map(({ bytes, format }, index) =>
            storage.frames.seal({
              tenantId,
              customerId,
              bundleId: begun.bundleId,
              index,
              contentType: CONTENT_TYPE[format],
              bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
            }),
          ),
        ),
      )
      const leaseMs = deadlineMs + LEASE_MARGIN_MS
      const marked = await storage.captures.markSealed(owner, { frames, bundleWithoutFrames: facts, leaseMs })
      if (marked === 'lease_lost') throw new LeaseLost()
      return { owner, bundleId: begun.bundleId, customerId, requestId: capture.requestId, frames, facts }
    } catch (error) {
      // Let a retry of the same bundle start at once instead of waiting for the lease.
      if (!(error instanceof LeaseLost)) await storage.captures.fail(owner, 'seal_failed').catch(() => undefined)
      throw error
    }
  }

  /** Waits for the analysis until the deadline; afterwards the work goes on without the caller. */
  const finishWithin = async (
    sealed: SealedCapture,
    bytes: readonly Uint8Array[],
    ticket: AnalysisTicket,
    remainingMs: number,
  ): Promise<StoredResponse> => {
    const work = finish(sealed, bytes, ticket)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), Math.max(0, remainingMs))
    })
    try {
      const first = await Promise.race([work, late, draining])
      if (first !== 'late') {
        metrics.captures.inc({ outcome: 'answered' })
        return first
      }
      // Whatever becomes of it, the sweeper will find the capture where it was left.
      work.catch(() => undefined)
    } catch (error) {
      if (!(error instanceof AnalysisLostError)) throw error
    } finally {
      clearTimeout(timer)
    }
    metrics.captures.inc({ outcome: 'pending' })
    return jsonResponse(202, pendingResult(await knownOf(sealed, false), policy.version))
  }

  /** One try: what to answer, or null when another owner is at work on the same bundle. */
  const attempt = async (capture: SubmitCapture, untilMs: number): Promise<StoredResponse | null> => {
    const { tenantId, requestId, intake, key } = capture
    const ticket = analysis.reserve()
    try {
      const begun = await timed('begin', () =>
        storage.captures.begin({
          tenantId,
          customerId: intake.customerId,
          nonce: key.challenge?.nonce ?? null,
          digest: intake.digest,
          requestId,
          leaseMs: RECEIVED_LEASE_MS,
        }),
      )
      if (begun.kind === 'already_done') return begun.response
      if (begun.kind === 'in_progress') return null
      if (begun.kind !== 'started') throw new AppError(BEGIN_REFUSALS[begun.kind])
      const sealed = await seal(capture, begun)
      const bytes = intake.frames.map((frame) => frame.bytes)
      return await finishWithin(sealed, bytes, ticket, untilMs - clock())
    } catch (error) {
      if (error instanceof LeaseLost) return null
      throw error
    } finally {
      ticket.release()
    }
  }

  return {
    finish,
    async submit(capture) {
      const untilMs = clock() + deadlineMs
      for (;;) {
        const response = await attempt(capture, untilMs)
        if (response !== null) return response
        if (clock() >= untilMs) throw new AppError('idempotency_in_progress', { retryAfterSeconds: 2 })
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
    adoptLease(owner) {
      const entry = working.get(owner.captureId)
      if (entry === undefined) return false
      entry.owner = owner
      return true
    },
    drain: () => drained(),
    idle: () =>
      working.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleWaiters = [...idleWaiters, resolve]
          }),
  }
}

/** Another owner took the capture over; what it stored is the answer. */
class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}
