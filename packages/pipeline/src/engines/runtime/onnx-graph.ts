import { bytesField, concat, fieldsOf, floatField, textField, varintField } from './protobuf.ts'

/** An operation of a model. Inputs and outputs are names; an empty one is an input left out. */
export interface GraphNode {
  readonly op: string
  inputs: string[]
  readonly outputs: readonly string[]
  /** Encoded AttributeProto messages by their names. */
  readonly attributes: ReadonlyMap<string, Uint8Array>
}

export interface FloatConstant {
  readonly dims: readonly number[]
  readonly data: Float32Array
}

/** A model to be rewritten: nodes in an order in which they can run, and the float constants they use, by name. */
export interface Graph {
  nodes: GraphNode[]
  readonly constants: Map<string, FloatConstant>
  /** Names of the model's results. */
  readonly outputs: readonly string[]
  /** Everything else of the file, as it was. */
  readonly rest: { readonly model: readonly Uint8Array[]; readonly graph: readonly Uint8Array[] }
}

/** Element type of 32-bit floats, and the types of attributes (onnx.proto: TensorProto, AttributeProto). */
const FLOAT = 1
const ATTRIBUTE_FLOAT = 1
const ATTRIBUTE_INT = 2
const ATTRIBUTE_TENSOR = 4
const ATTRIBUTE_INTS = 7

/**
 * Read an ONNX file (onnx.proto: ModelProto.graph = 7; GraphProto.node = 1, value_info = 13, output = 12; NodeProto
 * input = 1, output = 2, op_type = 4, attribute = 5). Constants of other types than float32 stay nodes; weights kept
 * as initializers are not looked into. Throws a RangeError for bytes that are no such file.
 */
export function readGraph(bytes: Uint8Array): Graph {
  const model: Uint8Array[] = []
  const rest: Uint8Array[] = []
  const nodes: GraphNode[] = []
  const constants = new Map<string, FloatConstant>()
  const outputs: string[] = []
  for (const field of fieldsOf(bytes)) {
    if (field.number !== 7) {
      model.push(field.whole)
      continue
    }
    for (const part of fieldsOf(field.content)) {
      if (part.number === 1) {
        const node = readNode(part.content)
        const name = node.outputs.at(0)
        const constant = node.op === 'Constant' ? readConstant(node) : null
        if (constant !== null && name !== undefined) constants.set(name, constant)
        else nodes.push(node)
      } else if (part.number === 12) {
        rest.push(part.whole)
        for (const own of fieldsOf(part.content)) if (own.number === 1) outputs.push(text(own.content))
      } else if (part.number !== 13) rest.push(part.whole) // Shapes in between are inferred anew.
    }
  }
  if (nodes.length === 0) throw new RangeError('the file holds no model')
  return { nodes, constants, outputs, rest: { model, graph: rest } }
}

/** The file of a graph; constants no node uses are left out. */
export function writeGraph({ nodes, constants, rest }: Graph): Uint8Array {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs))
  const kept = [...constants].filter(([name]) => used.has(name))
  const graph = [
    ...kept.flatMap(([name, constant]) => writeConstant(name, constant)),
    ...nodes.flatMap((node) =>
      writeNode(
        node,
        [...node.attributes.values()].map((bytes) => [bytes]),
      ),
    ),
    ...rest.graph,
  ]
  return concat([...rest.model, ...bytesField(7, graph)])
}

/** A numeric attribute; null when the node has none of that name. */
export function numberOf(node: GraphNode, name: string): number | null {
  const attribute = node.attributes.get(name)
  if (attribute === undefined) return null
  for (const { number, wire, content, varint } of fieldsOf(attribute)) {
    if (number === 2 && wire === 5) return view(content).getFloat32(0, true)
    if (number === 3 && wire === 0) return varint
  }
  return null
}

/** An attribute of whole, not negative numbers; empty when the node has none of that name. */
export function wholesOf(node: GraphNode, name: string): number[] {
  const attribute = node.attributes.get(name)
  return attribute === undefined
    ? []
    : [...fieldsOf(attribute)].flatMap(({ number, wire, content, varint }) => {
        if (number !== 8) return []
        return wire === 0 ? [varint] : packed(content)
      })
}

/** A node made anew; whole numbers become integer attributes unless they are listed among the floats. */
export function makeNode(
  op: string,
  inputs: readonly string[],
  output: string,
  {
    wholes = {},
    floats = {},
  }: {
    readonly wholes?: Readonly<Record<string, number | readonly number[]>>
    readonly floats?: Readonly<Record<string, number>>
  } = {},
): GraphNode {
  const attributes = new Map<string, Uint8Array>()
  for (const [name, value] of Object.entries(wholes)) {
    attributes.set(
      name,
      typeof value === 'number'
        ? concat([textField(1, name), varintField(3, value), varintField(20, ATTRIBUTE_INT)])
        : concat([textField(1, name), ...value.map((v) => varintField(8, v)), varintField(20, ATTRIBUTE_INTS)]),
    )
  }
  for (const [name, value] of Object.entries(floats))
    attributes.set(name, concat([textField(1, name), floatField(2, value), varintField(20, ATTRIBUTE_FLOAT)]))
  return { op, inputs: [...inputs], outputs: [output], attributes }
}

function readNode(bytes: Uint8Array): GraphNode {
  let op = ''
  const inputs: string[] = []
  const outputs: string[] = []
  const attributes = new Map<string, Uint8Array>()
  for (const { number, content } of fieldsOf(bytes)) {
    if (number === 1) inputs.push(text(content))
    else if (number === 2) outputs.push(text(content))
    else if (number === 4) op = text(content)
    else if (number === 5) {
      const name = [...fieldsOf(content)].find((field) => field.number === 1)
      if (name !== undefined) attributes.set(text(name.content), content)
    } else if (number === 7 && content.length > 0) throw new RangeError('the model uses operations of another domain')
  }
  return { op, inputs, outputs, attributes }
}

/** `attributes`: the encoded messages, each in parts. */
function writeNode(
  { op, inputs, outputs }: Pick<GraphNode, 'op' | 'inputs' | 'outputs'>,
  attributes: readonly (readonly Uint8Array[])[],
): Uint8Array[] {
  return bytesField(1, [
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, op),
    ...attributes.flatMap((attribute) => bytesField(5, attribute)),
  ])
}

/** TensorProto: dims = 1, data_type = 2, float_data = 4, raw_data = 9. Null unless it holds floats. */
function readConstant(node: GraphNode): FloatConstant | null {
  const attribute = node.attributes.get('value')
  const tensor = attribute === undefined ? undefined : [...fieldsOf(attribute)].find(({ number }) => number === 5)
  if (tensor === undefined) return null
  const dims: number[] = []
  let type = 0
  let raw: Uint8Array | null = null
  for (const { number, wire, varint, content } of fieldsOf(tensor.content)) {
    if (number === 1) dims.push(...(wire === 0 ? [varint] : packed(content)))
    if (number === 2) type = varint
    if (number === 4 || number === 9) raw = raw === null ? content : concat([raw, content])
  }
  if (type !== FLOAT || raw === null) return null
  const length = dims.reduce((product, dim) => product * dim, 1)
  if (raw.length !== 4 * length) throw new RangeError('a constant does not hold the floats it declares')
  // A copy (not `slice`, which for a Buffer is none): floats in a file lie at any byte.
  return { dims, data: new Float32Array(new Uint8Array(raw).buffer) }
}

function writeConstant(name: string, { dims, data }: FloatConstant): Uint8Array[] {
  const tensor = [
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, FLOAT),
    ...bytesField(9, [new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]),
  ]
  const value = [textField(1, 'value'), ...bytesField(5, tensor), varintField(20, ATTRIBUTE_TENSOR)]
  return writeNode({ op: 'Constant', inputs: [], outputs: [name] }, [value])
}

/** Varints one after another: read as fields of number 0 they would need keys, so their bytes are walked here. */
function packed(content: Uint8Array): number[] {
  const values: number[] = []
  let value = 0
  let unit = 1
  for (const byte of content) {
    value += (byte & 0x7f) * unit
    unit *= 128
    if (byte < 0x80) {
      values.push(value)
      value = 0
      unit = 1
    }
  }
  return values
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
