import type { ForensicReport } from './forensic-report.ts'
import { SOURCE_LINE } from './report-html.ts'
import { reportTables } from './report-tables.ts'

/** The tables of a report as Markdown, to be kept with a release. */
export function reportMarkdown(report: ForensicReport): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const tables = reportTables(report).map(({ title, note, head, rows }) =>
    [`## ${title}`, '', note, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'),
  )
  const { version, sha256 } = report.policy
  return `Policy ${version}, ${sha256.slice(0, 12)}. ${SOURCE_LINE}\n\n${tables.join('\n\n')}\n`
}
