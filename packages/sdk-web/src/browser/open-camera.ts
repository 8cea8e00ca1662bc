import type { Camera } from '@identity/protocol'
import { betterCamera, isWrongCamera, nextCamera } from './better-camera.ts'

export interface OpenCamera {
  readonly stream: MediaStream
  readonly track: MediaStreamTrack
  /** As asked for; a laptop has one camera and it counts as what was asked. */
  readonly facing: Camera
  readonly hasTorch: boolean
  /** Tries to switch the torch; false when the device has none or refuses. */
  torch(on: boolean): Promise<boolean>
  isTorchOn(): boolean
  /** Id of another camera that may be meant, for `openCamera`; null where there is none. */
  next(): Promise<string | null>
  close(): void
}

/** Enough for print of 1 mm on a card that fills the frame; more only makes old phones slow. */
const IDEAL = { width: { ideal: 1920 }, height: { ideal: 1440 } } as const

/**
 * Asks for the stream first and lists devices only afterwards: listing before permission made browsers report no camera
 * at all. Rejects with the browser's own error; `cameraFault` tells what it means.
 * @param chosen id of the camera that the person chose; opened whatever it is.
 */
export async function openCamera(facing: Camera, chosen?: string): Promise<OpenCamera> {
  const { mediaDevices } = navigator
  const facingMode = { ideal: facing === 'rear' ? 'environment' : 'user' }
  const which = chosen === undefined ? { facingMode } : { deviceId: { exact: chosen } }
  let stream = await mediaDevices.getUserMedia({ audio: false, video: { ...IDEAL, ...which } })
  const used = stream.getVideoTracks().at(0)
  // Listing takes a slow phone a quarter of a second: only where the camera's own name gives cause.
  const better =
    chosen === undefined && used !== undefined && isWrongCamera(used.label)
      ? betterCamera(await listDevices(mediaDevices), used.getSettings().deviceId ?? '', facing)
      : null
  if (better !== null) {
    // Most phones open one camera at a time.
    stop(stream)
    stream = await mediaDevices.getUserMedia({ audio: false, video: { ...IDEAL, deviceId: { exact: better } } })
  }
  const track = stream.getVideoTracks().at(0)
  if (track === undefined) throw new DOMException('the stream has no picture', 'NotFoundError')
  // Some browsers lack the method, the typings lack the torch; and one that knows torches may have no lamp.
  const capable = track as { getCapabilities?: () => { torch?: boolean } }
  const hasTorch = capable.getCapabilities?.().torch === true
  let torchOn = false
  return {
    stream,
    track,
    facing,
    hasTorch,
    torch: async (on) => {
      if (!hasTorch) return false
      try {
        await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
        torchOn = on
        return true
      } catch {
        return false
      }
    },
    isTorchOn: () => torchOn,
    next: async () => nextCamera(await listDevices(mediaDevices), track.getSettings().deviceId ?? '', facing),
    close: () => stop(stream),
  }
}

async function listDevices(mediaDevices: MediaDevices): Promise<readonly MediaDeviceInfo[]> {
  try {
    return await mediaDevices.enumerateDevices()
  } catch {
    return []
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
