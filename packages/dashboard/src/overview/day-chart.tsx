import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useLanguage } from '../text/text-context.ts'

export interface Series {
  readonly name: string
  /** A custom property of the tokens. */
  readonly color: string
  /** One number a day. */
  readonly values: readonly number[]
}

interface DayChartProps {
  readonly label: string
  /** `YYYY-MM-DD`. */
  readonly days: readonly string[]
  readonly series: readonly Series[]
}

const HEIGHT = 210

/** Counts by day, stacked; the same numbers stand in a table for screen readers. */
export function DayChart({ label, days, series }: DayChartProps) {
  const { locale } = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    let chart: uPlot | null = null
    const draw = () => {
      chart?.destroy()
      chart = new uPlot(optionsOf(element, series, locale), stacked(days, series), element)
    }
    draw()
    // Colours are read when drawn, so a change of theme draws anew.
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const size = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height: HEIGHT }))
    size.observe(element)
    return () => {
      theme.disconnect()
      size.disconnect()
      chart?.destroy()
    }
  }, [days, series, locale])
  return (
    <figure className="chart">
      <div ref={place} aria-hidden="true" />
      <ul className="legend" aria-hidden="true">
        {series.map(({ name, color }) => (
          <li key={name}>
            <i style={{ background: `var(${color})` }} /> {name}
          </li>
        ))}
      </ul>
      {/* Within a box: a table itself grows to its contents, and the page would scroll sideways. */}
      <div className="visually-hidden">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <td />
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day, i) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[i]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

/** Each series on top of those before it; drawn from the highest down, so that every one shows its own part. */
function stacked(days: readonly string[], series: readonly Series[]): uPlot.AlignedData {
  const sums = series.map((_, upTo) =>
    days.map((_, day) => series.slice(0, upTo + 1).reduce((sum, { values }) => sum + (values[day] ?? 0), 0)),
  )
  return [days.map((day) => Date.parse(`${day}T00:00:00`) / 1000), ...sums.toReversed()]
}

function optionsOf(element: HTMLElement, series: readonly Series[], locale: string): uPlot.Options {
  const style = getComputedStyle(element)
  const color = (name: string) => style.getPropertyValue(name).trim()
  const axis = { stroke: color('--ink-faint'), font: `11px ${style.fontFamily}`, ticks: { show: false } }
  const bars = uPlot.paths.bars?.({ size: [0.72, 28], radius: 0.15 })
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_, __, max) => [0, Math.max(4, max * 1.08)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_, ticks) =>
          ticks.map((tick) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(tick * 1000)),
      },
      {
        ...axis,
        size: 42,
        grid: { stroke: color('--line'), width: 1 },
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
      },
    ],
    series: [
      {},
      ...series.toReversed().map((one) => ({
        fill: color(one.color),
        stroke: color(one.color),
        width: 0,
        points: { show: false },
        ...(bars !== undefined && { paths: bars }),
      })),
    ],
  }
}
