import { AppError } from './app-error.ts'

/** Receives the canonical text in order, in pieces that are never empty and never cut a surrogate pair. */
export type TextSink = (text: string) => void

export interface CanonicalJsonOptions {
  /** Member of the outermost object to leave out: a bundle is signed without its `signature`. */
  readonly omit?: string
}

/** Levels of nesting. Far above anything a bundle holds, far below where recursion could exhaust the stack. */
export const CANONICAL_MAX_DEPTH = 64

/**
 * The most characters in one piece. Strings are cut into slices, which copy nothing; measured on a 12 MB frame, hashing
 * slices of 16 k took a sixth of the time of hashing the string at once, which Node first copies whole.
 */
const PIECE_CHARS = 16_384

// Characters that canonical JSON prints as they are. Surrogates are left out because each must be checked for its
// partner. One flat class: a grouped expression overflows the stack on a 12 MB frame.
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * The one JSON text of a value under RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript prints them. Takes what `JSON.parse` can give: plain objects, arrays, strings, finite numbers,
 * booleans and null.
 *
 * @throws AppError invalid_request, with a pointer to the place, for anything else: undefined, functions, symbols,
 *   bigints, class instances (a Date is not JSON), NaN and the infinities, lone surrogates, holes in arrays, and nesting
 *   deeper than 64 levels, which includes cycles.
 */
export function canonicalJson(value: unknown, options?: CanonicalJsonOptions): string {
  const parts: string[] = []
  feedCanonicalJson(value, (text) => parts.push(text), options)
  return parts.join('')
}

/**
 * The same text as {@link canonicalJson}, handed over piece by piece, so that a bundle of many megabytes is hashed
 * without a second copy of its frames: base64 needs no escape, so a frame reaches the sink as slices of itself.
 */
export function feedCanonicalJson(value: unknown, sink: TextSink, options: CanonicalJsonOptions = {}): void {
  const path: (string | number)[] = []
  let gathered = ''

  const flush = () => {
    if (gathered !== '') sink(gathered)
    gathered = ''
  }
  const write = (text: string) => {
    if (gathered.length + text.length > PIECE_CHARS) flush()
    gathered += text
  }
  const refuse = (message: string): never => {
    throw new AppError('invalid_request', { errors: [{ pointer: jsonPointer(path), message }] })
  }

  const writeString = (text: string) => {
    write('"')
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = start + PIECE_CHARS
      if (isHighSurrogate(text.charCodeAt(end - 1))) end += 1
      const piece = text.slice(start, end)
      if (PLAIN.test(piece)) write(piece)
      else if (LONE_SURROGATE.test(piece)) refuse('holds half of a surrogate pair, which is not Unicode text')
      else write(JSON.stringify(piece).slice(1, -1))
    }
    write('"')
  }

  const walkArray = (items: readonly unknown[]) => {
    write('[')
    // Not forEach: it would skip holes, and a hole is not JSON.
    for (let index = 0; index < items.length; index++) {
      if (index > 0) write(',')
      path.push(index)
      walk(items[index])
      path.pop()
    }
    write(']')
  }

  const walkObject = (object: Readonly<Record<string, unknown>>) => {
    // Without a comparator, sort() compares UTF-16 code units, as the RFC asks.
    const keys = Object.keys(object).sort()
    const omit = path.length === 0 ? options.omit : undefined
    let separator = '{'
    for (const key of keys) {
      if (key === omit) continue
      path.push(key)
      write(separator)
      writeString(key)
      write(':')
      walk(object[key])
      path.pop()
      separator = ','
    }
    write(separator === '{' ? '{}' : '}')
  }

  const walk = (item: unknown): void => {
    if (path.length > CANONICAL_MAX_DEPTH) refuse(`is nested deeper than ${CANONICAL_MAX_DEPTH} levels`)
    if (typeof item === 'string') writeString(item)
    else if (typeof item === 'number') write(Number.isFinite(item) ? String(item) : refuse('is not a finite number'))
    else if (typeof item === 'boolean') write(item ? 'true' : 'false')
    else if (item === null) write('null')
    else if (Array.isArray(item)) walkArray(item)
    else if (isPlainObject(item)) walkObject(item)
    else refuse(`is not a JSON value (${typeof item})`)
  }

  walk(value)
  flush()
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** True for `{}` of any realm and for objects without a prototype; false for Date, Map and every other instance. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Long paths are cut: the pointer goes into an error reply, and keys are the sender's to choose. */
const POINTER_MAX_CHARS = 200

function jsonPointer(path: readonly (string | number)[]): string {
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return pointer.length <= POINTER_MAX_CHARS ? pointer : `${pointer.slice(0, POINTER_MAX_CHARS)}…`
}
