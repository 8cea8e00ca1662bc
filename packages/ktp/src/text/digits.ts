/** Letters that a recogniser prints for digits; case matters (`b` is a 6, `B` an 8). */
const DIGIT_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    O: '0',
    o: '0',
    Q: '0',
    D: '0',
    U: '0',
    I: '1',
    i: '1',
    l: '1',
    L: '1',
    '|': '1',
    '!': '1',
    ']': '1',
    '[': '1',
    Z: '2',
    z: '2',
    A: '4',
    S: '5',
    s: '5',
    G: '6',
    b: '6',
    T: '7',
    '?': '7',
    B: '8',
    g: '9',
    q: '9',
  }),
)

/** The text with every look-alike letter turned into its digit; other signs stay. `replaced` counts the turned ones. */
export function digitsFromOcr(text: string): { readonly text: string; readonly replaced: number } {
  let replaced = 0
  const digits = Array.from(text).map((sign) => {
    const digit = DIGIT_FOR.get(sign)
    if (digit === undefined) return sign
    replaced += 1
    return digit
  })
  return { text: digits.join(''), replaced }
}
