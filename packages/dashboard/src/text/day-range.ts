const DAY_MS = 86_400_000

/** Two days of the reader's calendar, both inclusive, as the instants the service takes: from inclusive, to exclusive. */
export function dayRange(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  const start = (day: string) => new Date(`${day}T00:00:00`).getTime()
  const whole = (day: string | undefined): day is string => day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day)
  return {
    ...(whole(from) && { from: new Date(start(from)).toISOString() }),
    ...(whole(to) && { to: new Date(start(to) + DAY_MS).toISOString() }),
  }
}
