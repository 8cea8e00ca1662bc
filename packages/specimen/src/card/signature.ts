import { createRandom } from '../random.ts'
import type { CardLayout } from './card-layout.ts'

/** A pen scribble; one card in twenty is unsigned. */
export function signatureSvg(seed: number, box: CardLayout['signature']): string {
  const random = createRandom(seed).fork('signature')
  if (random.chance(0.05)) return ''
  const strokes = random.int(6, 12)
  let d = ''
  for (let i = 0; i <= strokes; i++) {
    const x = box.x + box.width * ((i + random.range(-0.5, 0.5)) / strokes) * 0.8 + box.width * 0.1
    const y = box.y + box.height * (i % 2 === 0 ? random.range(0, 0.45) : random.range(0.55, 1))
    const bend = random.range(-26, 26)
    d +=
      i === 0
        ? `M${x.toFixed(1)} ${y.toFixed(1)}`
        : `S${(x + bend).toFixed(1)} ${(y - 10).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)}`
  }
  if (random.chance(0.5)) {
    const y = box.y + box.height * random.range(0.6, 0.9)
    d += `M${(box.x + box.width * 0.1).toFixed(1)} ${y.toFixed(1)}q${(box.width * 0.4).toFixed(1)} ${random.range(-14, 4).toFixed(1)} ${(box.width * 0.75).toFixed(1)} ${random.range(-8, 8).toFixed(1)}`
  }
  const ink = random.pick(['#17171c', '#1d2340', '#26262b'])
  return `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${random.range(1.5, 2.6).toFixed(2)}" stroke-linecap="round"/>`
}
