import {
  addConstant,
  kernelOf,
  onlyUserOf,
  outputOf,
  producerOf,
  reconnect,
  remove,
  replace,
  scalarOf,
  setKernel,
  usersOf,
  withScalar,
} from './edit-graph.ts'
import { foldUpsampling } from './fold-upsampling.ts'
import { makeNode, numberOf, wholesOf, type Graph, type GraphNode } from './onnx-graph.ts'

/**
 * Do once what a model exported for training does for every picture: batch normalisation and the scales and shifts
 * around activations go into the convolutions beside them, and the four steps that spell a hard swish become the two
 * the runtime fuses into a convolution. The result differs from the original in rounding only (under 1e-5 on the models
 * used here). Whatever is not of a known form is left as it is.
 */
export function foldGraph(graph: Graph): void {
  dropUnits(graph)
  fuseHardSwish(graph)
  foldUpsampling(graph)
  foldIntoProducer(graph)
  foldIntoUsers(graph)
}

/** Multiplications by one. */
function dropUnits(graph: Graph): void {
  for (const node of [...graph.nodes]) {
    if (node.op !== 'Mul' || graph.outputs.includes(outputOf(node))) continue
    const own = withScalar(graph, node)
    if (own?.scalar !== 1) continue
    reconnect(graph, outputOf(node), own.value)
    remove(graph, node)
  }
}

/** x · clip(x + 3, 0, 6) / 6 = x · hardSigmoid(x) */
function fuseHardSwish(graph: Graph): void {
  for (const divide of [...graph.nodes]) {
    if (divide.op !== 'Div' || scalarOf(graph, divide.inputs.at(1)) !== 6) continue
    const multiply = producerOf(graph, divide.inputs.at(0) ?? '')
    if (multiply?.op !== 'Mul') continue
    const [x = '', clipped = ''] = multiply.inputs
    const clip = producerOf(graph, clipped)
    if (clip?.op !== 'Clip' || !clips(graph, clip, 0, 6)) continue
    const add = producerOf(graph, clip.inputs.at(0) ?? '')
    const shifted = add?.op === 'Add' ? withScalar(graph, add) : null
    if (add === undefined || shifted?.scalar !== 3 || shifted.value !== x) continue
    const between = [add, clip, multiply]
    if (between.some((node) => onlyUserOf(graph, outputOf(node)) === undefined)) continue
    const gate = `${outputOf(divide)}_gate`
    replace(
      graph,
      divide,
      makeNode('HardSigmoid', [x], gate, { floats: { alpha: 1 / 6, beta: 0.5 } }),
      makeNode('Mul', [x, gate], outputOf(divide)),
    )
    remove(graph, ...between)
  }
}

/** Limits are attributes before version 11 of the operation, inputs after. */
function clips(graph: Graph, clip: GraphNode, min: number, max: number): boolean {
  const [, low, high] = clip.inputs
  return (
    (numberOf(clip, 'min') ?? scalarOf(graph, low)) === min && (numberOf(clip, 'max') ?? scalarOf(graph, high)) === max
  )
}

/** Per-channel factor and shift a node applies to its input; null when it does anything else. */
function affineOf(graph: Graph, node: GraphNode, channels: number): AffineStep | null {
  if (node.op === 'BatchNormalization') return normalisation(graph, node, channels)
  const own = node.op === 'Mul' || node.op === 'Add' ? withScalar(graph, node) : null
  if (own === null) return null
  const all = (value: number): Float32Array => new Float32Array(channels).fill(value)
  return node.op === 'Mul'
    ? { value: own.value, factor: all(own.scalar), shift: all(0) }
    : { value: own.value, factor: all(1), shift: all(own.scalar) }
}

interface AffineStep {
  readonly value: string
  readonly factor: Float32Array
  readonly shift: Float32Array
}

function normalisation(graph: Graph, node: GraphNode, channels: number): AffineStep | null {
  const [value = '', ...names] = node.inputs
  const [scale, bias, mean, variance] = names.map((name) => graph.constants.get(name)?.data)
  if (scale?.length !== channels || bias === undefined || mean === undefined || variance === undefined) return null
  const epsilon = numberOf(node, 'epsilon') ?? 1e-5
  const factor = scale.map((s, c) => s / Math.sqrt((variance[c] ?? 0) + epsilon))
  return { value, factor, shift: factor.map((f, c) => (bias[c] ?? 0) - f * (mean[c] ?? 0)) }
}

/** Convolution, then a scale or shift: both are linear, so the kernel takes it. */
function foldIntoProducer(graph: Graph): void {
  for (const convolution of [...graph.nodes]) {
    if (convolution.op !== 'Conv') continue
    for (;;) {
      const next = onlyUserOf(graph, outputOf(convolution))
      const kernel = kernelOf(graph, convolution)
      if (next === undefined || kernel === null || graph.outputs.includes(outputOf(next))) break
      const step = affineOf(graph, next, kernel.bias.length)
      if (step?.value !== outputOf(convolution)) break
      setKernel(
        graph,
        convolution,
        {
          dims: kernel.weights.dims,
          data: scaled(kernel.weights.data, step.factor),
        },
        kernel.bias.map((b, c) => b * (step.factor[c] ?? 1) + (step.shift[c] ?? 0)),
      )
      reconnect(graph, outputOf(next), outputOf(convolution))
      remove(graph, next)
    }
  }
}

/**
 * A scale and a shift before convolutions. The scale goes into their kernels, and so does the shift where they look at
 * no padding; padding is 0 whatever the shift, so elsewhere it stays, as the cheapest form that keeps the runtime's
 * blocked layout: a convolution of one pixel.
 */
function foldIntoUsers(graph: Graph): void {
  for (const multiply of [...graph.nodes]) {
    const scale = multiply.op === 'Mul' ? withScalar(graph, multiply) : null
    const add = scale === null ? undefined : onlyUserOf(graph, outputOf(multiply))
    const shift = add?.op === 'Add' ? withScalar(graph, add) : null
    if (scale === null || add === undefined || shift === null || graph.outputs.includes(outputOf(add))) continue
    const users = usersOf(graph, outputOf(add))
    const kernels = users.map((user) =>
      user.op === 'Conv' && user.inputs.at(0) === outputOf(add) ? kernelOf(graph, user) : null,
    )
    if (kernels.length === 0 || !kernels.every((kernel) => kernel !== null)) continue
    const padded = users.some((user) => wholesOf(user, 'pads').some((pad) => pad !== 0))
    users.forEach((user, u) => {
      const kernel = kernels.at(u)
      if (kernel === undefined) return
      const { weights, bias } = kernel
      setKernel(
        graph,
        user,
        { dims: weights.dims, data: scaled(weights.data, new Float32Array(bias.length).fill(scale.scalar)) },
        padded ? bias : bias.map((b, c) => b + shift.scalar * sumOf(weights.data, c, bias.length)),
      )
    })
    remove(graph, multiply)
    if (!padded) {
      reconnect(graph, outputOf(add), scale.value)
      remove(graph, add)
      continue
    }
    const channels = Math.max(...users.map((user, u) => (kernels[u]?.weights.dims.at(1) ?? 0) * groupsOf(user)))
    const one = addConstant(graph, [channels, 1, 1, 1], new Float32Array(channels).fill(1))
    const by = addConstant(graph, [channels], new Float32Array(channels).fill(shift.scalar / scale.scalar))
    replace(
      graph,
      add,
      makeNode('Conv', [scale.value, one, by], outputOf(add), { wholes: { kernel_shape: [1, 1], group: channels } }),
    )
  }
}

/** A kernel with the weights of each output channel times its factor. */
function scaled(weights: Float32Array, factor: Float32Array): Float32Array {
  const perChannel = weights.length / factor.length
  const out = new Float32Array(weights.length)
  for (let c = 0, i = 0; c < factor.length; c++) {
    const f = factor[c] ?? 1
    for (const end = i + perChannel; i < end; i++) out[i] = f * (weights[i] ?? 0)
  }
  return out
}

/** Sum of the weights of one output channel. */
function sumOf(weights: Float32Array, channel: number, channels: number): number {
  const perChannel = weights.length / channels
  return weights.subarray(channel * perChannel, (channel + 1) * perChannel).reduce((sum, w) => sum + w, 0)
}

function groupsOf(convolution: GraphNode): number {
  return numberOf(convolution, 'group') ?? 1
}
