import { createRandom } from '../random.ts'
import { CARD } from './card-layout.ts'

/**
 * The blue ground: fine line-work of our own design, no copy of any real card. Cards of one series share it as
 * printed blanks do; series differ, so that nothing can learn one picture by heart.
 */
export function guillocheSvg(series: number): string {
  const random = createRandom(series).fork('ground')
  const hue = random.range(196, 212)
  const parts = [
    `<linearGradient id="ground" x1="0" y1="0" x2="1" y2="${random.range(0.5, 1).toFixed(2)}">` +
      `<stop offset="0" stop-color="hsl(${hue.toFixed(0)},58%,80%)"/>` +
      `<stop offset="0.5" stop-color="hsl(${(hue - 6).toFixed(0)},52%,89%)"/>` +
      `<stop offset="1" stop-color="hsl(${(hue + 3).toFixed(0)},60%,78%)"/></linearGradient>`,
    `<rect width="${CARD.width}" height="${CARD.height}" fill="url(#ground)"/>`,
  ]
  const ribbons = 3
  for (let i = 0; i < ribbons; i++) {
    parts.push(ribbon(random.fork(`ribbon ${i}`), ((i + 0.5) / ribbons) * CARD.height, hue + random.range(-14, 26)))
  }
  parts.push(
    rosette(random.fork('left'), random.range(0.2, 0.45), random.range(0.45, 0.65), random.range(110, 160), hue - 8),
  )
  parts.push(
    rosette(random.fork('right'), random.range(0.6, 0.9), random.range(0.3, 0.8), random.range(80, 130), hue + 24),
  )
  return parts.join('')
}

/** A band of lines whose sine waves slide against each other and so weave a braid. */
function ribbon(random: ReturnType<typeof createRandom>, y0: number, hue: number): string {
  const lines = 18
  const [f1, f2] = [random.range(1.4, 3.2), random.range(3.5, 6.5)]
  const [a1, a2] = [random.range(35, 60), random.range(8, 22)]
  const [p1, p2] = [random.range(0, 6), random.range(0, 6)]
  let d = ''
  for (let k = 0; k < lines; k++) {
    const t = (k / (lines - 1)) * 2 - 1
    for (let x = 0; x <= CARD.width + 8; x += 8) {
      const u = (x / CARD.width) * 2 * Math.PI
      const y = y0 + t * 95 + t * a1 * Math.sin(f1 * u + p1) + a2 * Math.sin(f2 * u + p2 + t * 2.4)
      d += `${x === 0 ? 'M' : 'L'}${x} ${y.toFixed(1)}`
    }
  }
  return `<path d="${d}" fill="none" stroke="hsl(${hue.toFixed(0)},55%,56%)" stroke-width="0.9" opacity="0.5"/>`
}

/** A hypotrochoid-like closed curve, several radii. */
function rosette(random: ReturnType<typeof createRandom>, cx: number, cy: number, radius: number, hue: number): string {
  const [lobes, twist] = [random.int(7, 13), random.int(2, 4)]
  let d = ''
  for (let ring = 0; ring < 5; ring++) {
    const r0 = radius * (0.55 + ring * 0.11)
    for (let i = 0; i <= 360; i++) {
      const t = (i / 360) * 2 * Math.PI
      const r = r0 * (0.78 + 0.22 * Math.cos(lobes * t + ring * 0.5) * Math.cos(twist * t))
      d += `${i === 0 ? 'M' : 'L'}${(cx * CARD.width + r * Math.cos(t)).toFixed(1)} ${(cy * CARD.height + r * 0.85 * Math.sin(t)).toFixed(1)}`
    }
  }
  return `<path d="${d}" fill="none" stroke="hsl(${hue.toFixed(0)},50%,52%)" stroke-width="0.8" opacity="0.42"/>`
}
