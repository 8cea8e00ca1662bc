import { analyseFrame, type FrameAnalysis, type GrayFrame, type Guide } from '../core/analyse-frame.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './quality-worker.ts'

export interface FrameAnalyser {
  analyse(frame: GrayFrame, guide: Guide): Promise<FrameAnalysis>
  close(): void
}

/**
 * Analyses in a worker where one can be started, so that guiding never holds up the page; else on the page itself,
 * a few milliseconds a frame. A worker script of another origin, or a content policy without `worker-src`, is no error.
 */
export function createFrameAnalyser(workerUrl: string | URL | null): FrameAnalyser {
  const worker = workerUrl === null ? null : startWorker(workerUrl)
  if (worker === null) return inPage()
  const fallback = inPage()
  const waiting = new Map<number, { frame: GrayFrame; guide: Guide; resolve: (analysis: FrameAnalysis) => void }>()
  let lastId = 0
  let broken = false
  worker.onmessage = ({ data }: MessageEvent<AnalysisAnswer>) => {
    waiting.get(data.id)?.resolve(data.analysis)
    waiting.delete(data.id)
  }
  // The script could not be loaded: what was asked is answered here.
  worker.onerror = () => {
    broken = true
    for (const { frame, guide, resolve } of waiting.values()) void fallback.analyse(frame, guide).then(resolve)
    waiting.clear()
  }
  return {
    analyse: (frame, guide) => {
      if (broken) return fallback.analyse(frame, guide)
      const question: AnalysisQuestion = { id: ++lastId, frame, guide }
      return new Promise((resolve) => {
        waiting.set(question.id, { frame, guide, resolve })
        worker.postMessage(question)
      })
    },
    close: () => worker.terminate(),
  }
}

function startWorker(url: string | URL): Worker | null {
  try {
    return new Worker(url, { type: 'module' })
  } catch {
    return null
  }
}

function inPage(): FrameAnalyser {
  let before: GrayFrame | null = null
  return {
    analyse: (frame, guide) => {
      const analysis = analyseFrame(frame, guide, before)
      before = frame
      return Promise.resolve(analysis)
    },
    close: () => undefined,
  }
}
