import { homographyOfQuads, invert, mapPoint, solveLinear, type Quad, type SharedWave } from '@identity/vision'

/** What sampling may have taken off the true frequency: whole cycles a pixel, or halves from the grid of one colour. */
const FOLDS = [-1, -0.5, 0, 0.5, 1].flatMap((x) => [-1, -0.5, 0, 0.5, 1].map((y) => [x, y] as const))
/** No pattern is so slow. Cycles a pixel. */
const LEAST_FREQUENCY = 0.05
const UNIT: Quad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/**
 * How far a wave is from any that the card itself could carry: root mean square over its tiles, cycles a pixel, of the
 * best straight pattern in the plane of the card’s corners, under whichever fold suits it. What is printed on a card
 * shares the card’s perspective. A display that shows a photo of a card does not: the card on it leans as it lay
 * before the first camera, the lattice as the display stands before the second. null for a card without area.
 */
export function cardPlaneRms(wave: SharedWave, quad: Quad): number | null {
  const toImage = homographyOfQuads(UNIT, quad)
  if (toImage === null) return null
  const toCard = invert(toImage)
  const seen = wave.waves.map(({ x, y, fx, fy }) => {
    const [atX, atY] = wave.at(x, y)
    const sign = Math.hypot(fx - atX, fy - atY) <= Math.hypot(fx + atX, fy + atY) ? 1 : -1
    const [wholeX, wholeY] = wave.unwrapped(x, y)
    const [right, left, below, above] = [
      [x + 1, y],
      [x - 1, y],
      [x, y + 1],
      [x, y - 1],
    ].map(([px, py]) => mapPoint(toCard, [px, py]))
    return {
      fx: wholeX + sign * fx - atX,
      fy: wholeY + sign * fy - atY,
      // Change of the place on the card by that in the picture.
      across: [(right[0] - left[0]) / 2, (right[1] - left[1]) / 2] as const,
      down: [(below[0] - above[0]) / 2, (below[1] - above[1]) / 2] as const,
    }
  })
  let least = Infinity
  for (const [foldX, foldY] of FOLDS) {
    const matrix = [0, 0, 0, 0]
    const right = [0, 0]
    for (const { fx, fy, across, down } of seen) {
      for (const i of [0, 1]) {
        right[i] += across[i] * (fx + foldX) + down[i] * (fy + foldY)
        for (const j of [0, 1]) matrix[2 * i + j] += across[i] * across[j] + down[i] * down[j]
      }
    }
    const pattern = solveLinear(matrix, right)
    if (pattern === null) continue
    const [gx, gy] = pattern
    let squares = 0
    let frequency = 0
    for (const { fx, fy, across, down } of seen) {
      const x = across[0] * gx + across[1] * gy
      const y = down[0] * gx + down[1] * gy
      squares += (x - fx - foldX) ** 2 + (y - fy - foldY) ** 2
      frequency += Math.hypot(x, y) / seen.length
    }
    if (frequency >= LEAST_FREQUENCY) least = Math.min(least, Math.sqrt(squares / seen.length))
  }
  return least === Infinity ? null : least
}
