import { escapeXml } from '../draw/escape-xml.ts'
import { barChart, reliabilityPlot } from './plots.ts'
import type { ReadBenchResult } from './read-bench.ts'
import { FIGURES, givenOf, percent, ratioLine, setLine, share } from './report-text.ts'

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #d0d0d0; --main: #0072b2; --accent: #b87400 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181a; --faint: #44484c; --main: #56b4e9; --accent: #e69f00 } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--faint) }
td:not(:first-child) { font-variant-numeric: tabular-nums }
svg { max-width: 100%; height: auto } svg text { font-size: 12px; fill: var(--ink) }
.grid { stroke: var(--faint) } .ideal { stroke: var(--ink); stroke-dasharray: 4 4 }
.interval { stroke: var(--main); stroke-width: 2 } .point, .bar { fill: var(--main) }
.plots { display: flex; flex-wrap: wrap; gap: 2rem } figure { margin: 0 } figcaption { font-weight: 600; margin-bottom: .5rem }
`

/** The benchmark as one page with its plots, needing nothing from the network. */
export function benchHtml(result: ReadBenchResult): string {
  const { ours, peers, notRun } = result
  const readers = [ours, ...peers]
  const row = (head: string, cells: readonly string[]): string =>
    `<tr><th scope="row">${escapeXml(head)}</th>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`
  const stages = Object.entries(ours.stageMs)
  const lines = Object.entries(ours.summary.exactByLine)
  const figure = (caption: string, svg: string): string =>
    `<figure><figcaption>${escapeXml(caption)}</figcaption>${svg}</figure>`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>How well cards are read</title>
<style>${STYLE}</style>
<h1>How well cards are read</h1>
<p>${escapeXml(setLine(result))}</p>
<table>
<tr><th></th>${readers.map(({ name }) => `<th scope="col">${escapeXml(name)}</th>`).join('')}</tr>
${[
  row(
    'engine',
    readers.map(({ version }) => version),
  ),
  row('given', readers.map(givenOf)),
  ...FIGURES.map(([head, of]) =>
    row(
      head,
      readers.map(({ summary }) => `${percent(share(of(summary)))} (${of(summary).count}/${of(summary).of})`),
    ),
  ),
  row(
    'CPU ms, median / p90',
    readers.map(({ cpuMs }) => `${cpuMs.median.toFixed(0)} / ${cpuMs.p90.toFixed(0)}`),
  ),
  row(
    'memory, MB',
    readers.map(({ rssBytes }) => (rssBytes.most / 1e6).toFixed(0)),
  ),
].join('\n')}
</table>
<ul>
${[
  ...peers.map((peer) => `<li>${escapeXml(ratioLine(ours, peer))}`),
  ...notRun.map(({ name, reason }) => `<li>${escapeXml(`${name}: not run, ${reason}`)}`),
].join('\n')}
</ul>
<p>Peers get the photo turned level and the card cut out, from its true corners, and are judged by what they read better;
their text is sorted into fields by one parser and brought to the same normal forms as ours.</p>
<div class="plots">
${figure('Is it as often right as it says?', reliabilityPlot(ours.summary.reliability))}
${figure(
  'Where the time goes: ms of a photo at the median',
  barChart(
    'Stage times',
    stages.map(([label, { median }]) => ({ label, value: median, text: `${median.toFixed(0)} ms` })),
    Math.max(...stages.map(([, { median }]) => median)),
  ),
)}
${figure(
  'Exact by line of the card',
  barChart(
    'Exact by line',
    lines.map(([label, part]) => ({ label, value: share(part), text: percent(share(part), 1) })),
    1,
  ),
)}
</div>
</html>
`
}
