/** One field of a protocol buffer message (encoding: protobuf.dev/programming-guides/encoding). */
export interface Field {
  readonly number: number
  readonly wire: number
  /** Value of a varint field, else 0. */
  readonly varint: number
  /** The whole field with its key. */
  readonly whole: Uint8Array
  /** Its content without key and length; empty for a varint. */
  readonly content: Uint8Array
}

/** The fields of a message in order. Throws a RangeError where the bytes end early or hold a group. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let p = 0
  const readVarint = (): number => {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = bytes.at(p++)
      if (byte === undefined) throw new RangeError('the model file ends inside a number')
      // Multiplication, not shifts: negative 64-bit values would overflow 32 bits. Those come out inexact.
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
    if (wire === 0) {
      varint = readVarint()
      start = p
    } else if (wire === 1) p += 8
    else if (wire === 5) p += 4
    else if (wire === 2) {
      const length = readVarint()
      start = p
      p += length
    } else throw new RangeError(`the model file holds wire type ${wire}`)
    if (p > bytes.length) throw new RangeError('the model file ends inside a field')
    yield { number, wire, varint, whole: bytes.subarray(at, p), content: bytes.subarray(start, p) }
  }
}

export function varintField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(number * 8), ...varint(value)])
}

export function floatField(number: number, value: number): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setFloat32(0, value, true)
  return concat([Uint8Array.from(varint(number * 8 + 5)), out])
}

/** A field of bytes given in parts. In parts it stays, so that nested messages of megabytes are copied once, at the end. */
export function bytesField(number: number, content: readonly Uint8Array[]): Uint8Array[] {
  const length = content.reduce((sum, part) => sum + part.length, 0)
  return [Uint8Array.from([...varint(number * 8 + 2), ...varint(length)]), ...content]
}

export function textField(number: number, text: string): Uint8Array {
  return concat(bytesField(number, [new TextEncoder().encode(text)]))
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function varint(value: number): number[] {
  const out: number[] = []
  for (; value >= 0x80; value = Math.floor(value / 128)) out.push((value % 128) | 0x80)
  return [...out, value]
}
