import { describe, expect, it } from 'vitest'
import type { Fixture } from './fixture.ts'

export function describeAudit(f: Fixture): void {
  describe('the audit chain', () => {
    const write = async (count: number) => {
      const { id } = await f.storage.tenants.create({ name: 'audited' })
      for (let i = 0; i < count; i++) {
        await f.storage.audit.append({
          tenantId: id,
          actor: 'system',
          action: 'frame.opened',
          subject: `s${i}`,
          details: { i },
        })
      }
      return id
    }

    it('is whole after concurrent appends, without gaps', async () => {
      const { id } = await f.storage.tenants.create({ name: 'audited' })
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          f.under.storages[i % f.under.storages.length].audit.append({
            tenantId: id,
            actor: 'a',
            action: 'b.c',
            subject: String(i),
          }),
        ),
      )
      expect(await f.storage.audit.verify(id)).toMatchObject({ ok: true, entries: 40 })
      const page = await f.storage.audit.list(id, { limit: 100 })
      if (page === 'invalid_cursor') throw new Error(page)
      expect(page.data.map((entry) => entry.sequence)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
      const rest = await f.storage.audit.list(id, { limit: 25 })
      if (rest === 'invalid_cursor') throw new Error(rest)
      expect(await f.storage.audit.list(id, { limit: 25, cursor: rest.nextCursor! })).toMatchObject({
        nextCursor: null,
      })
    })

    it('records a verdict and is whole after it', async () => {
      expect(await f.storage.audit.verify(f.tenant.id)).toMatchObject({ ok: true })
      const page = await f.storage.audit.list(f.tenant.id, { limit: 1 })
      if (page === 'invalid_cursor') throw new Error(page)
      expect(page.data[0]).toMatchObject({ action: 'verification.created', requestId: 'req_1' })
    })

    it.each([
      [
        'edited details',
        `update audit_entries set details = '{"i":7}' where sequence = 3 and tenant_id = `,
        3,
        'its contents were changed',
      ],
      [
        'an edited time',
        `update audit_entries set at = at + 1 where sequence = 3 and tenant_id = `,
        3,
        'its contents were changed',
      ],
      [
        'an edited hash',
        `update audit_entries set hash = previous_hash where sequence = 3 and tenant_id = `,
        3,
        'its contents were changed',
      ],
      ['a removed entry', `delete from audit_entries where sequence = 2 and tenant_id = `, 2, 'the entry is missing'],
      ['a removed tail', `delete from audit_entries where sequence = 5 and tenant_id = `, 5, 'the entry is missing'],
      ['a removed head', `delete from audit_heads where tenant_id = `, 1, 'it lies beyond the head of the chain'],
      [
        'a head set back',
        `update audit_heads set sequence = 4, hash = (select e.hash from audit_entries e where e.sequence = 4 and e.tenant_id = audit_heads.tenant_id) where tenant_id = `,
        5,
        'it lies beyond the head of the chain',
      ],
      [
        'a head with another hash',
        `update audit_heads set hash = 'x' where tenant_id = `,
        5,
        'the head of the chain names another hash',
      ],
    ])('names the first broken link of %s', async (_what, sql, brokenAt, why) => {
      const id = await write(5)
      await f.under.execute(`${sql}'${id}'`)
      expect(await f.storage.audit.verify(id)).toEqual({
        ok: false,
        entries: expect.any(Number) as number,
        brokenAt,
        why,
      })
    })

    it('is not fooled by a renumbered chain', async () => {
      const id = await write(5)
      await f.under.execute(`delete from audit_entries where sequence = 2 and tenant_id = '${id}'`)
      for (const sequence of [3, 4, 5]) {
        await f.under.execute(
          `update audit_entries set sequence = ${sequence - 1} where sequence = ${sequence} and tenant_id = '${id}'`,
        )
      }
      expect(await f.storage.audit.verify(id)).toMatchObject({ ok: false, brokenAt: 2 })
    })
  })
}
