import { describe, expect, it } from 'vitest'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { makeNode, numberOf, readGraph, wholesOf, writeGraph } from './onnx-graph.ts'

// A plain array, not Node's Buffer, which compares as something else.
const model = loadModel(OCR_MODELS.direction, ocrModelsFolder()).then((bytes) => new Uint8Array(bytes))

describe('an ONNX graph', () => {
  it('is the same after it was written and read again', async () => {
    const graph = readGraph(await model)
    const again = readGraph(writeGraph(graph))
    expect(again.nodes).toEqual(graph.nodes)
    expect(again.outputs).toEqual(graph.outputs)
    expect([...again.constants].sort()).toEqual([...graph.constants].sort())
  })

  it('tells the attributes that a node was made with', () => {
    const node = makeNode('Conv', ['x', 'w'], 'y', {
      wholes: { kernel_shape: [3, 300], group: 7 },
      floats: { alpha: 0.25 },
    })
    expect(wholesOf(node, 'kernel_shape')).toEqual([3, 300])
    expect(numberOf(node, 'group')).toBe(7)
    expect(numberOf(node, 'alpha')).toBe(0.25)
    expect(numberOf(node, 'beta')).toBeNull()
  })

  it('is refused when the file is cut off anywhere or is no model', async () => {
    const bytes = await model
    for (const share of [0.1, 0.37, 0.73, 0.99])
      expect(() => readGraph(bytes.subarray(0, Math.floor(share * bytes.length)))).toThrow(RangeError)
    expect(() => readGraph(new Uint8Array())).toThrow(RangeError)
  })
})
