import sharp from 'sharp'
import type { SimulatedBurst } from '../simulated-burst.ts'
import { quantisationTables } from './read-frame.ts'

/** Quantities of a first frame that must not tell what stands before the lens. */
export const NUISANCES = [
  'file size',
  'aspect',
  'quantisation',
  'scale',
  'brightness',
  'redness',
  'blueness',
  'noise',
] as const
export type Nuisance = (typeof NUISANCES)[number]

export async function measureNuisances({ frames, quads }: SimulatedBurst): Promise<Record<Nuisance, number>> {
  const [file] = frames
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const sum = [0, 0, 0]
  const noise: number[] = []
  for (let i = 3; i < data.length - 3; i += 3) {
    for (let c = 0; c < 3; c++) sum[c] += data[i + c]
    if (i % 21 === 0) noise.push(Math.abs(data[i + 1] - (data[i - 2] + data[i + 4]) / 2))
  }
  noise.sort((a, b) => a - b)
  const total = sum[0] + sum[1] + sum[2]
  const [[x0, y0], [x1, y1]] = quads[0]
  return {
    'file size': file.length,
    aspect: info.width / info.height,
    quantisation: quantisationTables(file)
      .flat()
      .reduce((a, b) => a + b, 0),
    scale: Math.hypot(x1 - x0, y1 - y0) / info.width,
    brightness: total,
    redness: sum[0] / total,
    blueness: sum[2] / total,
    // The quieter half of the picture: edges and print stand in the other.
    noise: noise.slice(0, noise.length / 2).reduce((a, b) => a + b, 0),
  }
}

/** Chance that a value of `attack` lies above one of `genuine`; ties count half. */
export function auc(genuine: readonly number[], attack: readonly number[]): number {
  let wins = 0
  for (const a of genuine) for (const b of attack) wins += b > a ? 1 : b === a ? 0.5 : 0
  return wins / (genuine.length * attack.length)
}
