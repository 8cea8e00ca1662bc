import type { OpenCamera } from '../browser/open-camera.ts'
import type { FrameAnalyser } from '../browser/frame-analyser.ts'
import type { FrameGrabber } from '../browser/frame-grabber.ts'
import { adviceOn } from '../core/advice-on.ts'
import type { CapturedFrame } from '../core/build-bundle.ts'
import type { CameraScreen } from '../ui/camera-screen.ts'

/** Four looks a second leave an old phone time for its preview. */
const LOOK_EVERY_MS = 250
/** Looks in a row without anything to better before the photo is taken by itself. */
const STEADY_LOOKS = 3
/** Frames of one photo: separate exposures tell a live camera from a still picture. */
const FRAMES = 3
const FRAME_PAUSE_MS = 160
/** Exposure settles after the torch was switched. */
const TORCH_PAUSE_MS = 350

export interface GuidedCamera {
  readonly camera: OpenCamera
  readonly screen: CameraScreen
  readonly grabber: FrameGrabber
  readonly analyser: FrameAnalyser
  readonly wait: (ms: number) => Promise<void>
  readonly isClosed: () => boolean
  /** The person pressed the shutter. */
  readonly pressed: () => boolean
}

/** Guides until the card is well in place or the person presses the shutter; null when the capture was left. */
export async function guideToCard(guided: GuidedCamera): Promise<'ready' | null> {
  const { screen, grabber, analyser, wait, isClosed, pressed } = guided
  let steady = 0
  for (;;) {
    if (isClosed()) return null
    if (screen.video.videoWidth > 0) {
      const advice = adviceOn(await analyser.analyse(grabber, screen.guide(grabber.analysedSize())))
      screen.advise(advice)
      // A camera that still wakes up shows black: a press waits for its picture.
      if (pressed() && advice !== 'no_picture') return 'ready'
      steady = advice === 'ready' ? steady + 1 : 0
      if (steady >= STEADY_LOOKS) return 'ready'
    } else screen.advise('no_picture')
    await wait(LOOK_EVERY_MS)
  }
}

/** The frames of one photo; where there is a torch, one more with it switched shows how the laminate answers to light. */
export async function takePhoto({ camera, grabber, wait }: GuidedCamera, frames = FRAMES): Promise<CapturedFrame[]> {
  const taken: CapturedFrame[] = []
  const lit = camera.isTorchOn()
  const take = async (torch: boolean) => {
    const meta = { camera: camera.facing, capturedAtMs: Date.now(), ...(camera.hasTorch && { torch }) }
    taken.push(await grabber.grab(meta))
  }
  for (let i = 0; i < frames; i++) {
    if (i > 0) await wait(FRAME_PAUSE_MS)
    await take(lit)
  }
  if (camera.facing === 'rear' && (await camera.torch(!lit))) {
    await wait(TORCH_PAUSE_MS)
    await take(!lit)
    await camera.torch(lit)
  }
  return taken
}
