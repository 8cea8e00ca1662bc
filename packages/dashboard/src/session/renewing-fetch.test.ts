import { describe, expect, it } from 'vitest'
import { renewingFetch } from './renewing-fetch.ts'

/** A service that knows nobody until `known` is set. */
function service() {
  const bodies: string[] = []
  const state = { known: false, bodies }
  const send = async (request: Request) => {
    if (!state.known) return new Response(null, { status: 401 })
    bodies.push(await request.text())
    return new Response(null, { status: 204 })
  }
  return { state, send }
}
const post = (body: string) => new Request('http://127.0.0.1/decision', { method: 'POST', body })

describe('a request of an expired session', () => {
  it('is sent again with its body once the person has signed in', async () => {
    const { state, send } = service()
    const fetch = renewingFetch(send, () => {
      state.known = true
      return Promise.resolve(true)
    })
    expect((await fetch(post('all I typed'))).status).toBe(204)
    expect(state.bodies).toEqual(['all I typed'])
  })

  it('shares one renewal with every other request that waits', async () => {
    const { state, send } = service()
    let asked = 0
    const fetch = renewingFetch(send, async () => {
      asked++
      await Promise.resolve()
      state.known = true
      return true
    })
    await Promise.all([fetch(post('a')), fetch(post('b')), fetch(post('c'))])
    expect(asked).toBe(1)
    expect([...state.bodies].sort()).toEqual(['a', 'b', 'c'])
  })

  it('is refused when the person gives up, and the next one asks anew', async () => {
    const { send } = service()
    let asked = 0
    const fetch = renewingFetch(send, () => {
      asked++
      return Promise.resolve(false)
    })
    expect((await fetch(post('a'))).status).toBe(401)
    expect((await fetch(post('b'))).status).toBe(401)
    expect(asked).toBe(2)
  })
})
