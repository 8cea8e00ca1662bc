import { analyseFrame, type FrameAnalysis, type GrayFrame, type Guide } from '../core/analyse-frame.ts'
import type { FrameGrabber } from './frame-grabber.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './quality-worker.ts'

type Pictures = Pick<FrameGrabber, 'gray' | 'still'>

export interface FrameAnalyser {
  /** Looks at the picture of this moment. @param guide in pixels of the reduced frame (`analysedSize`). */
  analyse(pictures: Pictures, guide: Guide): Promise<FrameAnalysis>
  close(): void
}

interface Waiting {
  readonly pictures: Pictures
  readonly guide: Guide
  readonly resolve: (analysis: FrameAnalysis) => void
}

/**
 * Reads and analyses frames in a worker where one can be started, so that guiding never holds up the page; else on the
 * page itself. A worker script of another origin, or a content policy without `worker-src`, is no error; nor is a
 * browser whose workers cannot read frames of a video (before 2024): there the page reads them and the worker looks.
 */
export function createFrameAnalyser(workerUrl: string | URL | null): FrameAnalyser {
  const worker = workerUrl === null ? null : startWorker(workerUrl)
  if (worker === null) return inPage()
  const fallback = inPage()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let broken = false
  let readsInWorker = 'VideoFrame' in globalThis && 'OffscreenCanvas' in globalThis

  const ask = ({ pictures, guide, resolve }: Waiting) => {
    const frame = readsInWorker ? stillOf(pictures) : pictures.gray()
    const question: AnalysisQuestion = { id: ++lastId, frame, guide }
    waiting.set(question.id, { pictures, guide, resolve })
    worker.postMessage(question, 'data' in frame ? [] : [frame])
  }
  worker.onmessage = ({ data: { id, analysis } }: MessageEvent<AnalysisAnswer>) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (asked === undefined) return
    if (analysis !== null) asked.resolve(analysis)
    else {
      readsInWorker = false
      ask(asked)
    }
  }
  // The script could not be loaded: what was asked is answered here.
  worker.onerror = () => {
    broken = true
    for (const { pictures, guide, resolve } of waiting.values()) void fallback.analyse(pictures, guide).then(resolve)
    waiting.clear()
  }
  return {
    analyse: (pictures, guide) =>
      broken ? fallback.analyse(pictures, guide) : new Promise((resolve) => ask({ pictures, guide, resolve })),
    close: () => worker.terminate(),
  }
}

/** Where the decoder will not hand out its frame, the page reads the pixels. */
function stillOf(pictures: Pictures): VideoFrame | GrayFrame {
  try {
    return pictures.still()
  } catch {
    return pictures.gray()
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
    analyse: (pictures, guide) => {
      const frame = pictures.gray()
      const analysis = analyseFrame(frame, guide, before)
      before = frame
      return Promise.resolve(analysis)
    },
    close: () => undefined,
  }
}
