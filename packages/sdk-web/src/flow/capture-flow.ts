import { createFrameAnalyser, type FrameAnalyser } from '../browser/frame-analyser.ts'
import { holdSession } from '../browser/hold-session.ts'
import { createCaptureKeeper } from '../browser/keep-capture.ts'
import { readPhoto } from '../browser/read-photo.ts'
import { SessionError } from '../core/session-client.ts'
import type { KtpCaptureOptions } from '../create-ktp-capture.ts'
import { fileButton, introScreen, messageScreen } from '../ui/screens.ts'
import { cameraSteps } from './camera-steps.ts'
import { actionButton, createFlowContext, wantsFlash } from './flow-context.ts'
import { isPhone } from './is-phone.ts'
import { phoneStep } from './phone-step.ts'
import { sendSteps } from './send-steps.ts'

/** A person who reads takes longer than this; one who does not wants the camera first. */
const ANALYSER_AFTER_MS = 1_000

export interface CaptureFlow {
  start(): Promise<void>
  close(): void
}

/** One person's way through a capture: where it begins, and where it goes on after a reload. */
export function createCaptureFlow(options: KtpCaptureOptions): CaptureFlow {
  const flow = createFlowContext(options)
  const { client, stage } = flow
  const workerUrl =
    options.workerUrl === undefined
      ? new URL(/* @vite-ignore */ './quality-worker.js', import.meta.url)
      : options.workerUrl
  let analyser: FrameAnalyser | null = null
  const startedAnalyser = () => (analyser ??= createFrameAnalyser(workerUrl))
  /** While the person reads the first screen, so that its script is there when the camera is, or when it is needed. */
  let warmUp: ReturnType<typeof setTimeout> | undefined
  let releaseLock = (): void => undefined
  Object.assign(flow, {
    go: { intro, choose, ...cameraSteps(flow, startedAnalyser), ...phoneStep(flow), ...sendSteps(flow) },
  })

  async function start(): Promise<void> {
    flow.setLocale(flow.locale)
    // Without https there is neither a camera nor a signature: no way around it is offered.
    if (!globalThis.isSecureContext) {
      stage.show(messageScreen(...flow.texts.faults.insecure))
      return
    }
    const asked = client.session()
    stage.showIfSlow(messageScreen(flow.texts.loading, null))
    try {
      flow.session = await asked
    } catch (error) {
      if (error instanceof SessionError && error.code === 'unauthenticated')
        stage.show(messageScreen(flow.texts.expiredHeading, flow.texts.closedLead))
      else flow.broken(error, () => void start())
      return
    }
    flow.setLocale(options.locale ?? flow.session.locale)
    flow.keeper = createCaptureKeeper(flow.session.id)
    if (flow.session.state === 'open') await hold(false)
    else {
      await flow.keeper.forget()
      flow.go.end()
    }
  }

  async function hold(steal: boolean): Promise<void> {
    const held = await holdSession(flow.session.id, {
      steal,
      onLost: () => {
        flow.leave()
        flow.closeCamera()
        stage.flash(null)
        if (!flow.closed) showOtherTab()
      },
    })
    if (held.kind === 'taken') showOtherTab()
    else {
      releaseLock = held.release
      await resume()
    }
  }

  function showOtherTab(): void {
    const { otherTabHeading, otherTabLead, useThisTab } = flow.texts
    stage.show(
      messageScreen(
        otherTabHeading,
        otherTabLead,
        actionButton(useThisTab, () => void hold(true)),
      ),
    )
  }

  /** A reload goes on where the person stood: with the photo that waited, or the bundle that was on its way. */
  async function resume(): Promise<void> {
    const { go, session } = flow
    const kept = session.step === 'intro' || session.step === 'camera' ? null : await flow.keeper.take()
    if (kept?.kind === 'bundle') await go.send(kept.bundle, kept.idempotencyKey)
    else if (kept?.kind === 'frames') go.review([...kept.frames])
    else if (session.outcome !== null && session.step === 'review') go.outcome(session.outcome)
    else if (session.step === 'camera' || session.step === 'flash') await go.camera(wantsFlash(flow))
    else intro()
  }

  function intro(): void {
    flow.leave()
    flow.closeCamera()
    stage.show(
      introScreen(flow.texts, wantsFlash(flow), {
        onStart: (flash) => void flow.go.camera(flash),
        onFile: (file) => void choose(file),
        onPhone: isPhone() ? null : () => void flow.go.phone(),
        onLanguage: () => {
          flow.setLocale(flow.locale === 'id' ? 'en' : 'id')
          intro()
        },
      }),
    )
    warmUp ??= setTimeout(startedAnalyser, ANALYSER_AFTER_MS)
  }

  async function choose(file: File): Promise<void> {
    const frame = await readPhoto(file)
    if (frame !== 'wrong' && frame !== 'small') {
      flow.go.review([frame])
      return
    }
    const { useFile, wrongFile, smallFile, back } = flow.texts
    stage.show(
      messageScreen(
        useFile,
        frame === 'wrong' ? wrongFile : smallFile,
        fileButton(useFile, (next) => void choose(next)),
        actionButton(back, intro),
      ),
    )
  }

  const onBack = () => {
    if (options.handleBack === true && flow.motion !== null) {
      stage.flash(null)
      intro()
    }
  }
  addEventListener('popstate', onBack)

  return {
    start,
    close: () => {
      flow.closed = true
      flow.leave()
      removeEventListener('popstate', onBack)
      flow.closeCamera()
      clearTimeout(warmUp)
      analyser?.close()
      stage.flash(null)
      releaseLock()
      stage.close()
    },
  }
}
