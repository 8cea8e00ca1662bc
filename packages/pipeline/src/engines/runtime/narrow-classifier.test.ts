import { beforeAll, describe, expect, it } from 'vitest'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { openSession, runSingle } from './inference-session.ts'
import { narrowClassifier } from './narrow-classifier.ts'
import { readGraph, writeGraph } from './onnx-graph.ts'

const CLASSES = 6625
const KEEP = [0, 5, 300, 6624]

describe('narrowClassifier', () => {
  let model: Uint8Array
  beforeAll(async () => {
    model = await loadModel(OCR_MODELS.recogniser, ocrModelsFolder())
  })

  const narrowed = (keep: readonly number[]): Uint8Array => {
    const graph = readGraph(model)
    narrowClassifier(graph, CLASSES, keep)
    return writeGraph(graph)
  }

  it('gives the kept classes the same probabilities relative to one another', async () => {
    const input = Float32Array.from({ length: 3 * 48 * 64 }, (_, i) => Math.sin(i * 0.11))
    const shape = [1, 3, 48, 64]
    const full = await openSession(model, { threads: 1 })
    const narrow = await openSession(narrowed(KEEP), { threads: 1 })
    const a = await runSingle(full, input, shape)
    const b = await runSingle(narrow, input, shape)
    expect(b.shape).toEqual([1, 8, KEEP.length])
    for (let step = 0; step < 8; step++) {
      const kept = KEEP.map((k) => a.data[step * CLASSES + k] ?? 0)
      const total = kept.reduce((sum, p) => sum + p, 0)
      kept.forEach((p, k) => expect(b.data[step * KEEP.length + k]).toBeCloseTo(p / total, 3))
    }
    await Promise.all([full.close(), narrow.close()])
  })

  it('refuses a model without that classifier, classes it has not, and broken bytes', () => {
    const graph = readGraph(model)
    expect(() => {
      narrowClassifier(graph, 6000, [0])
    }).toThrow(RangeError)
    expect(() => {
      narrowClassifier(graph, CLASSES, [CLASSES])
    }).toThrow(RangeError)
    expect(() => readGraph(model.subarray(0, 5000))).toThrow(RangeError)
  })
})
