/// <reference lib="webworker" />
import { analyseFrame, type FrameAnalysis, type GrayFrame, type Guide } from '../core/analyse-frame.ts'

export interface AnalysisQuestion {
  readonly id: number
  readonly frame: GrayFrame
  readonly guide: Guide
}

export interface AnalysisAnswer {
  readonly id: number
  readonly analysis: FrameAnalysis
}

let before: GrayFrame | null = null
const scope = self as unknown as DedicatedWorkerGlobalScope
scope.onmessage = ({ data: { id, frame, guide } }: MessageEvent<AnalysisQuestion>) => {
  const answer: AnalysisAnswer = { id, analysis: analyseFrame(frame, guide, before) }
  before = frame
  scope.postMessage(answer)
}
