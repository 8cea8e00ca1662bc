/** Two waves of one period at right angles: the dot screen of one ink, or the rows and columns of a display. */
export interface CrossedGrating {
  /** Of the first of its waves, folded to 0–90. */
  readonly angleDeg: number
  /** Cycles a unit of the waves given. */
  readonly frequency: number
  /** Mean over both waves. */
  readonly contrast: number
}

interface Wave {
  readonly fx: number
  readonly fy: number
  readonly contrast: number
}

/** Angles bend by about this much under the 25° of tilt that the front end allows. */
const RIGHT_ANGLE_DEG = 8
const PERIODS_EQUAL = 0.15
/** Neighbouring inks are turned by at least 15°; less is one lattice seen twice. */
const DISTINCT_DEG = 12
/**
 * The overtones of one lattice (of a PenTile display, above all) also form crossed sets, but with a coarser wave about as
 * strong; what the inks of a print make together is far weaker than each of them.
 */
const COARSER = { radius: 0.85, contrast: -1.5 }

/**
 * The largest set of crossed gratings of equal period at distinct angles. A display has one; a print in several inks has
 * one an ink, turned against one another so that they do not beat (forensics note 4.4).
 */
export function crossedGratings(waves: readonly Wave[]): CrossedGrating[] {
  const pairs: CrossedGrating[] = []
  waves.forEach((one, i) => {
    for (const other of waves.slice(i + 1)) {
      const a = Math.hypot(one.fx, one.fy)
      const b = Math.hypot(other.fx, other.fy)
      if (Math.abs(a - b) > (PERIODS_EQUAL * (a + b)) / 2) continue
      const cosine = Math.abs(one.fx * other.fx + one.fy * other.fy) / (a * b)
      if (cosine > Math.sin((RIGHT_ANGLE_DEG * Math.PI) / 180)) continue
      const angleDeg = folded((Math.atan2(one.fy, one.fx) * 180) / Math.PI)
      pairs.push({ angleDeg, frequency: (a + b) / 2, contrast: (one.contrast + other.contrast) / 2 })
    }
  })
  let best: CrossedGrating[] = []
  for (const seed of pairs) {
    const set: CrossedGrating[] = []
    for (const pair of [seed, ...pairs.toSorted((a, b) => b.contrast - a.contrast)]) {
      const equal = Math.abs(pair.frequency - seed.frequency) <= PERIODS_EQUAL * seed.frequency
      if (equal && set.every((kept) => turn(kept.angleDeg, pair.angleDeg) >= DISTINCT_DEG)) set.push(pair)
    }
    const outdone = waves.some(
      (wave) =>
        Math.hypot(wave.fx, wave.fy) < COARSER.radius * seed.frequency &&
        wave.contrast > seed.contrast + COARSER.contrast,
    )
    if ((set.length < 2 || !outdone) && set.length > best.length) best = set
  }
  return best
}

const folded = (deg: number) => ((deg % 90) + 90) % 90

/** Angle between two gratings, which look the same every 90°. */
const turn = (a: number, b: number) => {
  const apart = Math.abs(a - b) % 90
  return Math.min(apart, 90 - apart)
}
