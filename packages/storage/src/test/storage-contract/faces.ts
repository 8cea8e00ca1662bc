import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFaceIndex, type FaceIndex } from '../../faces/face-index.ts'
import { TEMPLATE_NUMBERS } from '../../faces/template-matrix.ts'
import type { FaceEnrolmentRecord } from '../../records.ts'
import type { Fixture } from './fixture.ts'

/** A template of length 1 that differs from others by its seed: two of different seeds are nearly at right angles. */
function templateOf(seed: number): Float32Array {
  let state = seed
  const raw = Float32Array.from({ length: TEMPLATE_NUMBERS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  })
  const length = Math.hypot(...raw)
  return raw.map((value) => value / length)
}

const by = { actor: 'key_1', requestId: 'req_1' }

export function describeFaces(f: Fixture): void {
  describe('faces', () => {
    let index: FaceIndex
    let seed = 0
    const open = (maxTemplates = 1_000, on = f.storage): FaceIndex =>
      createFaceIndex({
        faces: on.faces,
        maxTemplates,
        pollMs: 20,
        onError: (error) => {
          throw error
        },
      })
    const ready = async (opened: FaceIndex): Promise<FaceIndex> => {
      opened.start()
      await vi.waitFor(() => expect(opened.status.state).not.toBe('building'), { timeout: 20_000 })
      return opened
    }
    beforeAll(async () => {
      index = await ready(open())
    })
    afterAll(() => index.close())
    beforeEach(() => {
      seed++
    })

    const enrol = async (
      change: { seed?: number; state?: FaceEnrolmentRecord['state']; space?: string; searchable?: boolean } = {},
    ): Promise<{ id: string; customerId: string }> => {
      const { customer } = await f.storage.customers.create({ tenantId: f.tenant.id })
      const begun = await f.begin(null, `face-${f.storage.newId('cap')}`, { customerId: customer.id })
      if (begun.kind !== 'started') throw new Error(begun.kind)
      const id = f.storage.newId('fe')
      const input = await f.commitOf(begun, {
        frames: [],
        faceEnrolment: {
          id,
          state: change.state ?? 'active',
          modelId: 'qe-face-v3',
          space: change.space ?? 'a',
          runtime: 'native',
          quality: 'good',
          reason: null,
          searchable: change.searchable ?? true,
          template: templateOf(change.seed ?? seed),
        },
      })
      expect((await f.storage.captures.commit(input)).kind).toBe('committed')
      return { id, customerId: customer.id }
    }
    const found = async (change: { tenantId?: string; exceptCustomerId?: string; on?: FaceIndex } = {}) => {
      const { tenantId = f.tenant.id, exceptCustomerId, on = index } = change
      const result = await on.search({
        tenantId,
        space: 'a',
        template: templateOf(seed),
        minScore: 0.55,
        limit: 10,
        exceptCustomerId,
      })
      return result?.matches.map(({ enrolmentId, score }) => [enrolmentId, Math.round(score * 1000) / 1000])
    }

    it('an enrolment is found by its face at once, and by nobody else’s', async () => {
      const { id, customerId } = await enrol()
      expect(await found()).toEqual([[id, 1]])
      expect(await found({ exceptCustomerId: customerId })).toEqual([])
      expect(await found({ tenantId: f.other.id })).toEqual([])
      seed++
      expect(await found()).toEqual([])
    })

    it('every storage on the same data finds it', async () => {
      const { id } = await enrol()
      for (const storage of f.under.storages) {
        const other = await ready(open(1_000, storage))
        expect(await found({ on: other })).toEqual([[id, 1]])
        await other.close()
      }
    })

    it('quarantined it is no match target until it is released', async () => {
      const { id } = await enrol({ state: 'quarantined' })
      expect(await found()).toEqual([])
      expect(await f.storage.faces.setState(f.tenant.id, id, 'active', by)).toMatchObject({ state: 'active' })
      expect(await found()).toEqual([[id, 1]])
      await f.storage.faces.setState(f.tenant.id, id, 'quarantined', by)
      expect(await found()).toEqual([])
    })

    it('revoking destroys the template, for good, and is audited', async () => {
      const { id } = await enrol()
      expect(await f.storage.faces.setState(f.other.id, id, 'revoked', by)).toBeNull()
      expect(await f.storage.faces.setState(f.tenant.id, id, 'revoked', by)).toMatchObject({ state: 'revoked' })
      expect(await found()).toEqual([])
      expect(await f.storage.faces.openTemplate(f.tenant.id, id)).toBeNull()
      expect(await f.storage.faces.setState(f.tenant.id, id, 'active', by)).toBeNull()
      const entries: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await f.storage.audit.list(f.tenant.id, { limit: 100, cursor })
        if (page === 'invalid_cursor') throw new Error(page)
        entries.push(...page.data.filter(({ subject }) => subject === id).map(({ action }) => action))
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      expect(entries).toEqual(['face.revoked'])
    })

    it('erasing a customer destroys the template and takes it out of an index that had it', async () => {
      const { id, customerId } = await enrol()
      expect(await found()).toEqual([[id, 1]])
      expect(await f.storage.destroySubjectKey(f.tenant.id, customerId)).toBe(true)
      expect(await f.storage.faces.openTemplate(f.tenant.id, id)).toBeNull()
      expect(await f.storage.faces.get(f.tenant.id, id)).toMatchObject({ state: 'revoked' })
      expect(await found()).toEqual([])
      const rebuilt = await ready(open())
      expect(await found({ on: rebuilt })).toEqual([])
      await rebuilt.close()
    })

    it('what another model made, or is not to be searched, is never found', async () => {
      await enrol({ space: 'b' })
      await enrol({ searchable: false })
      expect(await found()).toEqual([])
    })

    it('a change elsewhere arrives without a search', async () => {
      const before = index.status.enrolments
      await enrol()
      await expect.poll(() => index.status.enrolments).toBe(before + 1)
    })

    it('an index that is too small says so', async () => {
      await enrol()
      const small = await ready(open(1))
      expect(small.status).toMatchObject({ state: 'full', enrolments: 1 })
      const result = await small.search({
        tenantId: f.tenant.id,
        space: 'a',
        template: templateOf(seed),
        minScore: 0.55,
        limit: 10,
      })
      expect(result?.complete).toBe(false)
      await small.close()
    })

    it('before it is built there is no answer', async () => {
      const idle = open()
      expect(await found({ on: idle })).toBeUndefined()
      await idle.close()
    })
  })
}
