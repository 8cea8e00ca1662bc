export interface Column {
  readonly title: string
  /** Longest width in characters; longer cells wrap onto further lines. */
  readonly maxWidth: number
}

/** Breaks at spaces where there are any, else in mid-word, so that no line is longer than `width`. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`
      continue
    }
    if (line !== '') lines.push(line)
    while (rest.length > width) {
      lines.push(rest.slice(0, width))
      rest = rest.slice(width)
    }
    line = rest
  }
  lines.push(line)
  return lines
}

/** A plain-text table: a heading, a rule, and rows whose long cells wrap. Ends with a line break. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((column, index) => wrap(row[index] ?? '', column.maxWidth)))
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => Math.max(...row[index]!.map((line) => line.length)))),
  )
  const print = (parts: readonly string[]) =>
    parts
      .map((part, index) => part.padEnd(widths[index]!))
      .join('  ')
      .trimEnd()
  const body = cells.flatMap((row) =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, line) =>
      print(row.map((cell) => cell[line] ?? '')),
    ),
  )
  return [
    print(columns.map((column) => column.title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...body,
    '',
  ].join('\n')
}
