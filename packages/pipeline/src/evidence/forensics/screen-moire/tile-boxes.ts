import { homographyOfQuads, invert, mapPoint, type LatticeSurvey, type Quad, type SharedWave } from '@identity/vision'
import type { CardBox } from '../../evidence.ts'

const MOST = 16

/** Where a wave was seen, to be drawn: its tiles as fractions of the card, or of the picture without one. */
export function tileBoxes(
  { tileSize }: LatticeSurvey,
  wave: SharedWave | undefined,
  quad: Quad | null,
  picture: { readonly width: number; readonly height: number },
): CardBox[] {
  const toFrame = homographyOfQuads(rectangle(1, 1), quad ?? rectangle(picture.width, picture.height))
  if (wave === undefined || toFrame === null) return []
  const back = invert(toFrame)
  const half = tileSize / 2
  return wave.waves.slice(0, MOST).map(({ x, y }) => {
    const corners = [-half, half].flatMap((dx) => [-half, half].map((dy) => mapPoint(back, [x + dx, y + dy])))
    const within = (values: number[]) => values.map((value) => Math.min(1, Math.max(0, value)))
    const xs = within(corners.map(([cx]) => cx))
    const ys = within(corners.map(([, cy]) => cy))
    const left = Math.min(...xs)
    const top = Math.min(...ys)
    return {
      x: round(left),
      y: round(top),
      width: round(Math.max(...xs) - left),
      height: round(Math.max(...ys) - top),
    }
  })
}

const rectangle = (width: number, height: number): Quad => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
]

const round = (value: number) => Number(value.toFixed(4))
