import { describe, expect, it } from 'vitest'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { foldGraph } from './fold-graph.ts'
import { openSession, runSingle } from './inference-session.ts'
import { readGraph, writeGraph } from './onnx-graph.ts'

/** Pictures small enough for the test, large enough for every layer to have something to look at. */
const INPUTS = { detector: [1, 3, 64, 96], recogniser: [1, 3, 48, 96], direction: [2, 3, 48, 192] } as const

describe.each(['detector', 'recogniser', 'direction'] as const)('the folded %s', (name) => {
  const shape = INPUTS[name]
  const input = Float32Array.from(
    { length: shape.reduce<number>((product, side) => product * side, 1) },
    (_, i) => Math.sin(i * 0.37) * Math.cos(i * 0.0013),
  )

  it('gives the same numbers as the model it was made from, on both runtimes', async () => {
    const bytes = await loadModel(OCR_MODELS[name], ocrModelsFolder())
    const graph = readGraph(bytes)
    foldGraph(graph)
    const folded = writeGraph(graph)
    const original = await openSession(bytes, { threads: 1 })
    const expected = await runSingle(original, input, shape)
    await original.close()
    for (const runtime of ['native', 'wasm'] as const) {
      const session = await openSession(folded, { threads: 1, runtime })
      const got = await runSingle(session, input, shape)
      await session.close()
      expect(got.shape).toEqual(expected.shape)
      const furthest = expected.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (got.data[i] ?? 9))), 0)
      expect(furthest).toBeLessThan(1e-5)
    }
  })

  it('has no normalisation, spelt-out activation or transposed convolution left', async () => {
    const graph = readGraph(await loadModel(OCR_MODELS[name], ocrModelsFolder()))
    const before = graph.nodes.length
    foldGraph(graph)
    const left = graph.nodes.filter(({ op }) => ['BatchNormalization', 'Clip', 'ConvTranspose'].includes(op))
    expect(left).toEqual([])
    expect(graph.nodes.length).toBeLessThan(0.7 * before)
  })
})
