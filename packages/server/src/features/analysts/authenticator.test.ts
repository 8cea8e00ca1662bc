import { expect, it } from 'vitest'
import { clientLabel } from './client-label.ts'
import { enrolmentOf, stepOfCode } from './authenticator.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'

/** The secret of RFC 6238, appendix B, and the last six digits of its SHA-1 codes. */
const SECRET = Buffer.from('12345678901234567890')

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('the code of RFC 6238 at %i s is of that step, good one step to either side, and no further', (atS, code) => {
  const step = Math.floor(atS / 30)
  for (const late of [-30, 0, 30]) expect(stepOfCode(SECRET, code, (atS + late) * 1000)).toBe(step)
  expect(stepOfCode(SECRET, code, (atS + 60) * 1000)).toBeNull()
  expect(stepOfCode(SECRET, '000000', atS * 1000)).toBeNull()
})

it('an enrolment names the secret in the form that apps read', () => {
  const { secret, otpauthUrl } = enrolmentOf(SECRET, 'sari@bank.example')
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(new URL(otpauthUrl).searchParams.get('secret')).toBe(secret)
  expect(otpauthUrl).toMatch(/^otpauth:\/\/totp\/Identity:sari%40bank\.example\?/)
})

it('recovery codes are ten, all different, and read as they are written down', () => {
  let next = 0
  const codes = newRecoveryCodes((bytes) => Buffer.alloc(bytes, next++))
  expect(new Set(codes.map(({ hash }) => hash)).size).toBe(10)
  for (const { code, hash } of codes) {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(hashRecoveryCode(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(hash)
  }
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['curl/8', ''],
  [undefined, ''],
])('a browser is named in two known words: %s', (agent, label) => {
  expect(clientLabel(agent)).toBe(label)
})
