/**
 * A fetch that outlives the session: when the service no longer knows the cookie, `renew` is called (it asks the person
 * to sign in again, over the page they were on) and the same request is sent once more. Requests that wait share one
 * renewal. `renew` resolves false when the person gave up; then the refusal is handed on.
 */
export function renewingFetch(
  send: (request: Request) => Promise<Response>,
  renew: () => Promise<boolean>,
): (request: Request) => Promise<Response> {
  let renewal: Promise<boolean> | null = null
  return async (request) => {
    const again = request.clone()
    const reply = await send(request)
    if (reply.status !== 401) return reply
    renewal ??= renew().finally(() => {
      renewal = null
    })
    return (await renewal) ? send(again) : reply
  }
}
