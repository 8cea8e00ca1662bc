import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CaptureSessionClientView } from '@identity/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createSessionClient } from './session-client.ts'
import { watchSession } from './watch-session.ts'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A service that has a session of these states, one more a question; its stream of events is the test's. */
const watching = async (events: RequestListener, ...states: string[]) => {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url?.split('/').at(-1) ?? '')
    if (request.url?.endsWith('/events') === true) events(request, response)
    else response.end(JSON.stringify({ state: states.length > 1 ? states.shift() : states[0] }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createSessionClient({ baseUrl, token: 'qe_cst_x' })
  const seen: string[] = []
  for await (const { state } of watchSession(client, new AbortController().signal)) seen.push(state)
  return { asked, seen }
}
const event = (state: CaptureSessionClientView['state']) => `event: state\ndata: ${JSON.stringify({ state })}\n\n`

describe('a session that is watched', () => {
  it('tells each change by its stream, also one that arrives in pieces', async () => {
    const { asked, seen } = await watching((_, response) => {
      const text = event('open') + ': still open\n\n' + event('completed')
      response.write(text.slice(0, 20))
      setTimeout(() => response.end(text.slice(20)), 20)
    }, 'open')
    expect(seen).toEqual(['open', 'completed'])
    expect(asked).toEqual(['events'])
  })

  it('is asked for again and again where the stream is refused, and the stream only once', async () => {
    const { asked, seen } = await watching((request) => request.socket.destroy(), 'open', 'cancelled')
    expect(seen).toEqual(['open', 'cancelled'])
    expect(asked).toEqual(['events', 'capture-session', 'capture-session'])
  })

  it('has its stream opened again when that was cut after it had worked', async () => {
    let opened = 0
    const { asked, seen } = await watching(
      (_, response) => response.end(event(++opened === 1 ? 'open' : 'expired')),
      'open',
    )
    expect(seen).toEqual(['open', 'open', 'expired'])
    expect(asked).toEqual(['events', 'capture-session', 'events'])
  })
})
