import type { Camera } from '@identity/protocol'
import { cameraFault } from '../browser/camera-fault.ts'
import { createFrameGrabber } from '../browser/frame-grabber.ts'
import type { FrameAnalyser } from '../browser/frame-analyser.ts'
import { openCamera, type OpenCamera } from '../browser/open-camera.ts'
import { recordMotion } from '../browser/record-motion.ts'
import type { CapturedFrame } from '../core/build-bundle.ts'
import { runFlashChallenge } from '../core/run-flash-challenge.ts'
import { cameraScreen, type CameraScreen } from '../ui/camera-screen.ts'
import { faultScreen, flashIntroScreen } from '../ui/screens.ts'
import { FLASH_STEPS, wait, type FlowContext, type Steps } from './flow-context.ts'
import { guideToCard, takePhoto, type GuidedCamera } from './guide-camera.ts'
import { isPhone } from './is-phone.ts'
import { SLOW_AFTER_MS } from './stage.ts'
import { whenVisible } from './when-visible.ts'

/** Beside seven answers to the challenge, within the ten frames of a bundle. */
const FRAMES_BESIDE_FLASH = 2
/** Nine frames take a minute and a half on a 3G network, and the person looks at the photo before. */
const FLASH_TTL_MS = 180_000

interface Guidance {
  readonly opened: OpenCamera
  readonly screen: CameraScreen
  readonly flash: boolean
  readonly isShown: () => boolean
  readonly pressed: () => boolean
}

/** Camera, guidance, photo and colours. @param analyser the one of this capture, started when first asked for. */
export function cameraSteps(flow: FlowContext, analyser: () => FrameAnalyser): Pick<Steps, 'camera'> {
  const { client, stage, options } = flow
  /** Ids of the cameras the person changed to, by where they look. */
  const chosen = new Map<Camera, string>()

  /** The front camera sees what the screen lights; the rear one is the better camera where nothing is flashed. */
  async function camera(flash: boolean): Promise<void> {
    const facing = flash ? 'front' : 'rear'
    flow.closeCamera()
    let isShown = flow.leave()
    // Within the click, or iOS does not ask. Opening passes through this thread several times and the first picture comes
    // a quarter of a second later: nothing is drawn before the camera is open, all is drawn while it wakes up.
    flow.motion = recordMotion()
    const open = () => openCamera(facing, chosen.get(facing))
    const opening = flow.motion.asked?.then(open) ?? open()
    let pressed = false
    let drawn: CameraScreen | null = null
    const draw = (): CameraScreen => {
      if (drawn !== null) return drawn
      isShown = flow.enter('camera')
      drawn = cameraScreen({
        texts: flow.texts,
        mirrored: facing === 'front',
        flash,
        onShutter: () => (pressed = true),
        onBack: () => flow.go.intro(),
      })
      stage.show(drawn.node)
      if (options.handleBack === true && history.state !== 'ktp-camera') history.pushState('ktp-camera', '')
      return drawn
    }
    const slow = setTimeout(() => {
      if (isShown()) draw().say(flow.texts.askingCamera)
    }, SLOW_AFTER_MS)
    let opened: OpenCamera
    try {
      opened = await opening
    } catch (error) {
      if (!isShown()) return
      flow.closeCamera()
      chosen.delete(facing)
      stage.show(
        faultScreen(flow.texts, cameraFault(error), {
          onAgain: () => void camera(flash),
          onFile: (file) => void flow.go.choose(file),
          onPhone: isPhone() ? null : () => void flow.go.phone(),
        }),
      )
      return
    } finally {
      clearTimeout(slow)
    }
    // Left while the browser asked: nobody looks at this picture any more.
    if (!isShown()) {
      opened.close()
      return
    }
    flow.camera = opened
    const screen = draw()
    await guide({ opened, screen, flash, isShown, pressed: () => pressed })
  }

  async function guide({ opened, screen, flash, isShown, pressed }: Guidance): Promise<void> {
    // Turning the phone, another app or a call can end the stream: open it again, once the page is looked at.
    opened.track.onended = () => {
      void whenVisible().then(() => (flow.camera === opened ? camera(flash) : undefined))
    }
    try {
      await screen.play(opened.stream).catch(() => undefined)
      if (opened.hasTorch) screen.showTorch((on) => void opened.torch(on))
      void offerOther(opened, screen, flash)
      const guided: GuidedCamera = {
        camera: opened,
        screen,
        grabber: createFrameGrabber(screen.video),
        analyser: analyser(),
        wait,
        isClosed: () => !isShown(),
        pressed: () => pressed() && screen.video.videoWidth > 0,
      }
      if ((await guideToCard(guided)) === null) return
      const frames = await takePhoto(guided, flash ? FRAMES_BESIDE_FLASH : undefined)
      if (!isShown()) return
      if (flash) flashIntro(guided, frames)
      else flow.go.review(frames)
    } catch (error) {
      if (isShown()) flow.broken(error, () => void camera(flash))
    }
  }

  async function offerOther(opened: OpenCamera, screen: CameraScreen, flash: boolean): Promise<void> {
    const id = await opened.next()
    if (id === null) return
    screen.showSwitch(() => {
      chosen.set(opened.facing, id)
      void camera(flash)
    })
  }

  function flashIntro(guided: GuidedCamera, frames: CapturedFrame[]): void {
    flow.enter('flash')
    const screen = flashIntroScreen(
      flow.texts,
      () => void flashColours(guided, frames),
      () => flow.go.review(frames),
    )
    // The video must stay in the page, or some browsers stop it.
    guided.screen.video.style.cssText = 'position:absolute;width:2px;height:2px;opacity:.01;pointer-events:none'
    screen.append(guided.screen.video)
    stage.show(screen)
    void guided.screen.video.play().catch(() => undefined)
  }

  async function flashColours(guided: GuidedCamera, frames: CapturedFrame[]): Promise<void> {
    const isShown = flow.leave()
    const answers: Promise<CapturedFrame>[] = []
    try {
      const challenge = await client.challenge(flow.session.customerId, FLASH_STEPS, FLASH_TTL_MS)
      await runFlashChallenge(challenge, {
        show: (color) => stage.flash(color),
        wait: async (ms) => {
          await wait(ms)
          if (!isShown()) throw new DOMException('left', 'AbortError')
        },
        now: () => performance.now(),
        take: (step) => {
          const meta = { step, camera: guided.camera.facing, capturedAtMs: Date.now() }
          answers.push(guided.grabber.grab(meta))
        },
      })
      flow.go.review([...frames, ...(await Promise.all(answers))], challenge)
    } catch (error) {
      if (isShown()) flow.broken(error, () => flashIntro(guided, frames))
    }
  }

  return { camera }
}
