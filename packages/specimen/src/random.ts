/**
 * Seeded random numbers. The same seed gives the same sequence on every machine; `fork` derives an independent
 * stream by name, so that a new draw in one place does not change what every other place draws.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** 32 uniform bits. */
  bits(): number
  /** Whole number in [min, max]. */
  int(min: number, max: number): number
  /** Uniform in [min, max). */
  range(min: number, max: number): number
  /** Standard normal. */
  gauss(): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  fork(name: string): Random
}

/** `seed`: any finite number or text. */
export function createRandom(seed: number | string): Random {
  const key = String(seed)
  let [a, b, c, d] = [hash(key, 1), hash(key, 2), hash(key, 3), hash(key, 4)]
  // sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes BigCrush.
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i++) bits()
  const next = (): number => bits() / 0x1_0000_0000
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    bits,
    int,
    range: (min, max) => min + next() * (max - min),
    gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new RangeError('pick: the list is empty')
      return item
    },
    fork: (name) => createRandom(`${key}/${name}`),
  }
}

/** FNV-1a with a final avalanche, salted. */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
