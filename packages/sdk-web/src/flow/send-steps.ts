import {
  CHALLENGE_TTL_MS,
  type CaptureBundle,
  type CaptureClientView,
  type CaptureSessionClientView,
  type FlashChallenge,
} from '@identity/protocol'
import { xhrTransport } from '../browser/xhr-transport.ts'
import { buildBundle, type CapturedFrame } from '../core/build-bundle.ts'
import { plainFramesOf } from '../core/plain-frames-of.ts'
import { SessionError } from '../core/session-client.ts'
import { submitCapture } from '../core/submit-capture.ts'
import { messageScreen, outcomeScreen, retryScreen, reviewScreen, sendingScreen } from '../ui/screens.ts'
import { actionButton, FLASH_STEPS, wait, wantsFlash, type FlowContext, type Steps } from './flow-context.ts'

/** Where nothing is flashed a challenge only lends its key: as long as a slow upload may take. */
const KEY_TTL_MS = CHALLENGE_TTL_MS.max
/** How often a session that is being analysed is asked for its outcome. */
const OUTCOME_EVERY_MS = 2_000

/** From the photo to what became of it. */
export function sendSteps(flow: FlowContext): Pick<Steps, 'review' | 'send' | 'outcome' | 'end'> {
  const { client, stage, options } = flow

  function review(frames: readonly CapturedFrame[], challenge: FlashChallenge | null = null): void {
    // A photo whose challenge has been shown cannot wait for a reload: the challenge is over by then.
    flow.enter('review', challenge === null ? flow.keeper.keep({ kind: 'frames', frames }) : undefined)
    // A stream that ends now is not missed: another photo opens it anew.
    if (flow.camera !== null) flow.camera.track.onended = null
    const shown = frames.find(({ meta }) => meta.step === undefined) ?? frames.at(0)
    const again = () => void flow.keeper.forget().then(() => flow.go.camera(wantsFlash(flow) && challenge !== null))
    const imageUrl = `data:image/jpeg;base64,${shown?.base64 ?? ''}`
    stage.show(reviewScreen(flow.texts, imageUrl, () => void signAndSend(frames, challenge), again))
  }

  async function signAndSend(frames: readonly CapturedFrame[], challenge: FlashChallenge | null): Promise<void> {
    const isShown = flow.leave()
    const sensors = flow.motion?.trace()
    flow.closeCamera()
    stage.show(sendingScreen(flow.texts).node)
    try {
      const key = challenge ?? (await client.challenge(flow.session.customerId, FLASH_STEPS, KEY_TTL_MS))
      const bundle = await buildBundle({ frames, challenge: key, sensors, capturedAt: new Date() })
      const idempotencyKey = crypto.randomUUID()
      await flow.keeper.keep({ kind: 'bundle', bundle, idempotencyKey })
      await send(bundle, idempotencyKey)
    } catch (error) {
      if (isShown()) flow.broken(error, () => review(frames, challenge))
    }
  }

  async function send(bundle: CaptureBundle, idempotencyKey: string): Promise<void> {
    const isShown = flow.enter('submitting')
    const sending = sendingScreen(flow.texts)
    stage.show(sending.node)
    try {
      let outcome = await submitCapture(
        client,
        { customerId: flow.session.customerId, bundle },
        {
          transport: xhrTransport,
          idempotencyKey,
          onProgress: ({ phase, sentShare }) => sending.update(flow.texts[phase], sentShare),
        },
      )
      flow.session = await client.session()
      // Answered before the analysis had ended: the session knows when it has.
      while (flow.session.state === 'open' && flow.session.outcome !== null && !isSettled(flow.session)) {
        await wait(OUTCOME_EVERY_MS)
        if (!isShown()) return
        flow.session = await client.session()
      }
      outcome = flow.session.outcome ?? outcome
      await flow.keeper.forget()
      options.onResult?.(outcome)
      showOutcome(outcome)
    } catch (error) {
      if (!isShown()) return
      const code = error instanceof SessionError ? error.code : null
      if (code === 'challenge_expired' || code === 'challenge_not_found') await renew(bundle)
      else flow.broken(error, () => void send(bundle, idempotencyKey))
    }
  }

  /** The challenge ran out on the way. The photo is good still; colours that were answered are not, and are shown anew. */
  async function renew(bundle: CaptureBundle): Promise<void> {
    const frames = plainFramesOf(bundle)
    await flow.keeper.keep({ kind: 'frames', frames })
    if (frames.length === bundle.frames.length) {
      review(frames)
      return
    }
    flow.leave()
    const { texts } = flow
    stage.show(
      messageScreen(
        texts.lateHeading,
        texts.lateLead,
        actionButton(texts.flashAgain, () => void flow.keeper.forget().then(() => flow.go.camera(true))),
        actionButton(texts.sendWithoutFlash, () => review(frames), ''),
      ),
    )
  }

  function showOutcome(outcome: CaptureClientView): void {
    flow.leave()
    flow.closeCamera()
    const { texts, session } = flow
    if (outcome.retry.allowed && session.state === 'open' && session.capturesLeft > 0) {
      const again = () => void flow.go.camera(wantsFlash(flow))
      stage.show(retryScreen(texts, outcome.retry.hints, again, (file) => void flow.go.choose(file)))
      return
    }
    options.onProgress?.({ step: 'done' })
    stage.show(outcomeScreen(texts, outcome, finishAction()))
  }

  function finishAction(): (() => void) | null {
    const { onFinish } = options
    const { session } = flow
    if (onFinish !== undefined) return () => onFinish(session)
    const { returnUrl } = session
    return returnUrl === null ? null : () => location.assign(returnUrl)
  }

  function end(): void {
    const { texts, session } = flow
    if (session.outcome !== null) showOutcome(session.outcome)
    else
      stage.show(
        messageScreen(session.state === 'cancelled' ? texts.cancelledHeading : texts.expiredHeading, texts.closedLead),
      )
  }

  return { review, send, outcome: showOutcome, end }
}

/** An open session whose last capture may be tried again, or one that has ended. */
function isSettled({ outcome, state }: CaptureSessionClientView): boolean {
  return state !== 'open' || outcome?.retry.allowed === true
}
