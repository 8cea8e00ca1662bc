import { PASSWORD_MIN_CHARS } from '@identity/protocol'

/**
 * Words that passwords of twelve and more characters are made of here and elsewhere. Not a list of leaked passwords: the
 * length rule already refuses nearly all of those; these are what people stretch to reach it.
 */
const COMMON = [
  'password',
  'passw0rd',
  'kata sandi',
  'katasandi',
  'rahasia',
  'bismillah',
  'indonesia',
  'merdeka',
  'sayang',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdfgh',
  'zxcvbn',
  'abcdef',
  'letmein',
  'welcome',
  'selamat',
  'admin',
  'administrator',
  'identity',
  'dashboard',
  'iloveyou',
  'superman',
  'football',
  'monkey',
  'dragon',
  'master',
  'sunshine',
  'princess',
  'jakarta',
  'garuda',
  'pancasila',
  'company',
  'changeme',
  'default',
  'secret',
  'login',
  'test',
]
/** Letters and digits that must be left once common words, the person's own and runs are taken out. */
const MIN_OWN_CHARS = 6
const MIN_DISTINCT = 5
const MIN_PART_CHARS = 4

/** Runs such as 12345 or 777, which add length and nothing else. */
function withoutRuns(text: string): string {
  const letters = Array.from(text)
  const codes = letters.map((letter) => letter.codePointAt(0) ?? 0)
  const step = (at: number): number => (codes[at] ?? 0) - (codes[at - 1] ?? 0)
  const goesOn = (at: number): boolean => at >= 2 && Math.abs(step(at)) <= 1 && step(at) === step(at - 1)
  return letters.filter((_, at) => !goesOn(at)).join('')
}

/**
 * Why a new password is refused, in one sentence; null when it may be used. No rule about kinds of characters: they make
 * passwords worse (NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordFault(
  password: string,
  person: { readonly email: string; readonly name: string },
): string | null {
  const text = password.normalize('NFKC').toLowerCase()
  if (Array.from(text).length < PASSWORD_MIN_CHARS) return `must have ${PASSWORD_MIN_CHARS} characters or more`
  if (new Set(text).size < MIN_DISTINCT) return 'repeats too few characters'
  const own = [...person.email.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...person.name.toLowerCase().split(/\s+/)]
  let left = text
  for (const word of [...COMMON, ...own.filter((part) => part.length >= MIN_PART_CHARS)])
    left = left.replaceAll(word, '')
  if (Array.from(withoutRuns(left.replace(/[^\p{L}\p{N}]/gu, ''))).length < MIN_OWN_CHARS) return 'is too easy to guess'
  return null
}
