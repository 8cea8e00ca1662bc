import type { CapturedFrame } from '../core/build-bundle.ts'
import type { GrayFrame } from '../core/analyse-frame.ts'
import type { FrameMeta } from '@identity/protocol'
import { analysedSize, reduceFrame } from './reduce-frame.ts'

/** JPEG quality of what is sent: 0.3–0.5 MB at 1080p, and sensor noise survives it. */
const JPEG_QUALITY = 0.9
const SAMPLE_SIDE = 32

/** Stills from a running video. */
export interface FrameGrabber {
  /** The whole frame as it is now; the picture is taken before this returns, the JPEG follows. */
  grab(meta: FrameMeta): Promise<CapturedFrame>
  /** Size of the reduced frame. */
  analysedSize(): { readonly width: number; readonly height: number }
  /** The frame reduced, for guidance; reads pixels on the page, tens of milliseconds on a slow phone. */
  gray(): GrayFrame
  /** The frame as the decoder holds it, for a worker to reduce; costs the page nothing. Its taker closes it. */
  still(): VideoFrame
}

export function createFrameGrabber(video: HTMLVideoElement): FrameGrabber {
  const small = document.createElement('canvas')
  const tiny = document.createElement('canvas')
  tiny.width = tiny.height = SAMPLE_SIDE

  return {
    grab(meta) {
      // A canvas of its own: the next frame may be due before this one is encoded.
      const full = document.createElement('canvas')
      const { videoWidth: width, videoHeight: height } = video
      Object.assign(full, { width, height })
      contextOf(full, false).drawImage(video, 0, 0, width, height)
      const context = contextOf(tiny, true)
      // The middle half, where the outline puts the card.
      context.drawImage(full, width / 4, height / 4, width / 2, height / 2, 0, 0, SAMPLE_SIDE, SAMPLE_SIDE)
      const meanRgb = mean(context.getImageData(0, 0, SAMPLE_SIDE, SAMPLE_SIDE).data)
      return new Promise<Blob | null>((resolve) => full.toBlob(resolve, 'image/jpeg', JPEG_QUALITY)).then(
        async (blob) => {
          if (blob === null) throw new Error('the frame could not be encoded')
          return { base64: await base64Of(blob), meta, meanRgb }
        },
      )
    },
    analysedSize: () => analysedSize({ width: video.videoWidth, height: video.videoHeight }),
    gray() {
      const size = analysedSize({ width: video.videoWidth, height: video.videoHeight })
      if (small.width !== size.width || small.height !== size.height) Object.assign(small, size)
      return reduceFrame(contextOf(small, true), video, size)
    },
    still: () => new VideoFrame(video),
  }
}

function contextOf(canvas: HTMLCanvasElement, willReadFrequently: boolean): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently })
  if (context === null) throw new Error('this browser has no canvas')
  return context
}

function mean(rgba: Uint8ClampedArray): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < rgba.length; i += 4) {
    sum[0] += rgba[i] ?? 0
    sum[1] += rgba[i + 1] ?? 0
    sum[2] += rgba[i + 2] ?? 0
  }
  const n = rgba.length / 4
  return [sum[0] / n, sum[1] / n, sum[2] / n]
}

/** Standard base64 of a file, by the browser itself: a loop over megabytes of characters stalls old phones. */
export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'))
    reader.onload = () => resolve((reader.result as string).replace(/^data:[^,]*,/, ''))
    reader.readAsDataURL(blob)
  })
}
