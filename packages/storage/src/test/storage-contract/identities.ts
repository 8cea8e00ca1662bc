import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'

export function describeIdentities(f: Fixture): void {
  describe('tenants and API keys', () => {
    it('stores a tenant with its settings and changes only the named ones', async () => {
      const made = await f.storage.tenants.create({ name: 'A', settings: { allowSelfAssertedKeys: true } })
      expect(await f.storage.tenants.get(made.id)).toEqual(made)
      expect(made.settings.allowSelfAssertedKeys).toBe(true)
      expect((await f.storage.tenants.updateSettings(made.id, {}))?.settings.allowSelfAssertedKeys).toBe(true)
      expect(f.tenant.settings.allowSelfAssertedKeys).toBe(false)
      expect(await f.storage.tenants.get('ten_none')).toBeNull()
    })

    it('shows a secret once and finds the key by it until it is revoked', async () => {
      const { key, secret } = await f.storage.apiKeys.create({
        tenantId: f.tenant.id,
        name: 'backend',
        mode: 'live',
        scopes: ['verifications:view'],
      })
      expect(secret).toMatch(/^qe_live_[\w-]{43}$/)
      expect(await f.storage.apiKeys.findBySecret(secret)).toMatchObject({ id: key.id, tenantId: f.tenant.id })
      expect(await f.storage.apiKeys.findBySecret(`${secret}x`)).toBeNull()
      expect(await f.storage.apiKeys.revoke(f.other.id, key.id)).toBeNull()
      const revoked = await f.storage.apiKeys.revoke(f.tenant.id, key.id)
      expect(revoked?.revokedAtMs).toBeTypeOf('number')
      expect(await f.storage.apiKeys.findBySecret(secret)).toBeNull()
      expect((await f.storage.apiKeys.revoke(f.tenant.id, key.id))?.revokedAtMs).toBe(revoked?.revokedAtMs)
    })

    it('notes the use of a key, but not on every request', async () => {
      const { key, secret } = await f.storage.apiKeys.create({
        tenantId: f.tenant.id,
        name: 'u',
        mode: 'test',
        scopes: [],
      })
      await f.storage.apiKeys.findBySecret(secret)
      const used = async () =>
        (await f.storage.apiKeys.list(f.tenant.id)).find((each) => each.id === key.id)?.lastUsedAtMs
      const first = await used()
      expect(first).toBeTypeOf('number')
      await f.under.execute(`update api_keys set last_used_at = 1 where id = '${key.id}'`)
      await f.storage.apiKeys.findBySecret(secret)
      expect(await used()).toBe(1)
    })

    it('makes a bootstrap key once, whoever asks at the same moment', async () => {
      const secret = `qe_live_${randomBytes(32).toString('base64url')}`
      const before = (await f.storage.tenants.list()).length
      const keys = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].apiKeys.ensure({
            secret,
            name: 'b',
            tenantName: 'b',
            scopes: ['x'],
          }),
        ),
      )
      expect(new Set(keys.map((key) => key.id)).size).toBe(1)
      expect((await f.storage.tenants.list()).length).toBe(before + 1)
    })
  })

  describe('customers', () => {
    it('are CUID2, and one per external reference of a tenant', async () => {
      const first = await f.storage.customers.create({ tenantId: f.tenant.id, externalRef: 'user-1' })
      expect(first.created).toBe(true)
      expect(first.customer.id).toMatch(/^[a-z][a-z0-9]{20,31}$/)
      expect(await f.storage.customers.create({ tenantId: f.tenant.id, externalRef: 'user-1' })).toEqual({
        created: false,
        customer: first.customer,
      })
      expect((await f.storage.customers.create({ tenantId: f.other.id, externalRef: 'user-1' })).created).toBe(true)
      expect(await f.storage.customers.get(f.other.id, first.customer.id)).toBeNull()
    })

    it('are listed newest first, each once, over pages', async () => {
      const { id: tenantId } = await f.storage.tenants.create({ name: 'pages' })
      const made: string[] = []
      for (let i = 0; i < 7; i++) made.push((await f.storage.customers.create({ tenantId })).customer.id)
      // Same millisecond for all: the order must not depend on time alone.
      await f.under.execute(`update customers set created_at = 1795000000000 where tenant_id = '${tenantId}'`)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await f.storage.customers.list(tenantId, { limit: 3, cursor })
        if (page === 'invalid_cursor') throw new Error(page)
        seen.push(...page.data.map((each) => each.id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual([...made].sort().reverse())
      expect(await f.storage.customers.list(tenantId, { limit: 3, cursor: 'not a cursor' })).toBe('invalid_cursor')
      await expect(f.storage.customers.list(tenantId, { limit: 0 })).rejects.toThrow(RangeError)
    })

    it('move from tier none to standard once and never back', async () => {
      const { customer: one } = await f.storage.customers.create({ tenantId: f.tenant.id })
      expect(await f.storage.customers.raiseKycTier(f.other.id, one.id)).toBe(false)
      expect(await f.storage.customers.raiseKycTier(f.tenant.id, one.id)).toBe(true)
      expect(await f.storage.customers.raiseKycTier(f.tenant.id, one.id)).toBe(false)
      expect((await f.storage.customers.get(f.tenant.id, one.id))?.kycTier).toBe('standard')
    })
  })

  describe('devices', () => {
    it('are found by their whole key, by their tenant, until revoked', async () => {
      const { device, hmacKey } = await f.storage.devices.create({
        tenantId: f.tenant.id,
        name: 'phone',
        platform: 'ios',
      })
      expect(hmacKey).toMatch(/^qe_dev_[\w-]{43}$/)
      expect(await f.storage.devices.findByHmacKey(f.tenant.id, hmacKey)).toEqual(device)
      expect(await f.storage.devices.findByHmacKey(f.other.id, hmacKey)).toBeNull()
      expect(await f.storage.devices.findByHmacKey(f.tenant.id, hmacKey.slice(0, -1))).toBeNull()
      expect(await f.storage.devices.list(f.tenant.id, { limit: 10 })).toMatchObject({
        data: [device],
        nextCursor: null,
      })
      await f.storage.devices.revoke(f.tenant.id, device.id)
      expect(await f.storage.devices.findByHmacKey(f.tenant.id, hmacKey)).toBeNull()
    })

    it('are not found by a key index that was edited in the database', async () => {
      const mine = await f.storage.devices.create({ tenantId: f.tenant.id, name: 'mine' })
      const theirs = await f.storage.devices.create({ tenantId: f.tenant.id, name: 'theirs' })
      // Point the index of their key at my device: the sealed key says that it is not the one.
      await f.under.execute(`create table swap_index as select key_index from devices where id = '${theirs.device.id}'`)
      await f.under.execute(`update devices set key_index = 'x' where id = '${theirs.device.id}'`)
      await f.under.execute(
        `update devices set key_index = (select key_index from swap_index) where id = '${mine.device.id}'`,
      )
      expect(await f.storage.devices.findByHmacKey(f.tenant.id, theirs.hmacKey)).toBeNull()
      await f.under.execute(`update devices set key_index = 'y' where id = '${mine.device.id}'`)
      await f.under.execute(
        `update devices set key_index = (select key_index from swap_index) where id = '${theirs.device.id}'`,
      )
      await f.under.execute(`drop table swap_index`)
      expect(await f.storage.devices.findByHmacKey(f.tenant.id, theirs.hmacKey)).toEqual(theirs.device)
      // A sealed key copied from another row does not open.
      await f.under.execute(
        `update devices set sealed_key = (select sealed_key from devices where id = '${mine.device.id}') where id = '${theirs.device.id}'`,
      )
      await expect(f.storage.devices.findByHmacKey(f.tenant.id, theirs.hmacKey)).rejects.toMatchObject({
        code: 'sealed_object_invalid',
      })
    })
  })
}
