import type { ReactNode } from 'react'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'none'

export function Badge({ tone = 'none', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`badge ${tone}`}>{children}</span>
}

/** Words of the service and what they mean to a reviewer's eye; unknown ones stay neutral. */
const TONES: Readonly<Record<string, Tone>> = {
  verified: 'ok',
  passed: 'ok',
  live: 'ok',
  authentic: 'ok',
  active: 'ok',
  approve: 'ok',
  ok: 'ok',
  high: 'ok',
  pending: 'warn',
  requires_review: 'warn',
  unclear: 'warn',
  warn: 'warn',
  open: 'warn',
  invited: 'warn',
  quarantined: 'warn',
  request_recapture: 'warn',
  locked: 'bad',
  failed: 'bad',
  spoof: 'bad',
  tampered: 'bad',
  fail: 'bad',
  reject: 'bad',
  revoked: 'none',
  claimed: 'info',
  standard: 'info',
}

export const toneOf = (word: string): Tone => TONES[word] ?? 'none'
