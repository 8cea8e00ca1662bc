import { addConstant, onlyUserOf, outputOf, replace, remove } from './edit-graph.ts'
import { makeNode, numberOf, wholesOf, type Graph, type GraphNode } from './onnx-graph.ts'

/**
 * Two transposed convolutions of 2 × 2 px and stride 2 with an activation between them, as at the end of a text
 * detector: every pixel of the small map makes 4 × 4 of the large one and no two overlap. So both become convolutions
 * of one pixel on the small map, to 4 times the channels and to 16, and one rearrangement at the end. The results are
 * the same; the runtime's transposed convolution takes ten times the time of its ordinary one.
 */
export function foldUpsampling(graph: Graph): void {
  for (const first of [...graph.nodes]) {
    const kernel = doubling(graph, first)
    if (kernel === null) continue
    const shift = onlyUserOf(graph, outputOf(first))
    const normalise = shift?.op === 'Add' ? onlyUserOf(graph, outputOf(shift)) : undefined
    const activate = normalise?.op === 'BatchNormalization' ? onlyUserOf(graph, outputOf(normalise)) : undefined
    const second = activate?.op === 'Relu' ? onlyUserOf(graph, outputOf(activate)) : undefined
    const last = second === undefined ? undefined : onlyUserOf(graph, outputOf(second))
    if (shift === undefined || normalise === undefined || activate === undefined || second === undefined) continue
    const kernel2 = doubling(graph, second)
    const bias = constantBeside(graph, shift, outputOf(first))
    const bias2 = last?.op === 'Add' ? constantBeside(graph, last, outputOf(second)) : null
    const [scale, offset, mean, variance] = normalise.inputs.slice(1).map((name) => graph.constants.get(name)?.data)
    if (last === undefined || kernel2?.outputs !== 1 || bias === null || bias2?.length !== 1) continue
    if (scale === undefined || offset === undefined || mean === undefined || variance === undefined) continue
    const epsilon = numberOf(normalise, 'epsilon') ?? 1e-5
    const factor = scale.map((s, c) => s / Math.sqrt((variance[c] ?? 0) + epsilon))

    // Channel (2·y + x) · C + c of the small map is channel c at the pixel (y, x) of its 2 × 2.
    const { inputs, outputs } = kernel
    const weights = new Float32Array(4 * outputs * inputs)
    const biases = new Float32Array(4 * outputs)
    for (let at = 0; at < 4; at++) {
      for (let c = 0; c < outputs; c++) {
        const [k, row] = [factor[c] ?? 0, at * outputs + c]
        biases[row] = k * ((bias[bias.length === 1 ? 0 : c] ?? 0) - (mean[c] ?? 0)) + (offset[c] ?? 0)
        for (let i = 0; i < inputs; i++) weights[row * inputs + i] = k * (kernel.data[(i * outputs + c) * 4 + at] ?? 0)
      }
    }
    // Channel 4·Y + X of the result is the pixel (Y, X) of 4 × 4, with Y = 2·y + y2: y of the first step, y2 of the second.
    const weights2 = new Float32Array(16 * 4 * outputs)
    for (let pixel = 0; pixel < 16; pixel++) {
      const [y, x] = [pixel >> 2, pixel & 3]
      const [at, at2] = [(y >> 1) * 2 + (x >> 1), (y & 1) * 2 + (x & 1)]
      for (let c = 0; c < outputs; c++) weights2[(pixel * 4 + at) * outputs + c] = kernel2.data[c * 4 + at2] ?? 0
    }
    const onePixel = { wholes: { kernel_shape: [1, 1] } }
    const [wide, narrow] = [`${outputOf(first)}_wide`, `${outputOf(second)}_narrow`]
    const constant = (dims: readonly number[], data: Float32Array): string => addConstant(graph, dims, data)
    replace(
      graph,
      first,
      makeNode(
        'Conv',
        [first.inputs.at(0) ?? '', constant([4 * outputs, inputs, 1, 1], weights), constant([4 * outputs], biases)],
        wide,
        onePixel,
      ),
    )
    activate.inputs = [wide]
    const last16 = new Float32Array(16).fill(bias2.at(0) ?? 0)
    replace(
      graph,
      second,
      makeNode(
        'Conv',
        [outputOf(activate), constant([16, 4 * outputs, 1, 1], weights2), constant([16], last16)],
        narrow,
        onePixel,
      ),
      makeNode('DepthToSpace', [narrow], outputOf(last), { wholes: { blocksize: 4 } }),
    )
    remove(graph, shift, normalise, last)
  }
}

/** The kernel of a transposed convolution that doubles both sides without overlap: inputs × outputs × 2 × 2. */
function doubling(graph: Graph, node: GraphNode): { data: Float32Array; inputs: number; outputs: number } | null {
  if (node.op !== 'ConvTranspose' || node.inputs.length !== 2 || (numberOf(node, 'group') ?? 1) !== 1) return null
  const kernel = graph.constants.get(node.inputs.at(1) ?? '')
  const [inputs = 0, outputs = 0, height, width] = kernel?.dims ?? []
  const [down, across] = wholesOf(node, 'strides')
  const plain = [...wholesOf(node, 'pads'), ...wholesOf(node, 'output_padding')].every((pad) => pad === 0)
  const doubles = height === 2 && width === 2 && down === 2 && across === 2 && plain
  return kernel !== undefined && doubles ? { data: kernel.data, inputs, outputs } : null
}

/** The constant added to a value. */
function constantBeside(graph: Graph, add: GraphNode, value: string): Float32Array | null {
  const other = add.inputs.find((name) => name !== value)
  return other === undefined ? null : (graph.constants.get(other)?.data ?? null)
}
