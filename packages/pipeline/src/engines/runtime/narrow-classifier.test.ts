import { beforeAll, describe, expect, it } from 'vitest'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { openSession, runSingle } from './inference-session.ts'
import { narrowClassifier } from './narrow-classifier.ts'

const CLASSES = 6625
const KEEP = [0, 5, 300, 6624]

describe('narrowClassifier', () => {
  let model: Uint8Array
  beforeAll(async () => {
    model = await loadModel(OCR_MODELS.recogniser, ocrModelsFolder())
  })

  it('gives the kept classes the same probabilities relative to one another', async () => {
    const input = Float32Array.from({ length: 3 * 48 * 64 }, (_, i) => Math.sin(i * 0.11))
    const shape = [1, 3, 48, 64]
    const full = await openSession(model, { threads: 1 })
    const narrow = await openSession(narrowClassifier(model, CLASSES, KEEP), { threads: 1 })
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
    expect(() => narrowClassifier(model, 6000, [0])).toThrow(RangeError)
    expect(() => narrowClassifier(model, CLASSES, [CLASSES])).toThrow(RangeError)
    expect(() => narrowClassifier(model.subarray(0, 5000), CLASSES, KEEP)).toThrow(RangeError)
  })
})
