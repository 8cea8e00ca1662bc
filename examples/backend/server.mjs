// A backend of your own: mints a capture session for whoever is signed in, and looks at what became of it.
//   IDENTITY_URL=http://127.0.0.1:8080 IDENTITY_KEY=qe_test_… node examples/backend/server.mjs
// Then open http://127.0.0.1:3000
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createIdentityClient, IdentityError } from 'qe-identity-sdk-node'

const { IDENTITY_URL = 'http://127.0.0.1:8080', IDENTITY_KEY = '', PORT = '3000' } = process.env
const identity = createIdentityClient({ baseUrl: IDENTITY_URL, apiKey: IDENTITY_KEY })
const page = readFileSync(new URL('../page/index.html', import.meta.url), 'utf8')

/** In your application: the id of the person who is signed in. */
const signedInUser = () => 'user-42'

const routes = {
  'GET /': () => ({ type: 'text/html; charset=utf-8', body: page.replaceAll('{{IDENTITY_URL}}', IDENTITY_URL) }),
  'POST /sessions': async () => {
    const customer = await identity.findOrCreateCustomer(signedInUser())
    const { id, token, url, qrSvg } = await identity.createCaptureSession({ customerId: customer.id })
    return { body: JSON.stringify({ id, token, url, qrSvg }) }
  },
  'GET /sessions': async (query) => {
    const session = await identity.getCaptureSession(query.get('id') ?? '')
    const verification = session.outcome && (await identity.getVerification(session.outcome.verificationId))
    return { body: JSON.stringify({ state: session.state, status: verification?.status ?? null }) }
  },
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const route = routes[`${request.method} ${pathname}`]
  if (route === undefined) return response.writeHead(404).end()
  try {
    const { type = 'application/json', body } = await route(searchParams)
    response.writeHead(200, { 'content-type': type }).end(body)
  } catch (error) {
    const known = error instanceof IdentityError
    console.error(known ? `${error.code} ${error.requestId}` : error)
    response.writeHead(known && error.status === 404 ? 404 : 502).end()
  }
}).listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`))
