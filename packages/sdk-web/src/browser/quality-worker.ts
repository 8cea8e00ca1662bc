/// <reference lib="webworker" />
import { analyseFrame, type FrameAnalysis, type GrayFrame, type Guide } from '../core/analyse-frame.ts'
import { analysedSize, reduceFrame } from './reduce-frame.ts'

export interface AnalysisQuestion {
  readonly id: number
  readonly frame: GrayFrame | VideoFrame
  /** In pixels of the reduced frame. */
  readonly guide: Guide
}

/** `analysis` is null when this browser's workers cannot read the frame. */
export interface AnalysisAnswer {
  readonly id: number
  readonly analysis: FrameAnalysis | null
}

let before: GrayFrame | null = null
let canvas: OffscreenCanvas | null = null
const scope = self as unknown as DedicatedWorkerGlobalScope

scope.onmessage = ({ data: { id, frame, guide } }: MessageEvent<AnalysisQuestion>) => {
  const gray = 'data' in frame ? frame : reduced(frame)
  const answer: AnalysisAnswer = { id, analysis: gray && analyseFrame(gray, guide, before) }
  before = gray
  scope.postMessage(answer)
}

function reduced(frame: VideoFrame): GrayFrame | null {
  try {
    const size = analysedSize({ width: frame.displayWidth, height: frame.displayHeight })
    if (canvas?.width !== size.width || canvas.height !== size.height)
      canvas = new OffscreenCanvas(size.width, size.height)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    return context && reduceFrame(context, frame, size)
  } catch {
    return null
  } finally {
    // The camera has only a few of them.
    frame.close()
  }
}
