import { probit, type SourceFigures } from '@identity/pipeline/calibration'
import { escapeXml } from '../draw/escape-xml.ts'

const SIDE = 260
const LEFT = 52
const TOP = 26
/** Rates shown; those outside lie on the edge. */
const LOWEST = 0.01
const HIGHEST = 0.9
const TICKS = [0.01, 0.05, 0.2, 0.5, 0.8]

/** One detection error trade-off curve: attacks below each threshold against genuine captures above it, normal scales. */
export function detPlot({ species, points, auc, eer }: SourceFigures['det'][number]): string {
  const [low, high] = [probit(LOWEST), probit(HIGHEST)]
  const along = (rate: number): number =>
    (SIDE * (probit(Math.min(HIGHEST, Math.max(LOWEST, rate))) - low)) / (high - low)
  const x = (rate: number): number => LEFT + along(rate)
  const y = (rate: number): number => TOP + SIDE - along(rate)
  const label = (atX: number, atY: number, text: string, anchor = 'middle'): string =>
    `<text x="${atX.toFixed(0)}" y="${atY.toFixed(0)}" text-anchor="${anchor}">${escapeXml(text)}</text>`
  const grid = TICKS.map(
    (at) =>
      `<path class="grid" d="M${x(at).toFixed(1)} ${TOP}v${SIDE}M${LEFT} ${y(at).toFixed(1)}h${SIDE}"/>` +
      label(x(at), TOP + SIDE + 16, `${100 * at}%`) +
      label(LEFT - 6, y(at) + 4, `${100 * at}%`, 'end'),
  )
  const line = points.map(({ apcer, bpcer }) => `${x(bpcer).toFixed(1)} ${y(apcer).toFixed(1)}`).join('L')
  const width = LEFT + SIDE + 20
  return (
    `<svg viewBox="0 0 ${width} ${TOP + SIDE + 40}" width="${width}" role="img">` +
    `<title>${escapeXml(`${species}: error trade-off, equal error ${(100 * eer).toFixed(0)} %`)}</title>` +
    label(LEFT, 16, `${species} · AUC ${auc.toFixed(2)} · EER ${(100 * eer).toFixed(0)}%`, 'start') +
    `${grid.join('')}<path class="curve" d="M${line}"/>` +
    `${label(LEFT + SIDE / 2, TOP + SIDE + 34, 'genuine above the threshold; up: attacks below it')}</svg>`
  )
}
