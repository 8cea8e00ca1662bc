// Sends photos that your server holds, signed with a challenge's key and without flashing: tier standard at most.
//   IDENTITY_URL=http://127.0.0.1:8080 IDENTITY_KEY=qe_test_… node examples/submit-files/submit.mjs photo-1.jpg photo-2.jpg
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { canonicalJson } from '@identity/protocol'
import { createIdentityClient } from 'qe-identity-sdk-node'

const { IDENTITY_URL = 'http://127.0.0.1:8080', IDENTITY_KEY = '' } = process.env
const files = process.argv.slice(2)
if (files.length === 0) throw new Error('name one to ten photos')

const identity = createIdentityClient({ baseUrl: IDENTITY_URL, apiKey: IDENTITY_KEY })
const customer = await identity.createCustomer()
const challenge = await identity.issueChallenge({ customerId: customer.id })
const bundle = {
  version: '1.0',
  sdkVersion: 'submit-files-example@1.0.0',
  platform: 'web',
  frames: files.map((file) => readFileSync(file).toString('base64')),
  capturedAt: new Date().toISOString(),
  flashChallengeNonce: challenge.nonce,
}
const signature = createHmac('sha256', challenge.hmacSecret).update(canonicalJson(bundle)).digest('hex')
const result = await identity.submitCapture({ customerId: customer.id, bundle: { ...bundle, signature } })
console.log(result.ktpBundle.verdict, result.ktpBundle.assuranceTier, result.verification.id)
for (const [name, { value, confidence }] of Object.entries(result.ocr.fields))
  console.log(name.padEnd(16), value ?? '–', confidence.toFixed(2))
