/**
 * Between requests and the dialog that signs a person in again: whoever finds the session gone asks and waits, the
 * dialog opens while someone waits, and its outcome is everyone's answer.
 */
export interface SessionDoor {
  /** Resolves true once the person has signed in again, false when they gave up. */
  readonly ask: () => Promise<boolean>
  readonly answer: (signedIn: boolean) => void
  readonly isAsking: () => boolean
  readonly subscribe: (listener: () => void) => () => void
}

export function createSessionDoor(): SessionDoor {
  const listeners = new Set<() => void>()
  let waiting: ((signedIn: boolean) => void)[] = []
  const tell = () => listeners.forEach((listener) => listener())
  return {
    ask: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        tell()
      }),
    answer: (signedIn) => {
      const asked = waiting
      waiting = []
      asked.forEach((resolve) => resolve(signedIn))
      tell()
    },
    isAsking: () => waiting.length > 0,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
