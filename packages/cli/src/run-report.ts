import type { ReportOptions } from './commands/report.ts'
import { forensicReport } from './forensics/forensic-report.ts'
import { gatherCaptures } from './forensics/gather-captures.ts'
import { openPolicy } from './forensics/open-policy.ts'
import { reportHtml, SOURCE_LINE } from './forensics/report-html.ts'
import { reportMarkdown } from './forensics/report-markdown.ts'
import { reportTables } from './forensics/report-tables.ts'
import { table } from './render/table.ts'
import { writeText } from './render/write-text.ts'
import { UserError } from './user-error.ts'

/** `identity report`: gathers captures, judges them, prints and writes the figures. */
export async function runReport(options: ReportOptions): Promise<void> {
  const policy = await openPolicy(options.policy)
  const gathered = await gatherCaptures(options)
  // Numbers may have been fitted on the other half.
  const records = options.split === 'both' ? gathered.filter(({ label }) => label.split !== 'develop') : gathered
  if (records.length === 0) throw new UserError('there are no captures to report on')
  const report = forensicReport(records, policy)
  console.log(`Policy ${policy.version}. ${policy.basis}\n${SOURCE_LINE}\n`)
  for (const { title, note, head, rows } of reportTables(report)) {
    console.log(`${title}\n${note}\n`)
    console.log(
      table(
        head.map((name, i) => ({ title: name, maxWidth: i === 0 ? 28 : 30 })),
        rows,
      ),
    )
  }
  if (options.json !== undefined) await writeText(options.json, `${JSON.stringify(report, null, 1)}\n`)
  if (options.markdown !== undefined) await writeText(options.markdown, reportMarkdown(report))
  if (options.html !== undefined) await writeText(options.html, reportHtml(report))
}
