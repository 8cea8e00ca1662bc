import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AnalystRecord } from '../../records.ts'
import type { Fixture } from './fixture.ts'

const HOUR_MS = 3_600_000

export function describeAnalysts(f: Fixture): void {
  let count = 0
  const add = async (role: AnalystRecord['role'] = 'analyst', tenantId = f.tenant.id): Promise<AnalystRecord> => {
    const email = `Orang.${++count}@Contoh.example`
    const made = await f.storage.analysts.add({ tenantId, email, name: 'Sari Dewi', role })
    if (made === 'email_taken') throw new Error(made)
    return made
  }
  const active = async (role: AnalystRecord['role'] = 'analyst', tenantId = f.tenant.id) => {
    const { id } = await add(role, tenantId)
    return (await f.storage.analysts.setPassword(tenantId, id, '$scrypt$x'))!
  }
  const open = (person: AnalystRecord, ttlMs = HOUR_MS) =>
    f.storage.analystSessions.create({
      tenantId: person.tenantId,
      analystId: person.id,
      stage: 'full',
      client: 'Firefox · Linux',
      ttlMs,
    })

  describe('analysts', () => {
    it('are found by e-mail without regard to case, in whatever tenant, and an e-mail is taken once', async () => {
      const made = await add()
      const found = await f.storage.analysts.findByEmail(` ${made.email.toUpperCase()}`)
      expect(found).toEqual({
        tenantId: f.tenant.id,
        analystId: made.id,
        state: 'invited',
        passwordHash: null,
        totpConfirmed: false,
      })
      const again = { tenantId: f.other.id, email: made.email.toLowerCase(), name: 'x', role: 'admin' as const }
      expect(await f.storage.analysts.add(again)).toBe('email_taken')
      expect(await f.storage.analysts.findByEmail('nobody@contoh.example')).toBeNull()
    })

    it('belong to their tenant', async () => {
      const made = await add()
      expect(await f.storage.analysts.get(f.tenant.id, made.id)).toEqual(made)
      expect(await f.storage.analysts.get(f.other.id, made.id)).toBeNull()
      expect(await f.storage.analysts.update(f.other.id, made.id, { role: 'admin' })).toBeNull()
      expect(await f.storage.analysts.setPassword(f.other.id, made.id, 'x')).toBeNull()
      expect((await f.storage.analysts.list(f.other.id)).map(({ id }) => id)).not.toContain(made.id)
    })

    it('keep an active admin, also when two remove each other at once', async () => {
      const tenant = await f.storage.tenants.create({ name: 'two admins' })
      const [a, b] = [await active('admin', tenant.id), await active('admin', tenant.id)]
      // Invited or deactivated admins do not count: they cannot sign in.
      await add('admin', tenant.id)
      const answers = await Promise.all([
        f.storage.analysts.update(tenant.id, a.id, { role: 'viewer' }),
        f.storage.analysts.update(tenant.id, b.id, { state: 'deactivated' }),
      ])
      expect(answers.filter((answer) => answer === 'last_admin')).toHaveLength(1)
    })

    it('without a password come back as invited, and cannot be given one while deactivated', async () => {
      const made = await add()
      await f.storage.analysts.update(f.tenant.id, made.id, { state: 'deactivated' })
      expect(await f.storage.analysts.setPassword(f.tenant.id, made.id, 'x')).toBeNull()
      expect(await f.storage.analysts.update(f.tenant.id, made.id, { state: 'active' })).toMatchObject({
        state: 'invited',
      })
    })
  })

  describe('second factors', () => {
    it('use each time step once, whoever asks at the same moment, and never an earlier one', async () => {
      const { id } = await active()
      const secret = randomBytes(20)
      expect(await f.storage.analysts.beginTotp(f.tenant.id, id, secret)).toBe(true)
      expect(await f.storage.analysts.takeTotpStep(f.tenant.id, id, 5)).toBe(false)
      expect(await f.storage.analysts.confirmTotp(f.tenant.id, id, 7, ['h1', 'h2'])).toBe(true)
      expect(await f.storage.analysts.openTotp(f.tenant.id, id)).toEqual({ secret, confirmed: true, lastStep: 7 })
      const take = (step: number) => f.storage.analysts.takeTotpStep(f.tenant.id, id, step)
      expect((await Promise.all([take(8), take(8), take(8)])).filter(Boolean)).toHaveLength(1)
      expect(await take(7)).toBe(false)
      expect(await f.storage.analysts.beginTotp(f.tenant.id, id, randomBytes(20))).toBe(false)
      expect(await f.storage.analysts.openTotp(f.other.id, id)).toBeNull()
    })

    it('use each recovery code once', async () => {
      const { id } = await active()
      await f.storage.analysts.replaceRecoveryCodes(f.tenant.id, id, ['h1', 'h2'])
      const take = (hash: string) => f.storage.analysts.takeRecoveryCode(f.tenant.id, id, hash)
      expect((await Promise.all([take('h1'), take('h1')])).filter(Boolean)).toHaveLength(1)
      expect(await take('h3')).toBe(false)
      expect(await f.storage.analysts.recoveryCodesLeft(f.tenant.id, id)).toBe(1)
      await f.storage.analysts.resetTotp(f.tenant.id, id)
      expect(await f.storage.analysts.recoveryCodesLeft(f.tenant.id, id)).toBe(0)
    })
  })

  describe('one-time links', () => {
    it('work once, and are given back when the rest of the transaction fails', async () => {
      const { id } = await add()
      const { token } = await f.storage.analysts.createLink({ tenantId: f.tenant.id, analystId: id, ttlMs: HOUR_MS })
      const failed = f.storage.transaction(async (ports) => {
        await ports.analysts.takeLink(token)
        throw new Error('no')
      })
      await expect(failed).rejects.toThrow('no')
      expect(await f.storage.analysts.takeLink(token)).toEqual({ tenantId: f.tenant.id, analystId: id })
      expect(await f.storage.analysts.takeLink(token)).toBeNull()
    })

    it('stop when they expire or another is made', async () => {
      const { id } = await add()
      const make = (ttlMs: number) => f.storage.analysts.createLink({ tenantId: f.tenant.id, analystId: id, ttlMs })
      expect(await f.storage.analysts.takeLink((await make(0)).token)).toBeNull()
      const first = await make(HOUR_MS)
      const second = await make(HOUR_MS)
      expect(await f.storage.analysts.takeLink(first.token)).toBeNull()
      expect(await f.storage.analysts.takeLink(second.token)).not.toBeNull()
    })
  })

  describe('sessions of analysts', () => {
    it('open by their token until they expire, idle, or are ended', async () => {
      const person = await active()
      const { session, token } = await open(person)
      const find = (idleMs = HOUR_MS) => f.storage.analystSessions.findByToken(token, idleMs)
      expect(await find()).toEqual({ session, role: 'analyst', locale: 'id' })
      await f.under.execute(`update analyst_sessions set last_seen_at = last_seen_at - 5000 where id = '${session.id}'`)
      expect(await find(4_000)).toBeNull()
      expect(await find(60_000)).not.toBeNull()
      expect(await f.storage.analystSessions.end(f.tenant.id, 'usr_other', session.id)).toBe(false)
      expect(await f.storage.analystSessions.end(f.tenant.id, person.id, session.id)).toBe(true)
      expect(await find()).toBeNull()
      const expired = await open(person, 0)
      expect(await f.storage.analystSessions.findByToken(expired.token, HOUR_MS)).toBeNull()
      expect(await f.storage.analystSessions.list(f.tenant.id, person.id, HOUR_MS)).toEqual([])
    })

    it('end with a change of role or state, and not with one that changes nothing', async () => {
      const person = await active()
      const { token } = await open(person)
      await f.storage.analysts.update(f.tenant.id, person.id, { role: 'analyst' })
      expect(await f.storage.analystSessions.findByToken(token, HOUR_MS)).not.toBeNull()
      await f.storage.analysts.update(f.tenant.id, person.id, { role: 'viewer' })
      expect(await f.storage.analystSessions.findByToken(token, HOUR_MS)).toBeNull()
    })

    it('end all but one', async () => {
      const person = await active()
      const [kept, ...rest] = await Promise.all([open(person), open(person), open(person)])
      expect(await f.storage.analystSessions.endAll(f.tenant.id, person.id, kept.session.id)).toBe(rest.length)
      const left = await f.storage.analystSessions.list(f.tenant.id, person.id, HOUR_MS)
      expect(left.map(({ id }) => id)).toEqual([kept.session.id])
    })
  })

  describe('a rotated API key', () => {
    it('works beside its successor for the overlap, and then no more', async () => {
      const old = await f.storage.apiKeys.create({
        tenantId: f.tenant.id,
        name: 'backend',
        mode: 'test',
        scopes: ['customers:read'],
      })
      expect(await f.storage.apiKeys.rotate(f.other.id, old.key.id, 0)).toBeNull()
      const next = await f.storage.apiKeys.rotate(f.tenant.id, old.key.id, HOUR_MS)
      expect(next?.key).toMatchObject({ name: 'backend', scopes: ['customers:read'], predecessorId: old.key.id })
      expect(await f.storage.apiKeys.findBySecret(old.secret)).not.toBeNull()
      expect(await f.storage.apiKeys.rotate(f.tenant.id, old.key.id, 0)).not.toBeNull()
      expect(await f.storage.apiKeys.findBySecret(old.secret)).toBeNull()
      expect(await f.storage.apiKeys.rotate(f.tenant.id, old.key.id, HOUR_MS)).toBeNull()
      expect(await f.storage.apiKeys.findBySecret(next?.secret ?? '')).not.toBeNull()
    })
  })

  describe('a rate limit that was met', () => {
    it('starts anew when its bucket is forgotten', async () => {
      const ask = () => f.storage.rateLimits.take({ bucket: 'sign-in', limit: 1, windowMs: HOUR_MS })
      expect([(await ask()).allowed, (await ask()).allowed]).toEqual([true, false])
      await f.storage.rateLimits.forget('sign-in')
      expect((await ask()).allowed).toBe(true)
    })
  })
}
