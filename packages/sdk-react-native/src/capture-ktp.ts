import type { CaptureClientView, FlashChallenge } from '@identity/protocol'
import {
  buildBundle,
  runFlashChallenge,
  submitCapture,
  type CapturedFrame,
  type SessionClient,
  type SubmitProgress,
} from 'qe-identity-sdk-web/core'
import type { NativePorts } from './native-ports.ts'
import { signWithNoble } from './sign-with-noble.ts'

const SDK_VERSION = 'qe-identity-sdk-rn@0.1.0'
/** As on the web: enough colours for tier high on the first try, two frames beside their seven answers. */
const FLASH_STEPS = 7
const FRAMES_BESIDE_FLASH = 2
const FRAMES_WITHOUT_FLASH = 3
const CHALLENGE_TTL_MS = 180_000

export type NativeCaptureStep = 'photo' | 'flash' | SubmitProgress['phase']

export interface NativeCapture {
  /** Of `createSessionClient`, with a session's token. */
  readonly client: SessionClient
  /** After a warning, and only when the person did not choose against it. */
  readonly flash: boolean
  readonly onStep?: (step: NativeCaptureStep) => void
}

/**
 * One capture, from the first picture to the answer. Screens around it (explanation, warning, outcome) are yours. A
 * colour stays on the screen until its picture is taken, however long the camera needs: pictures of a phone come late.
 *
 * @throws SessionError when the service refuses, and whatever the camera or `wait` rejects with.
 */
export async function captureKtp(ports: NativePorts, capture: NativeCapture): Promise<CaptureClientView> {
  const { client, flash, onStep = () => undefined } = capture
  const { customerId } = await client.session()
  onStep('photo')
  const frames: CapturedFrame[] = []
  for (let i = 0; i < (flash ? FRAMES_BESIDE_FLASH : FRAMES_WITHOUT_FLASH); i++)
    frames.push(await takeFrame(ports, undefined))
  const challenge = await client.challenge(customerId, FLASH_STEPS, CHALLENGE_TTL_MS)
  if (flash) {
    onStep('flash')
    frames.push(...(await answers(ports, challenge)))
  }
  const bundle = await buildBundle({
    frames,
    challenge,
    capturedAt: ports.today(),
    platform: ports.platform,
    sdkVersion: SDK_VERSION,
    sign: signWithNoble,
  })
  return submitCapture(
    client,
    { customerId, bundle },
    {
      transport: ports.transport,
      idempotencyKey: ports.randomUuid(),
      onProgress: ({ phase }) => onStep(phase),
    },
  )
}

async function answers(ports: NativePorts, challenge: FlashChallenge): Promise<CapturedFrame[]> {
  const taken: CapturedFrame[] = []
  await runFlashChallenge(challenge, {
    show: ports.showColor,
    wait: ports.wait,
    now: ports.now,
    take: async (step) => {
      taken.push(await takeFrame(ports, step))
    },
  })
  return taken
}

async function takeFrame({ camera, today }: NativePorts, step: number | undefined): Promise<CapturedFrame> {
  const capturedAtMs = today().getTime()
  const base64 = await camera.takePicture()
  const meta = { camera: camera.facing, capturedAtMs, ...(step !== undefined && { step }) }
  // Its pixels are not decoded here; the service measures them on the card itself.
  return { base64, meta, meanRgb: null }
}
