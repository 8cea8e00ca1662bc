import type { Selectable } from 'kysely'
import type { BundlePort } from '../ports.ts'
import type { BundleRecord, FusedRecord, VoteRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealPurpose } from '../sealing/seal-context.ts'
import { toEnrolment } from './faces.ts'
import { jsonContext } from './json-context.ts'
import { checkedLimit, readCursor, toPage, within } from './page.ts'
import type { PortContext } from './port-context.ts'

const MAX_BY_NIK = 100

/** A list reads only these: what is sealed is tens of kilobytes a row. */
const PLAIN_COLUMNS = [
  'tenant_id',
  'id',
  'customer_id',
  'capture_id',
  'verification_id',
  'challenge_id',
  'device_id',
  'digest',
  'platform',
  'sdk_version',
  'key_source',
  'captured_at',
  'received_at',
  'verdict',
  'assurance_tier',
  'score',
  'policy_version',
  'anti_spoof',
  'tamper',
  'missing',
  'frames_stored',
  'stage_ms',
  'created_at',
] as const

export function bundlePort({ db, sealer, index }: PortContext): BundlePort {
  const find = (tenantId: string, id: string) =>
    db.selectFrom('bundles').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst()

  const open = (
    purpose: SealPurpose,
    row: { tenant_id: string; customer_id: string; id: string },
    sealed: ArrayBuffer | Buffer,
  ) =>
    sealer.openJson(
      db,
      jsonContext(purpose, { tenantId: row.tenant_id, customerId: row.customer_id, objectId: row.id }),
      asBuffer(sealed),
    )

  return {
    get: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row === undefined ? null : toRecord(row)
    },
    list: async (tenantId, page) => {
      const limit = checkedLimit(page)
      const from = readCursor(page.cursor)
      if (from === 'invalid') return 'invalid_cursor'
      const { customerId, verdict, assuranceTier, platform, keySource } = page
      let query = db.selectFrom('bundles').select(PLAIN_COLUMNS).where('tenant_id', '=', tenantId)
      if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
      if (verdict !== undefined) query = query.where('verdict', '=', verdict)
      if (assuranceTier !== undefined) query = query.where('assurance_tier', '=', assuranceTier)
      if (platform !== undefined) query = query.where('platform', '=', platform)
      if (keySource !== undefined) query = query.where('key_source', '=', keySource)
      query = within(query, page)
      if (from !== null) {
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(from.atMs, from.id)))
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return toPage(rows, limit, (row) => ({ atMs: row.created_at, id: row.id }), toRecord)
    },
    openVotes: async (tenantId, id) => {
      const row = await find(tenantId, id)
      if (row === undefined) return null
      const votes = await db
        .selectFrom('votes')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('bundle_id', '=', id)
        .orderBy('position')
        .execute()
      const opened = (await open('votes', row, row.sealed_votes)) as Pick<VoteRecord, 'reason' | 'evidence'>[]
      return votes.map((vote, position): VoteRecord => ({
        name: vote.name,
        family: vote.family,
        version: vote.version,
        passed: vote.passed === null ? null : vote.passed === 1,
        finding: vote.finding,
        llr: vote.llr,
        score: vote.score,
        reason: opened.at(position)!.reason,
        evidence: opened.at(position)!.evidence,
        ms: vote.ms,
      }))
    },
    openEvidence: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row === undefined ? null : open('evidence', row, row.sealed_evidence)
    },
    openOcr: async (tenantId, id) => {
      const row = await find(tenantId, id)
      return row === undefined || row.sealed_ocr === null ? null : open('ocr', row, row.sealed_ocr)
    },
    faceEnrolment: async (tenantId, bundleId) => {
      const row = await db
        .selectFrom('face_enrolments')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('bundle_id', '=', bundleId)
        .executeTakeFirst()
      return row === undefined ? null : toEnrolment(row)
    },
    findByNik: async (tenantId, nik) => {
      const rows = await db
        .selectFrom('bundles')
        .select(['id', 'customer_id', 'created_at'])
        .where('tenant_id', '=', tenantId)
        .where('nik_index', '=', index.blind('nik', tenantId, nik))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MAX_BY_NIK)
        .execute()
      return rows.map((row) => ({ bundleId: row.id, customerId: row.customer_id, createdAtMs: row.created_at }))
    },
  }
}

function toRecord(row: Pick<Selectable<Tables['bundles']>, (typeof PLAIN_COLUMNS)[number]>): BundleRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    customerId: row.customer_id,
    captureId: row.capture_id,
    verificationId: row.verification_id,
    challengeId: row.challenge_id,
    deviceId: row.device_id,
    digest: row.digest,
    platform: row.platform,
    sdkVersion: row.sdk_version,
    keySource: row.key_source,
    capturedAtMs: row.captured_at,
    receivedAtMs: row.received_at,
    verdict: row.verdict,
    assuranceTier: row.assurance_tier,
    score: row.score,
    policyVersion: row.policy_version,
    antiSpoof: JSON.parse(row.anti_spoof) as FusedRecord,
    tamper: JSON.parse(row.tamper) as FusedRecord,
    missing: JSON.parse(row.missing) as string[],
    framesStored: row.frames_stored,
    stageMs: JSON.parse(row.stage_ms) as Record<string, number>,
    createdAtMs: row.created_at,
  }
}
