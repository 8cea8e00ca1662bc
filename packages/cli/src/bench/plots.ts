import type { ReliabilityBin } from '@identity/pipeline/bench-read'
import { escapeXml } from '../draw/escape-xml.ts'

const SIDE = 340
const LEFT = 46
const TOP = 12
/** Confidences below this are rare; the plot shows them at its edge. */
const LOWEST = 0.3

const label = (x: number, y: number, text: string, anchor = 'middle'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`

/**
 * Said against right: on the diagonal a reader is as often right as it says. Each bin with the 95 % interval of what its
 * count allows to say (Wilson), so that nobody reads much into a bin of ten.
 */
export function reliabilityPlot(bins: readonly ReliabilityBin[]): string {
  const x = (value: number): number => LEFT + (SIDE * (Math.max(LOWEST, value) - LOWEST)) / (1 - LOWEST)
  const y = (value: number): number => TOP + SIDE - (SIDE * (Math.max(LOWEST, value) - LOWEST)) / (1 - LOWEST)
  const ticks = [0.3, 0.5, 0.7, 0.9, 1].map(
    (at) =>
      `<path class="grid" d="M${x(at)} ${TOP}V${TOP + SIDE}M${LEFT} ${y(at)}H${LEFT + SIDE}"/>` +
      label(x(at), TOP + SIDE + 16, String(at)) +
      label(LEFT - 6, y(at) + 4, String(at), 'end'),
  )
  const points = bins.map(({ said, right, total }) => {
    const [low, high] = wilson(right, total)
    const rate = right / total
    return (
      `<g><title>said ${said.toFixed(3)}, right ${right} of ${total}</title>` +
      `<path class="interval" d="M${x(said).toFixed(1)} ${y(low).toFixed(1)}V${y(high).toFixed(1)}"/>` +
      `<circle class="point" cx="${x(said).toFixed(1)}" cy="${y(rate).toFixed(1)}" r="${Math.min(12, 2 + Math.log2(total)).toFixed(1)}"/></g>`
    )
  })
  return (
    `<svg viewBox="0 0 ${LEFT + SIDE + 16} ${TOP + SIDE + 44}" width="${LEFT + SIDE + 16}" role="img">` +
    `<title>Reliability: confidence said against share right</title>${ticks.join('')}` +
    `<path class="ideal" d="M${x(LOWEST)} ${y(LOWEST)}L${x(1)} ${y(1)}"/>${points.join('')}` +
    `${label(LEFT + SIDE / 2, TOP + SIDE + 36, 'mean confidence said')}</svg>`
  )
}

/** 95 % interval of a share (Wilson 1927). */
function wilson(right: number, total: number): readonly [number, number] {
  const z = 1.96
  const rate = right / total
  const centre = (rate + z ** 2 / (2 * total)) / (1 + z ** 2 / total)
  const half = (z * Math.sqrt((rate * (1 - rate)) / total + z ** 2 / (4 * total ** 2))) / (1 + z ** 2 / total)
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

export interface Bar {
  readonly label: string
  readonly value: number
  /** As it is written beside the bar. */
  readonly text: string
}

const BAR_HEIGHT = 20
const NAME_WIDTH = 130
const BARS_WIDTH = 300

/** Horizontal bars from zero. `most` is the value that fills the width. */
export function barChart(title: string, bars: readonly Bar[], most: number): string {
  const height = bars.length * (BAR_HEIGHT + 6)
  const rows = bars.map(({ label: name, value, text }, i) => {
    const top = i * (BAR_HEIGHT + 6)
    const width = (BARS_WIDTH * Math.max(0, value)) / Math.max(1e-9, most)
    return (
      label(NAME_WIDTH - 8, top + 15, name, 'end') +
      `<rect class="bar" x="${NAME_WIDTH}" y="${top}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}"/>` +
      label(NAME_WIDTH + width + 6, top + 15, text, 'start')
    )
  })
  const width = NAME_WIDTH + BARS_WIDTH + 110
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img"><title>${escapeXml(title)}</title>${rows.join('')}</svg>`
}
