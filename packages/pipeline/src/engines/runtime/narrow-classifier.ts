/**
 * Keep only some classes of a model whose last layer is `x · W + b → softmax`: rewrites the constants W (rows × classes)
 * and b (classes) inside the ONNX bytes. Probabilities are then relative to the kept classes. The recogniser spends a
 * third of its time on 6,625 mostly Chinese classes of which a card needs about a hundred.
 *
 * ONNX is a protocol buffer (onnx.proto): ModelProto.graph = 7, GraphProto.node = 1, NodeProto.attribute = 5,
 * AttributeProto.t = 5, TensorProto { dims = 1, data_type = 2, raw_data = 9 }. Only these are looked into; every other
 * byte is copied. Throws a RangeError when the bytes hold no such pair of constants.
 */
export function narrowClassifier(model: Uint8Array, classes: number, keep: readonly number[]): Uint8Array {
  if (keep.some((k) => !Number.isInteger(k) || k < 0 || k >= classes)) {
    throw new RangeError(`classes to keep must lie in 0…${classes - 1}`)
  }
  let narrowed = 0
  const tensor = (bytes: Uint8Array): Uint8Array => {
    const dims: number[] = []
    let type = 0
    for (const field of fieldsOf(bytes)) {
      if (field.number === 1 && field.wire === 0) dims.push(field.varint)
      if (field.number === 2) type = field.varint
    }
    if (type !== FLOAT || dims.at(-1) !== classes || dims.length > 2) return bytes
    narrowed++
    const rows = dims.length === 2 ? (dims.at(0) ?? 0) : 1
    const out: Uint8Array[] = []
    let left = dims.length
    for (const field of fieldsOf(bytes)) {
      if (field.number === 1) {
        left--
        out.push(varintField(1, left === 0 ? keep.length : field.varint))
      } else if (field.number === 9) {
        out.push(bytesField(9, pickColumns(bytes.subarray(field.start, field.end), rows, classes, keep)))
      } else out.push(bytes.subarray(field.at, field.end))
    }
    return concat(out)
  }
  const attribute = rewriteInside(5, tensor)
  const node = rewriteInside(5, attribute)
  const graph = rewriteInside(1, node)
  const result = rewriteInside(7, graph)(model)
  if (narrowed !== 2) throw new RangeError(`expected a weight and a bias of ${classes} classes, found ${narrowed}`)
  return result
}

const FLOAT = 1

interface Field {
  readonly number: number
  readonly wire: number
  /** Value of a varint field, else 0. */
  readonly varint: number
  /** First byte of the key. */
  readonly at: number
  /** First and one past the last byte of the content. */
  readonly start: number
  readonly end: number
}

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let p = 0
  const readVarint = (): number => {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = bytes.at(p++)
      if (byte === undefined) throw new RangeError('the model file ends inside a number')
      // Multiplication, not shifts: negative 64-bit values would overflow 32 bits. They are copied, never used.
      value += (byte & 0x7f) * unit
      if (byte < 0x80) return value
      unit *= 128
    }
  }
  while (p < bytes.length) {
    const at = p
    const key = readVarint()
    const number = Math.floor(key / 8)
    const wire = key % 8
    let varint = 0
    let start = p
    if (wire === 0) varint = readVarint()
    else if (wire === 1) p += 8
    else if (wire === 5) p += 4
    else if (wire === 2) {
      const length = readVarint()
      start = p
      p += length
    } else throw new RangeError(`the model file holds wire type ${wire}`)
    if (p > bytes.length) throw new RangeError('the model file ends inside a field')
    yield { number, wire, varint, at, start, end: p }
  }
}

/** A function that applies `change` to every length-delimited field of that number and copies the rest. */
function rewriteInside(number: number, change: (bytes: Uint8Array) => Uint8Array): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const out: Uint8Array[] = []
    let changed = false
    for (const field of fieldsOf(bytes)) {
      const whole = bytes.subarray(field.at, field.end)
      if (field.number !== number || field.wire !== 2) {
        out.push(whole)
        continue
      }
      const before = bytes.subarray(field.start, field.end)
      const after = change(before)
      if (after === before) out.push(whole)
      else {
        changed = true
        out.push(bytesField(number, after))
      }
    }
    return changed ? concat(out) : bytes
  }
}

/** Little-endian float32 matrix, some of its columns. */
function pickColumns(raw: Uint8Array, rows: number, columns: number, keep: readonly number[]): Uint8Array {
  if (raw.length !== rows * columns * 4) throw new RangeError('the constant does not hold the floats it declares')
  const out = new Uint8Array(rows * keep.length * 4)
  for (let r = 0; r < rows; r++) {
    keep.forEach((column, k) => {
      const from = (r * columns + column) * 4
      out.set(raw.subarray(from, from + 4), (r * keep.length + k) * 4)
    })
  }
  return out
}

function varintField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(number * 8), ...varint(value)])
}

function bytesField(number: number, content: Uint8Array): Uint8Array {
  return concat([Uint8Array.from([...varint(number * 8 + 2), ...varint(content.length)]), content])
}

function varint(value: number): number[] {
  const out: number[] = []
  for (; value >= 0x80; value = Math.floor(value / 128)) out.push((value % 128) | 0x80)
  return [...out, value]
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
