import { isUtf8 } from 'node:buffer'

/** What a body may hold, judged on its bytes before `JSON.parse` allocates anything. */
export interface ScanLimits {
  readonly maxDepth: number
  readonly maxKeysPerObject: number
  /** Members and elements in the whole text. */
  readonly maxValues: number
  readonly maxKeyBytes: number
}

export interface ScanFinding {
  /** RFC 6901 pointer to the offending value. */
  readonly pointer: string
  readonly message: string
}

/**
 * Depth 8: the deepest documented value (`/bundle/sensors/accelerometer/0/0`) sits at 5, and a recursive step on 8,000
 * levels overflows the stack. 100,000 values: five minutes of two 30 Hz sensors with four numbers each, and room.
 */
export const SCAN_LIMITS: ScanLimits = { maxDepth: 8, maxKeysPerObject: 64, maxValues: 100_000, maxKeyBytes: 256 }

interface Level {
  /** null: an array. */
  readonly keys: Set<string> | null
  /** The key or index being read. */
  at: string | number
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a]

/** The longest exact text of a double, 5e-324 written out, has 1,077 characters; nobody sends that. */
const MAX_NUMBER_CHARS = 400
const isNumberByte = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e || (byte | 0x20) === 0x65

const pointerOf = (levels: readonly Level[]): string =>
  levels.map((level) => `/${String(level.at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const LONE_SURROGATE =
  /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}/

/** Escaped backslashes are taken out first, so that `\\ud800` (a backslash and five letters) is left alone. */
const hasLoneSurrogate = (escaped: string): boolean => LONE_SURROGATE.test(escaped.replaceAll('\\\\', '__'))

/** A JSON number that a double cannot hold: infinite, or an integer whose digits would change (RFC 8785, section 3.2.2.3). */
const numberTrouble = (token: string): string | null => {
  const value = Number(token)
  if (!Number.isFinite(value)) return 'number is out of range'
  if (!/[.eE]/.test(token) && !Number.isSafeInteger(value)) return 'integer is beyond 2^53 − 1'
  return null
}

/**
 * Looks for everything that JSON.parse would let pass or choke on: bytes that are no UTF-8, deep nesting, repeated
 * keys (two readers could see two bundles under one signature), `__proto__`, lone surrogates, numbers that lose digits.
 * It does not prove the text is JSON: JSON.parse, called next, does. Linear in the size; frames are skipped by memchr.
 * @returns null when nothing was found.
 */
export function scanJson(text: Buffer, limits: ScanLimits = SCAN_LIMITS): ScanFinding | null {
  if (!isUtf8(text)) return { pointer: '', message: 'body is not valid UTF-8' }
  const levels: Level[] = []
  let values = 0
  let at = 0
  // Where the next backslash is; only searched for again once passed, so that long strings cost one pass in total.
  let nextBackslash = text.indexOf(BACKSLASH)
  const finding = (message: string): ScanFinding => ({ pointer: pointerOf(levels), message })

  /** `at` is on the opening quote; leaves it after the closing one. */
  const readString = (): { start: number; end: number; escaped: boolean } | null => {
    const start = ++at
    let escaped = false
    for (;;) {
      const quote = text.indexOf(QUOTE, at)
      if (quote === -1) return null
      if (nextBackslash !== -1 && nextBackslash < at) nextBackslash = text.indexOf(BACKSLASH, at)
      if (nextBackslash === -1 || nextBackslash > quote) {
        at = quote + 1
        return { start, end: quote, escaped }
      }
      escaped = true
      at = nextBackslash + 2
    }
  }

  while (at < text.length) {
    const byte = text.readUInt8(at)
    const level = levels.at(-1)
    if (byte === QUOTE) {
      const string = readString()
      if (string === null) return null
      const raw =
        string.escaped || string.end - string.start <= limits.maxKeyBytes
          ? text.toString('utf8', string.start, string.end)
          : ''
      if (string.escaped && hasLoneSurrogate(raw)) return finding('text holds half of a surrogate pair')
      // A string followed by a colon inside an object is a key.
      let after = at
      while (after < text.length && text.readUInt8(after) <= 0x20) after++
      if (text[after] !== COLON || !level?.keys) continue
      if (string.end - string.start > limits.maxKeyBytes)
        return finding(`key is longer than ${limits.maxKeyBytes} bytes`)
      let key: string
      try {
        key = string.escaped ? (JSON.parse(`"${raw}"`) as string) : raw
      } catch {
        return null // a bad escape: JSON.parse will say so
      }
      level.at = key
      if (key === '__proto__') return finding('key is not allowed')
      if (level.keys.has(key)) return finding('key appears twice')
      level.keys.add(key)
      if (level.keys.size > limits.maxKeysPerObject)
        return finding(`object has more than ${limits.maxKeysPerObject} keys`)
      if (++values > limits.maxValues) return finding(`body holds more than ${limits.maxValues} values`)
      at = after + 1
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (levels.length >= limits.maxDepth) return finding(`nesting is deeper than ${limits.maxDepth}`)
      levels.push(byte === OPEN_BRACE ? { keys: new Set(), at: '' } : { keys: null, at: 0 })
      at++
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      levels.pop()
      at++
    } else if (byte === COMMA) {
      if (level && level.keys === null) {
        level.at = (level.at as number) + 1
        if (++values > limits.maxValues) return finding(`body holds more than ${limits.maxValues} values`)
      }
      at++
    } else if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d) {
      let end = at + 1
      while (end < text.length && end - at <= MAX_NUMBER_CHARS && isNumberByte(text.readUInt8(end))) end++
      if (end - at > MAX_NUMBER_CHARS) return finding('number is too long')
      const trouble = numberTrouble(text.toString('latin1', at, end))
      if (trouble !== null) return finding(trouble)
      at = end
    } else {
      at++
    }
  }
  return null
}
