import { createIdentityClient, IdentityError, type IdentityClient } from 'qe-identity-sdk-node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startService, type Service } from './support/service.ts'

let service: Service
let client: IdentityClient
beforeAll(async () => {
  service = await startService()
  client = createIdentityClient({ baseUrl: `${service.url}/`, apiKey: service.apiKey })
})
afterAll(() => service.close())

it('finds a customer by reference, or makes one, once', async () => {
  const made = await client.findOrCreateCustomer('user-42')
  const [again, race] = await Promise.all([
    client.findOrCreateCustomer('user-42'),
    client.findOrCreateCustomer('user-42'),
  ])
  expect(again.id).toBe(made.id)
  expect(race.id).toBe(made.id)
})

it('makes, reads and cancels a capture session', async () => {
  const customer = await client.createCustomer()
  const made = await client.createCaptureSession({ customerId: customer.id, requiredAssurance: 'high' })
  expect(made.url).toContain(`/capture#${made.token}`)
  expect((await client.getCaptureSession(made.id)).state).toBe('open')
  expect((await client.cancelCaptureSession(made.id)).state).toBe('cancelled')
})

it('throws the service’s own code and says which member is wrong', async () => {
  const refused = client.createCaptureSession({ customerId: 'clnobody' })
  await expect(refused).rejects.toBeInstanceOf(IdentityError)
  await expect(refused).rejects.toMatchObject({ status: 404, code: 'not_found', errors: [{ pointer: '/customerId' }] })
})

it('lists nothing for a customer without captures', async () => {
  const customer = await client.createCustomer()
  const listed: unknown[] = []
  for await (const verification of client.listVerifications(customer.id)) listed.push(verification)
  expect(listed).toEqual([])
})

it('makes a key, has it replaced, and ends both', async () => {
  const made = await client.createKey({ name: 'shop', mode: 'test', scopes: ['customers:read'] })
  const shop = createIdentityClient({ baseUrl: service.url, apiKey: made.secret })
  await expect(shop.createCustomer()).rejects.toMatchObject({ status: 403, code: 'forbidden_scope' })
  const successor = await client.rotateKey(made.id)
  expect((await client.listKeys()).map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, successor.id]))
  for (const { id } of [made, successor]) await client.revokeKey(id)
  const ended = createIdentityClient({ baseUrl: service.url, apiKey: successor.secret })
  await expect(ended.findOrCreateCustomer('user-42')).rejects.toMatchObject({ status: 401 })
})
