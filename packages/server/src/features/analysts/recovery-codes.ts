import { createHash } from 'node:crypto'

const CODES = 10
/** 80 random bits a code: nothing slower than SHA-256 is needed to keep them. */
const CODE_BYTES = 10
/** Crockford's: no I, L, O or U, so that a code written down is read back as it was. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4

export interface RecoveryCode {
  /** Sixteen letters and digits in groups of four. */
  readonly code: string
  readonly hash: string
}

export function newRecoveryCodes(random: (bytes: number) => Buffer): readonly RecoveryCode[] {
  return Array.from({ length: CODES }, () => {
    let bits = BigInt(`0x${random(CODE_BYTES).toString('hex')}`)
    let text = ''
    for (let at = 0; at < (CODE_BYTES * 8) / 5; at++, bits >>= 5n) text += ALPHABET[Number(bits & 31n)]
    const code = (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
    return { code, hash: hashRecoveryCode(code) }
  })
}

/** As typed: without regard to case, dashes and spaces, and to letters that look like digits. */
export function hashRecoveryCode(typed: string): string {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return createHash('sha256').update(`identity/recovery/v1:${text}`, 'utf8').digest('hex')
}
