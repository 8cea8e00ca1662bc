import { expect, it } from 'vitest'
import { buildBundle, sign } from '@identity/specimen'
import { fakeAnalysis, fakeExtraction } from './test/fake-analysis.ts'
import { fakeJudge } from './test/fake-judge.ts'
import { rawRequest } from './test/raw-request.ts'
import { createCustomer, smallJpeg, startTestApp } from './test/test-app.ts'

it('no log line, metric or error reply holds a NIK, a name, a key, a secret or a frame', async () => {
  const NIK = '3171234567890123'
  const NAME = 'CANARY SITI AMINAH'
  const app = await startTestApp({
    analysis: fakeAnalysis((input) => Promise.resolve(fakeExtraction(input))),
    judge: fakeJudge,
  })
  const customerId = await createCustomer(app.client)
  const challenge = await app.client.issueChallenge(customerId)
  const jpeg = await smallJpeg(21)
  const more = { flashChallengeNonce: challenge.nonce, ocrFields: { nik: NIK, fullName: NAME } }
  const bundle = await sign(buildBundle([{ jpeg }], new Date().toISOString(), more), challenge.hmacSecret)
  const errors: string[] = []
  const send = async (body: unknown, headers: Record<string, string> = {}) => {
    const reply = await rawRequest(`${app.url}/api/identity/document/ktp/capture?nik=${NIK}`, {
      headers: { 'x-api-key': app.apiKey, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    if (reply.status >= 400) errors.push(reply.text)
    return reply.status
  }
  // Refusals of every kind, each with the canaries inside.
  await send(`{"fullName":"${NAME}","nik":${NIK},`)
  await send({ customerId: NAME, bundle })
  await send({ customerId, bundle: { ...bundle, platform: NAME } })
  await send({ customerId, bundle: { ...bundle, signature: NAME } })
  await send({ customerId, bundle: { ...bundle, frames: [NAME] } })
  await send({ customerId, bundle, hmacKey: `${challenge.hmacSecret}-wrong` })
  await send({ customerId, bundle }, { 'x-api-key': `${app.apiKey}${NIK}` })
  await send({ customerId, bundle }, { 'idempotency-key': `${NAME} ${NIK}` })
  await rawRequest(`${app.url}/api/identity/${NIK}`, { method: 'GET' })
  expect(await send({ customerId, bundle, hmacKey: challenge.hmacSecret })).toBe(200)

  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  const canaries = [NIK, NAME, app.apiKey, challenge.hmacSecret, challenge.nonce, jpeg.toString('base64').slice(0, 40)]
  expect(errors.length).toBe(8)
  for (const [where, text] of Object.entries({ log: app.logText(), errors: errors.join('\n'), metrics }))
    for (const canary of canaries) expect(text.includes(canary), `${where} holds ${canary.slice(0, 12)}…`).toBe(false)
  expect(app.logText()).toContain('"route":"/api/identity/document/ktp/capture"')
  await app.close()
})
