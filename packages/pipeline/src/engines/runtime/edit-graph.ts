import type { FloatConstant, Graph, GraphNode } from './onnx-graph.ts'

/** The node that makes a value; undefined for inputs of the model and for constants. */
export function producerOf(graph: Graph, name: string): GraphNode | undefined {
  return graph.nodes.find(({ outputs }) => outputs.includes(name))
}

export function usersOf(graph: Graph, name: string): GraphNode[] {
  return graph.nodes.filter(({ inputs }) => inputs.includes(name))
}

/** The single node that uses a value, when there is one and the value is no result of the model. */
export function onlyUserOf(graph: Graph, name: string): GraphNode | undefined {
  const users = usersOf(graph, name)
  return users.length === 1 && !graph.outputs.includes(name) ? users.at(0) : undefined
}

export function outputOf(node: GraphNode): string {
  return node.outputs.at(0) ?? ''
}

/** The one number a constant holds; null for other constants and for values that are none. */
export function scalarOf(graph: Graph, name: string | undefined): number | null {
  const constant = name === undefined ? undefined : graph.constants.get(name)
  return constant?.data.length === 1 ? (constant.data.at(0) ?? null) : null
}

/** A node of two inputs of which one is a number: the number and the other input. */
export function withScalar(graph: Graph, node: GraphNode): { scalar: number; value: string } | null {
  const [a = '', b = ''] = node.inputs
  const [left, right] = [scalarOf(graph, a), scalarOf(graph, b)]
  if (right !== null && left === null) return { scalar: right, value: a }
  return left !== null && right === null ? { scalar: left, value: b } : null
}

/** Whatever used `from` uses `to`. */
export function reconnect(graph: Graph, from: string, to: string): void {
  for (const node of graph.nodes) node.inputs = node.inputs.map((name) => (name === from ? to : name))
}

export function remove(graph: Graph, ...nodes: readonly GraphNode[]): void {
  graph.nodes = graph.nodes.filter((node) => !nodes.includes(node))
}

/** Put nodes where another was. */
export function replace(graph: Graph, old: GraphNode, ...nodes: readonly GraphNode[]): void {
  graph.nodes.splice(graph.nodes.indexOf(old), 1, ...nodes)
}

/** Add a constant under a name of its own. */
export function addConstant(graph: Graph, dims: readonly number[], data: Float32Array): string {
  const name = `folded_${graph.constants.size}`
  graph.constants.set(name, { dims, data })
  return name
}

/** Weights of a convolution, out × in × height × width, with its bias, 0 where it has none. Null for weights computed at run time. */
export function kernelOf(graph: Graph, node: GraphNode): { weights: FloatConstant; bias: Float32Array } | null {
  const weights = graph.constants.get(node.inputs.at(1) ?? '')
  if (weights === undefined) return null
  const name = node.inputs.at(2)
  const bias = name === undefined ? undefined : graph.constants.get(name)
  if (name !== undefined && bias === undefined) return null
  return { weights, bias: bias?.data ?? new Float32Array(weights.dims.at(0) ?? 0) }
}

/** Give a convolution a kernel of its own: other nodes may share the old one. */
export function setKernel(graph: Graph, node: GraphNode, weights: FloatConstant, bias: Float32Array): void {
  const input = node.inputs.at(0) ?? ''
  node.inputs = [input, addConstant(graph, weights.dims, weights.data), addConstant(graph, [bias.length], bias)]
}
