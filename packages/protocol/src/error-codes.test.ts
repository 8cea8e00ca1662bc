import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AppError } from './app-error.ts'
import { ERROR_CODES, ERROR_TITLES } from './error-codes.ts'

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
/** Rows of the table: | `code` | status | meaning | what to do | */
const rows = [...page.matchAll(/^\| `([a-z_]+)` +\| (\d{3}) +\| (.+?) +\| (.+?) +\|$/gm)]

describe('error codes', () => {
  it('stand in docs/errors.md, all of them, in the same order and with the same words', () => {
    expect(rows.map(([, code]) => code)).toEqual(ERROR_CODES)
    expect(rows.map(([, , , meaning]) => meaning)).toEqual(Object.values(ERROR_TITLES))
  })

  it('each come with an error status and a way out', () => {
    for (const [, , status, , remedy] of rows) {
      expect(Number(status)).toBeGreaterThanOrEqual(400)
      expect(remedy.length).toBeGreaterThan(20)
    }
  })
})

describe('AppError', () => {
  it('says the title of its code unless it is given a detail', () => {
    expect(new AppError('not_found').message).toBe('There is no such thing.')
    expect(new AppError('not_found', { detail: 'No bundle ktpb_1.' }).message).toBe('No bundle ktpb_1.')
    expect(new AppError('not_found').detail).toBeUndefined()
  })

  it('keeps its cause, errors and time to retry', () => {
    const cause = new Error('disk')
    const errors = [{ pointer: '/steps', message: 'must be 3–10' }]
    const error = new AppError('overloaded', { cause, errors, retryAfterSeconds: 2 })
    expect(error).toMatchObject({ name: 'AppError', code: 'overloaded', cause, errors, retryAfterSeconds: 2 })
    expect('cause' in new AppError('internal')).toBe(false)
  })
})
