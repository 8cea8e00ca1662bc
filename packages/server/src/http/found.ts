import { AppError } from '@identity/protocol'

/** The value, or the one answer for what does not exist and what is another tenant's. */
export function found<T>(value: T | null): T {
  if (value === null) throw new AppError('not_found')
  return value
}
