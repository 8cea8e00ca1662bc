import { Secret, TOTP } from 'otpauth'

/** RFC 4226, 4: 160 bits, the size of the SHA-1 output that authenticator apps compute with. */
export const TOTP_SECRET_BYTES = 20
const PERIOD_S = 30
/** One step to either side for clocks that differ and people who type slowly (RFC 6238, 5.2). */
const WINDOW = 1
const ISSUER = 'Identity'

const totpOf = (secret: Buffer, label: string) =>
  new TOTP({
    issuer: ISSUER,
    label,
    // What every authenticator app can do; some ignore other algorithms without saying so.
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })

/** For the QR code and for typing in. */
export function enrolmentOf(secret: Buffer, email: string): { readonly secret: string; readonly otpauthUrl: string } {
  const totp = totpOf(secret, email)
  return { secret: totp.secret.base32, otpauthUrl: totp.toString() }
}

/** The time step a code belongs to, to be used up once; null when it is not a code of now. `atMs` is epoch milliseconds. */
export function stepOfCode(secret: Buffer, code: string, atMs: number): number | null {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: atMs, window: WINDOW })
  return delta === null ? null : Math.floor(atMs / 1000 / PERIOD_S) + delta
}
