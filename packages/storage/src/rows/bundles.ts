import type { Selectable } from 'kysely'
import type { BundlePort } from '../ports.ts'
import type { BundleRecord, FusedRecord, VoteRecord } from '../records.ts'
import { asBuffer, type Tables } from '../schema/tables.ts'
import type { SealPurpose } from '../sealing/seal-context.ts'
import { toEnrolment } from './faces.ts'
import { jsonContext } from './json-context.ts'
import type { PortContext } from './port-context.ts'

const MAX_BY_NIK = 100

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

function toRecord(row: Selectable<Tables['bundles']>): BundleRecord {
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
