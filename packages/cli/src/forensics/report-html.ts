import { SOURCES } from '@identity/pipeline/calibration'
import { escapeXml } from '../draw/escape-xml.ts'
import { detPlot } from './det-plot.ts'
import type { ForensicReport } from './forensic-report.ts'
import { reportTables } from './report-tables.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #d0d0d0; --main: #0072b2 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181a; --faint: #44484c; --main: #56b4e9 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 80rem; margin: 2rem auto; padding: 0 1rem }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .875rem }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--faint); vertical-align: top }
td:not(:first-child) { font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto } svg text { font-size: 11px; fill: var(--ink) }
.grid { stroke: var(--faint) } .curve { stroke: var(--main); stroke-width: 2; fill: none }
.plots { display: flex; flex-wrap: wrap; gap: 1rem }
`

/** The report as one page with its curves, needing nothing from the network. */
export function reportHtml(report: ForensicReport): string {
  const tables = reportTables(report).map(
    ({ title, note, head, rows }) =>
      `<h2>${escapeXml(title)}</h2>\n<p>${escapeXml(note)}</p>\n<div class="wide"><table>\n` +
      `<tr>${head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`).join('')}</tr>\n` +
      `${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`).join('\n')}\n</table></div>`,
  )
  const plots = SOURCES.flatMap((source) => {
    const det = report.sources[source]?.det ?? []
    return det.length === 0
      ? []
      : [
          `<h2>Error trade-off, ${source}</h2>\n<p>All thresholds on the sum of both questions, good genuine captures against each species; normal scales.</p>\n` +
            `<div class="plots">${det.map(detPlot).join('\n')}</div>`,
        ]
  })
  const { version, basis, sha256 } = report.policy
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What the forensics catch and miss</title>
<style>${STYLE}</style>
<h1>What the forensics catch and miss</h1>
<p>Policy ${escapeXml(version)}, ${sha256.slice(0, 12)}. ${escapeXml(basis)}</p>
<p>${escapeXml(SOURCE_LINE)}</p>
${[...tables, ...plots].join('\n')}
</html>
`
}

export const SOURCE_LINE =
  'Generated captures come from this project’s own simulator: their figures say what the voters do on its physics and are no real-world rates. Where a column says "none", nothing is known.'
