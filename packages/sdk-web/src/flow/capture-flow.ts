import {
  CHALLENGE_TTL_MS,
  type CaptureBundle,
  type CaptureClientView,
  type CaptureSessionClientView,
  type CaptureStep,
  type FlashChallenge,
  type Locale,
} from '@identity/protocol'
import { cameraFault } from '../browser/camera-fault.ts'
import { createFrameAnalyser, type FrameAnalyser } from '../browser/frame-analyser.ts'
import { createFrameGrabber } from '../browser/frame-grabber.ts'
import { holdSession } from '../browser/hold-session.ts'
import { createCaptureKeeper, type CaptureKeeper } from '../browser/keep-capture.ts'
import { openCamera, type OpenCamera } from '../browser/open-camera.ts'
import { readPhoto } from '../browser/read-photo.ts'
import { recordMotion, type MotionRecorder } from '../browser/record-motion.ts'
import { xhrTransport } from '../browser/xhr-transport.ts'
import { buildBundle, type CapturedFrame } from '../core/build-bundle.ts'
import { plainFramesOf } from '../core/plain-frames-of.ts'
import { runFlashChallenge } from '../core/run-flash-challenge.ts'
import { createSessionClient, SessionError } from '../core/session-client.ts'
import { submitCapture } from '../core/submit-capture.ts'
import type { KtpCaptureOptions } from '../create-ktp-capture.ts'
import { cameraScreen } from '../ui/camera-screen.ts'
import { element } from '../ui/element.ts'
import {
  faultScreen,
  fileButton,
  flashIntroScreen,
  introScreen,
  messageScreen,
  outcomeScreen,
  retryScreen,
  reviewScreen,
  sendingScreen,
} from '../ui/screens.ts'
import { TEXTS, type Texts } from '../ui/texts.ts'
import { guideToCard, takePhoto, type GuidedCamera } from './guide-camera.ts'
import { openStage } from './stage.ts'
import { whenVisible } from './when-visible.ts'

/** Enough colours for tier high on the first try (docs: flash_reflectance). */
const FLASH_STEPS = 7
/** Beside seven answers to the challenge, within the ten frames of a bundle. */
const FRAMES_BESIDE_FLASH = 2
/** Nine frames take a minute and a half on a 3G network, and the person looks at the photo before. */
const FLASH_TTL_MS = 180_000
/** Where nothing is flashed a challenge only lends its key: as long as a slow upload may take. */
const KEY_TTL_MS = CHALLENGE_TTL_MS.max
/** How often a session that is being analysed is asked for its outcome. */
const OUTCOME_EVERY_MS = 2_000

export interface CaptureFlow {
  start(): Promise<void>
  close(): void
}

/** One person's way through a capture. Each method shows a screen and ends by going to the next. */
export function createCaptureFlow(options: KtpCaptureOptions): CaptureFlow {
  const client = createSessionClient({ baseUrl: options.baseUrl ?? '', token: options.token })
  const stage = openStage(options.element)
  const workerUrl =
    options.workerUrl === undefined
      ? new URL(/* @vite-ignore */ './quality-worker.js', import.meta.url)
      : options.workerUrl
  let session: CaptureSessionClientView
  let keeper: CaptureKeeper
  let locale: Locale = options.locale ?? 'id'
  let texts: Texts = TEXTS[locale]
  /** Raised by whatever leaves a screen; loops of the screen before see that they are over. */
  let turn = 0
  let closed = false
  let camera: OpenCamera | null = null
  let analyser: FrameAnalyser | null = null
  let motion: MotionRecorder | null = null
  let releaseLock = (): void => undefined

  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const setLocale = (next: Locale) => {
    locale = next
    texts = TEXTS[locale]
    stage.setLanguage(locale)
  }
  const enter = (step: CaptureStep) => {
    turn++
    options.onProgress?.({ step })
    // Only for a reload; the capture does not wait for it.
    client.noteStep(step).catch(() => undefined)
  }
  const closeCamera = () => {
    camera?.close()
    camera = null
    motion?.stop()
    motion = null
  }
  /** Started while the person reads the first screen, so that its script is there when the camera is. */
  const startedAnalyser = () => (analyser ??= createFrameAnalyser(workerUrl))
  const button = (text: string, onclick: () => void, kind = 'main') =>
    element('button', { type: 'button', class: kind, onclick }, text)

  const broken = (error: unknown, again: () => void) => {
    if (closed) return
    const code = error instanceof SessionError ? error.code : null
    if (code === 'session_closed' || code === 'unauthenticated') {
      void refresh()
      return
    }
    const offline = code === 'network' || code === 'overloaded' || code === 'rate_limited'
    const [title, lead] = offline ? [texts.offlineHeading, texts.offlineLead] : [texts.brokenHeading, texts.brokenLead]
    stage.show(messageScreen(title, lead, button(texts.tryAgain, again)))
  }

  async function start(): Promise<void> {
    setLocale(locale)
    // Without https there is neither a camera nor a signature: no way around it is offered.
    if (!globalThis.isSecureContext) {
      stage.show(messageScreen(...texts.faults.insecure))
      return
    }
    const asked = client.session()
    stage.showIfSlow(messageScreen(texts.loading, null))
    try {
      session = await asked
    } catch (error) {
      if (error instanceof SessionError && error.code === 'unauthenticated')
        stage.show(messageScreen(texts.expiredHeading, texts.closedLead))
      else broken(error, () => void start())
      return
    }
    setLocale(options.locale ?? session.locale)
    keeper = createCaptureKeeper(session.id)
    if (session.state !== 'open') {
      await keeper.forget()
      showEnd()
      return
    }
    await hold(false)
  }

  async function hold(steal: boolean): Promise<void> {
    const held = await holdSession(session.id, {
      steal,
      onLost: () => {
        turn++
        closeCamera()
        stage.flash(null)
        if (!closed) showOtherTab()
      },
    })
    if (held.kind === 'taken') showOtherTab()
    else {
      releaseLock = held.release
      await resume()
    }
  }

  function showOtherTab(): void {
    stage.show(
      messageScreen(
        texts.otherTabHeading,
        texts.otherTabLead,
        button(texts.useThisTab, () => void hold(true)),
      ),
    )
  }

  /** A reload goes on where the person stood: with the photo that waited, or the bundle that was on its way. */
  async function resume(): Promise<void> {
    const kept = session.step === 'intro' || session.step === 'camera' ? null : await keeper.take()
    if (kept?.kind === 'bundle') await send(kept.bundle, kept.idempotencyKey)
    else if (kept?.kind === 'frames') review([...kept.frames])
    else if (session.outcome !== null && session.step === 'review') showOutcome(session.outcome)
    else if (session.step === 'camera' || session.step === 'flash') await openCameraFor(wantsFlash())
    else intro()
  }

  const wantsFlash = () => session.requiredAssurance === 'high'

  function intro(): void {
    turn++
    closeCamera()
    stage.show(
      introScreen(texts, wantsFlash(), {
        onStart: (flash) => void openCameraFor(flash),
        onFile: (file) => void choose(file),
        onLanguage: () => {
          setLocale(locale === 'id' ? 'en' : 'id')
          intro()
        },
      }),
    )
    startedAnalyser()
  }

  async function choose(file: File): Promise<void> {
    const frame = await readPhoto(file)
    if (frame === 'wrong' || frame === 'small') {
      const text = frame === 'wrong' ? texts.wrongFile : texts.smallFile
      stage.show(
        messageScreen(
          texts.useFile,
          text,
          fileButton(texts.useFile, (next) => void choose(next)),
          button(texts.back, intro),
        ),
      )
    } else review([frame])
  }

  /** The front camera sees what the screen lights; the rear one is the better camera where nothing is flashed. */
  async function openCameraFor(flash: boolean): Promise<void> {
    enter('camera')
    if (options.handleBack === true && history.state !== 'ktp-camera') history.pushState('ktp-camera', '')
    closeCamera()
    stage.showIfSlow(messageScreen(texts.askingCamera, null))
    try {
      // Asked for within the click, or iOS does not ask at all.
      motion = await recordMotion()
      camera = await openCamera(flash ? 'front' : 'rear')
    } catch (error) {
      closeCamera()
      stage.show(
        faultScreen(
          texts,
          cameraFault(error),
          () => void openCameraFor(flash),
          (file) => void choose(file),
        ),
      )
      return
    }
    await guide(camera, flash)
  }

  async function guide(opened: OpenCamera, flash: boolean): Promise<void> {
    const mine = ++turn
    let pressed = false
    const screen = cameraScreen({
      texts,
      mirrored: opened.facing === 'front',
      flash,
      onShutter: () => (pressed = true),
      onBack: intro,
    })
    screen.video.srcObject = opened.stream
    stage.show(screen.node)
    // Turning the phone, another app or a call can end the stream: open it again, once the page is looked at.
    opened.track.onended = () => {
      void whenVisible().then(() => (camera === opened ? openCameraFor(flash) : undefined))
    }
    if (opened.hasTorch) screen.showTorch((on) => void opened.torch(on))
    const guided: GuidedCamera = {
      camera: opened,
      screen,
      grabber: createFrameGrabber(screen.video),
      analyser: startedAnalyser(),
      wait,
      isClosed: () => closed || mine !== turn,
      pressed: () => pressed && screen.video.videoWidth > 0,
    }
    try {
      await screen.video.play().catch(() => undefined)
      if ((await guideToCard(guided)) === null) return
      const frames = await takePhoto(guided, flash ? FRAMES_BESIDE_FLASH : undefined)
      if (guided.isClosed()) return
      if (flash) flashIntro(guided, frames)
      else review(frames)
    } catch (error) {
      if (!guided.isClosed()) broken(error, () => void openCameraFor(flash))
    }
  }

  function flashIntro(guided: GuidedCamera, frames: CapturedFrame[]): void {
    enter('flash')
    const screen = flashIntroScreen(
      texts,
      () => void flash(guided, frames),
      () => review(frames),
    )
    // The video must stay in the page, or some browsers stop it.
    guided.screen.video.style.cssText = 'position:absolute;width:2px;height:2px;opacity:.01;pointer-events:none'
    screen.append(guided.screen.video)
    stage.show(screen)
    void guided.screen.video.play().catch(() => undefined)
  }

  async function flash(guided: GuidedCamera, frames: CapturedFrame[]): Promise<void> {
    const mine = ++turn
    const answers: Promise<CapturedFrame>[] = []
    try {
      const challenge = await client.challenge(session.customerId, FLASH_STEPS, FLASH_TTL_MS)
      await runFlashChallenge(challenge, {
        show: (color) => stage.flash(color),
        wait: async (ms) => {
          await wait(ms)
          if (closed || mine !== turn) throw new DOMException('left', 'AbortError')
        },
        now: () => performance.now(),
        take: (step) => {
          const meta = { step, camera: guided.camera.facing, capturedAtMs: Date.now() }
          answers.push(guided.grabber.grab(meta))
        },
      })
      review([...frames, ...(await Promise.all(answers))], challenge)
    } catch (error) {
      if (!closed && mine === turn) broken(error, () => flashIntro(guided, frames))
    }
  }

  function review(frames: readonly CapturedFrame[], challenge: FlashChallenge | null = null): void {
    enter('review')
    // A stream that ends now is not missed: another photo opens it anew.
    if (camera !== null) camera.track.onended = null
    // A photo whose challenge has been shown cannot wait for a reload: the challenge is over by then.
    if (challenge === null) void keeper.keep({ kind: 'frames', frames })
    const shown = frames.find(({ meta }) => meta.step === undefined) ?? frames.at(0)
    const again = () => void keeper.forget().then(() => openCameraFor(wantsFlash() && challenge !== null))
    const imageUrl = `data:image/jpeg;base64,${shown?.base64 ?? ''}`
    stage.show(reviewScreen(texts, imageUrl, () => void signAndSend(frames, challenge), again))
  }

  async function signAndSend(frames: readonly CapturedFrame[], challenge: FlashChallenge | null): Promise<void> {
    const mine = ++turn
    const sensors = motion?.trace()
    closeCamera()
    stage.show(sendingScreen(texts).node)
    try {
      const key = challenge ?? (await client.challenge(session.customerId, FLASH_STEPS, KEY_TTL_MS))
      const bundle = await buildBundle({ frames, challenge: key, sensors, capturedAt: new Date() })
      const idempotencyKey = crypto.randomUUID()
      await keeper.keep({ kind: 'bundle', bundle, idempotencyKey })
      await send(bundle, idempotencyKey)
    } catch (error) {
      if (!closed && mine === turn) broken(error, () => review(frames, challenge))
    }
  }

  async function send(bundle: CaptureBundle, idempotencyKey: string): Promise<void> {
    enter('submitting')
    const mine = turn
    const sending = sendingScreen(texts)
    stage.show(sending.node)
    try {
      let outcome = await submitCapture(
        client,
        { customerId: session.customerId, bundle },
        {
          transport: xhrTransport,
          idempotencyKey,
          onProgress: ({ phase, sentShare }) => sending.update(texts[phase], sentShare),
        },
      )
      session = await client.session()
      // Answered before the analysis had ended: the session knows when it has.
      while (session.state === 'open' && session.outcome !== null && !isSettled(session)) {
        await wait(OUTCOME_EVERY_MS)
        if (closed || mine !== turn) return
        session = await client.session()
      }
      outcome = session.outcome ?? outcome
      await keeper.forget()
      options.onResult?.(outcome)
      showOutcome(outcome)
    } catch (error) {
      if (closed || mine !== turn) return
      const code = error instanceof SessionError ? error.code : null
      if (code === 'challenge_expired' || code === 'challenge_not_found') await renew(bundle)
      else broken(error, () => void send(bundle, idempotencyKey))
    }
  }

  /** The challenge ran out on the way. The photo is good still; colours that were answered are not, and are shown anew. */
  async function renew(bundle: CaptureBundle): Promise<void> {
    const frames = plainFramesOf(bundle)
    await keeper.keep({ kind: 'frames', frames })
    if (frames.length === bundle.frames.length) {
      review(frames)
      return
    }
    turn++
    stage.show(
      messageScreen(
        texts.lateHeading,
        texts.lateLead,
        button(texts.flashAgain, () => void keeper.forget().then(() => openCameraFor(true))),
        button(texts.sendWithoutFlash, () => review(frames), ''),
      ),
    )
  }

  /** An open session whose last capture may be tried again, or one that has ended. */
  const isSettled = ({ outcome, state }: CaptureSessionClientView) =>
    state !== 'open' || outcome?.retry.allowed === true

  function showOutcome(outcome: CaptureClientView): void {
    turn++
    closeCamera()
    if (outcome.retry.allowed && session.state === 'open' && session.capturesLeft > 0) {
      stage.show(retryScreen(texts, outcome.retry.hints, () => void openCameraFor(wantsFlash())))
      return
    }
    options.onProgress?.({ step: 'done' })
    stage.show(outcomeScreen(texts, outcome, finishAction()))
  }

  function finishAction(): (() => void) | null {
    const { onFinish } = options
    if (onFinish !== undefined) return () => onFinish(session)
    const { returnUrl } = session
    return returnUrl === null ? null : () => location.assign(returnUrl)
  }

  function showEnd(): void {
    if (session.outcome !== null) showOutcome(session.outcome)
    else
      stage.show(
        messageScreen(session.state === 'cancelled' ? texts.cancelledHeading : texts.expiredHeading, texts.closedLead),
      )
  }

  async function refresh(): Promise<void> {
    try {
      session = await client.session()
      if (session.state === 'open') intro()
      else showEnd()
    } catch {
      stage.show(messageScreen(texts.expiredHeading, texts.closedLead))
    }
  }

  const onBack = () => {
    if (options.handleBack === true && camera !== null) {
      stage.flash(null)
      intro()
    }
  }
  addEventListener('popstate', onBack)

  return {
    start,
    close: () => {
      closed = true
      turn++
      removeEventListener('popstate', onBack)
      closeCamera()
      analyser?.close()
      stage.flash(null)
      releaseLock()
      stage.close()
    },
  }
}
