/** A page that is reloaded lets go of its lock a moment after the new one asks for it. */
const PATIENCE_MS = 700

/**
 * Holds a session for this tab, so that two tabs never capture for it at once. `taken`: another tab has it; call again
 * with `steal` to move it here, whereupon `onLost` runs in the other one. Where there is no Locks API, or a
 * frame of another site is denied it, nothing is held.
 */
export async function holdSession(
  sessionId: string,
  options: { readonly steal: boolean; readonly onLost: () => void },
): Promise<{ readonly kind: 'held'; readonly release: () => void } | { readonly kind: 'taken' }> {
  const { locks } = navigator as { locks?: LockManager }
  if (locks === undefined) return { kind: 'held', release: () => undefined }
  return new Promise((resolve) => {
    let release = (): void => undefined
    let held = false
    const until = new Promise<void>((done) => {
      release = done
    })
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    // A lock can be stolen or asked for politely, not both.
    locks
      .request(`qe-ktp-${sessionId}`, options.steal ? { steal: true } : { signal: patience.signal }, () => {
        clearTimeout(timer)
        held = true
        resolve({ kind: 'held', release })
        return until
      })
      .catch(() => {
        clearTimeout(timer)
        if (held) options.onLost()
        else resolve(patience.signal.aborted ? { kind: 'taken' } : { kind: 'held', release })
      })
  })
}
