import { scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { AppError } from '@identity/protocol'

/**
 * scrypt of Node itself: off the event loop, nothing to install. N = 2^15, r = 8, p = 3 is one of the equal settings of
 * the OWASP Password Storage Cheat Sheet; it takes 32 MiB, so that two at once fit a small machine.
 */
const BLOCK_SIZE = 8
const PARALLELISATION = 3
const SALT_BYTES = 16
const KEY_BYTES = 32
/** Each holds 32 MiB and one of the four threads that Node also reads files with. */
const AT_ONCE = 2
const WAITING = 32
const BUSY_RETRY_SECONDS = 2
/** What a row could ask for at most, were it tampered with. */
const MAX_COST = 20

export interface PasswordHasher {
  /** A PHC string, `$scrypt$ln=15,r=8,p=3$salt$hash`. */
  hash(password: string): Promise<string>
  /**
   * `outdated`: right, and kept at another cost. With null it takes as long and is wrong, so that time does not tell
   * whether there is such an account.
   */
  verify(password: string, phc: string | null): Promise<'right' | 'outdated' | 'wrong'>
}

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,44})\$([A-Za-z0-9+/]{43})$/

/** Cost, r, p, salt and key of a PHC string of ours; null for anything else. */
function readPhc(phc: string | null): [number, number, number, Buffer, Buffer] | null {
  const [, ln, r, p, salt = '', key = ''] = (phc === null ? null : PHC.exec(phc)) ?? []
  if (Number(ln) <= MAX_COST)
    return [Number(ln), Number(r), Number(p), Buffer.from(salt, 'base64'), Buffer.from(key, 'base64')]
  return null
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same text typed on two keyboards may come in two Unicode forms (NIST SP 800-63B-4, 3.1.1.2).
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })

const optionsOf = (cost: number, r: number, p: number): ScryptOptions => ({
  N: 2 ** cost,
  r,
  p,
  // Twice what is needed; Node refuses more than 32 MiB unless told otherwise.
  maxmem: 2 * 128 * r * (2 ** cost + p),
})

/**
 * @param cost binary logarithm of N, 10–20.
 * @throws AppError `overloaded` when too many passwords wait already.
 */
export function createPasswordHasher(cost: number, random: (bytes: number) => Buffer): PasswordHasher {
  let running = 0
  const waiting: (() => void)[] = []
  const gated = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING) throw new AppError('overloaded', { retryAfterSeconds: BUSY_RETRY_SECONDS })
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      // The slot is handed on, so that nobody who comes now overtakes those who wait.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }

  return {
    hash: (password) =>
      gated(async () => {
        const salt = random(SALT_BYTES)
        const key = await derive(password, salt, optionsOf(cost, BLOCK_SIZE, PARALLELISATION))
        return `$scrypt$ln=${cost},r=${BLOCK_SIZE},p=${PARALLELISATION}$${unpadded(salt)}$${unpadded(key)}`
      }),
    verify: (password, phc) =>
      gated(async () => {
        const [ln, r, p, salt, expected] = readPhc(phc) ?? []
        if (ln === undefined || r === undefined || p === undefined || salt === undefined || expected === undefined) {
          await derive(password, random(SALT_BYTES), optionsOf(cost, BLOCK_SIZE, PARALLELISATION))
          return 'wrong'
        }
        const key = await derive(password, salt, optionsOf(ln, r, p))
        if (!timingSafeEqual(key, expected)) return 'wrong'
        return ln === cost && r === BLOCK_SIZE && p === PARALLELISATION ? 'right' : 'outdated'
      }),
  }
}
