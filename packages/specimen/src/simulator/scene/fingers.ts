import { mapPoint } from '../../photo/quad.ts'
import type { Rgb } from '../../photo/scene.ts'
import type { Random } from '../../random.ts'
import type { Mosaic, Shot } from './render-mosaic.ts'
import { STEP } from './light-grid.ts'
import { CARD_MM, project } from './view.ts'

/** A fingertip over the card's edge: a capsule from its tip outward, mm on the plane. */
export interface Finger {
  tip: readonly [number, number]
  root: readonly [number, number]
  radius: number
  skin: Rgb
}

/** One to three fingers that reach 4 to 14 mm over an edge; text lies further in on most cards, but not on all. */
export function drawFingers(random: Random): Finger[] {
  const tone = random.range(0.25, 0.9)
  const skin: Rgb = [0.62 * tone, 0.38 * tone, 0.27 * tone]
  const { width, height } = CARD_MM
  return Array.from({ length: random.int(1, 3) }, (): Finger => {
    const radius = random.range(6.5, 9)
    const reach = random.range(4, 14) - radius
    const side = random.int(0, 3)
    const lean = random.range(-12, 12)
    const along = random.range(0.15, 0.85)
    if (side < 2) {
      const x = side === 0 ? reach : width - reach
      const out = side === 0 ? -60 : width + 60
      return { tip: [x, along * height], root: [out, along * height + lean], radius, skin }
    }
    const y = side === 2 ? reach : height - reach
    const out = side === 2 ? -60 : height + 60
    return { tip: [along * width, y], root: [along * width + lean, out], radius, skin }
  })
}

/** Lays the fingers over what was rendered, rounded by their own shading. */
export function coverWithFingers({ light, width, height }: Mosaic, { fingers, view, grid }: Shot): void {
  for (const { tip, root, radius, skin } of fingers) {
    const corners = [tip, root].flatMap(([x, y]) =>
      (
        [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ] as const
      ).map(([a, b]) => project(view, [x + a * radius, y + b * radius])),
    )
    const x0 = Math.max(0, Math.floor(Math.min(...corners.map(([x]) => x))))
    const x1 = Math.min(width, Math.ceil(Math.max(...corners.map(([x]) => x))))
    const y0 = Math.max(0, Math.floor(Math.min(...corners.map(([, y]) => y))))
    const y1 = Math.min(height, Math.ceil(Math.max(...corners.map(([, y]) => y))))
    const [ax, ay] = [root[0] - tip[0], root[1] - tip[1]]
    const length2 = ax * ax + ay * ay
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const [mx, my] = mapPoint(view.toPlane, [x + 0.5, y + 0.5])
        const t = Math.min(1, Math.max(0, ((mx - tip[0]) * ax + (my - tip[1]) * ay) / length2))
        const distance = Math.hypot(mx - tip[0] - t * ax, my - tip[1] - t * ay)
        if (distance > radius) continue
        const channel = (x & 1) + (y & 1)
        const round = Math.sqrt(1 - (distance / radius) ** 2)
        const edge = Math.min(1, (radius - distance) * 3)
        const node = Math.floor(y / STEP) * grid.columns + Math.floor(x / STEP)
        const falling = grid.diffuse[channel][node]
        // The nail's and skin folds' small contrasts are left out; roundness and colour are what a reader meets.
        const level = skin[channel] * (0.45 + 0.55 * round) * falling
        const at = y * width + x
        light[at] = light[at] * (1 - edge) + level * edge
      }
    }
  }
}
