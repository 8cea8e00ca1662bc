import type { CaptureSessionClientView } from '@identity/protocol'
import type { SessionClient } from './session-client.ts'

/** How often a session is asked for where its events do not come through. */
const POLL_MS = 2_000
/** The service says at once how things stand; a stream that has not by then is held back by something in between. */
const FIRST_EVENT_MS = 5_000
/** Then it says at least every 15 s that it is still there. */
const SILENCE_MS = 40_000

/**
 * The session now and at each change, for a screen that follows what another device does, until it has ended or `signal`
 * is aborted. By server-sent events; where a proxy or the platform cuts those, by asking again and again.
 */
export async function* watchSession(
  client: Pick<SessionClient, 'baseUrl' | 'token' | 'session'>,
  signal: AbortSignal,
): AsyncGenerator<CaptureSessionClientView> {
  const isOver = () => signal.aborted
  let streams = true
  while (!isOver()) {
    if (streams) {
      // Where nothing came through, a second stream is not tried.
      streams = false
      try {
        for await (const session of events(client, signal)) {
          streams = true
          yield session
          if (session.state !== 'open') return
        }
      } catch {
        // Asked for instead, below.
      }
    }
    if (isOver()) return
    const session = await client.session().catch(() => null)
    if (session !== null) yield session
    if (session !== null && session.state !== 'open') return
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

async function* events(
  { baseUrl, token }: Pick<SessionClient, 'baseUrl' | 'token'>,
  signal: AbortSignal,
): AsyncGenerator<CaptureSessionClientView> {
  const cut = new AbortController()
  const end = () => cut.abort()
  signal.addEventListener('abort', end)
  let patience = setTimeout(end, FIRST_EVENT_MS)
  try {
    // Not `EventSource`: it sends no header, and a token in an address ends up in logs.
    const response = await fetch(`${baseUrl}/api/identity/capture-session/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: cut.signal,
    })
    const reader = response.body?.getReader()
    if (!response.ok || reader === undefined) return
    const decoder = new TextDecoder()
    let text = ''
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(patience)
      patience = setTimeout(end, SILENCE_MS)
      text += decoder.decode(chunk.value, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data !== undefined) yield JSON.parse(data) as CaptureSessionClientView
      }
    }
  } finally {
    clearTimeout(patience)
    signal.removeEventListener('abort', end)
    end()
  }
}
