/** Seeded draws for test pictures. */
export interface Dice {
  next(): number
  range(min: number, max: number): number
  int(min: number, max: number): number
  gauss(): number
  pick<T>(items: readonly T[]): T
}

/** Mulberry32: small, and good enough to make pictures with. */
export function makeRandom(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    range: (min, max) => min + next() * (max - min),
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    gauss: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    pick: (items) => items[Math.floor(next() * items.length)],
  }
}
