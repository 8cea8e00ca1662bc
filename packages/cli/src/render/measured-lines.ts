/** Longer texts are pictures or tables in disguise (a spectrum, a curve); JSON output has them whole. */
const LONGEST = 90

/** Measured values as `path  value` lines, in the order they were measured; lists of plain values on one line. */
export function measuredLines(measured: Readonly<Record<string, unknown>>): string[] {
  const rows = [...leaves(measured, '')]
  const width = Math.max(0, ...rows.map(([path]) => path.length))
  return rows.map(
    ([path, text]) => `  ${path.padEnd(width)}  ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`,
  )
}

function* leaves(value: unknown, path: string): Generator<readonly [path: string, text: string]> {
  if (value === null || typeof value !== 'object') {
    yield [path, typeof value === 'string' ? value : JSON.stringify(value ?? null)]
    return
  }
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) {
    yield [path, value.length === 0 ? 'none' : value.map(String).join('  ')]
    return
  }
  for (const [name, member] of Object.entries(value)) yield* leaves(member, path === '' ? name : `${path}.${name}`)
}
