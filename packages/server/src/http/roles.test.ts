import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANALYST_ROLES, type AnalystInvited, type AnalystRole, type Problem, ROLE_SCOPES } from '@identity/protocol'
import { Browser } from '../test/browser.ts'
import { fakeAnalysis } from '../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../test/test-app.ts'

/** The least role that may call each operation; `nobody`: not for people. A new operation must be listed here. */
const LEAST_ROLE: Readonly<Record<string, AnalystRole | 'nobody'>> = {
  issueFlashChallenge: 'nobody',
  submitCapture: 'nobody',
  createCustomer: 'supervisor',
  listCustomers: 'viewer',
  getCustomer: 'viewer',
  exportCustomers: 'viewer',
  listKtpBundles: 'viewer',
  exportKtpBundles: 'viewer',
  getKtpBundle: 'viewer',
  getKtpBundleFindings: 'viewer',
  listVerifications: 'viewer',
  getVerification: 'viewer',
  exportVerifications: 'viewer',
  search: 'viewer',
  searchByNik: 'analyst',
  listReviews: 'viewer',
  countReviews: 'viewer',
  getReview: 'viewer',
  watchReviews: 'viewer',
  claimReview: 'analyst',
  releaseReview: 'analyst',
  addReviewNote: 'analyst',
  decideReview: 'analyst',
  openReview: 'supervisor',
  listAuditEntries: 'supervisor',
  exportAuditNdjson: 'supervisor',
  exportAuditCsv: 'supervisor',
  getFrameImage: 'analyst',
  getCardImage: 'analyst',
  getOverview: 'viewer',
  getPolicy: 'viewer',
  createCaptureSession: 'supervisor',
  getCaptureSession: 'viewer',
  cancelCaptureSession: 'supervisor',
  compareFaces: 'analyst',
  searchFaces: 'analyst',
  getFaceThresholds: 'analyst',
  setFaceThresholds: 'admin',
  createDevice: 'admin',
  listDevices: 'admin',
  getDevice: 'admin',
  revokeDevice: 'admin',
  listAnalysts: 'viewer',
  getAnalyst: 'viewer',
  inviteAnalyst: 'admin',
  changeAnalyst: 'admin',
  linkAnalyst: 'admin',
  listApiKeys: 'admin',
  createApiKey: 'admin',
  rotateApiKey: 'admin',
  revokeApiKey: 'admin',
  getTenantSettings: 'admin',
  changeTenantSettings: 'admin',
}

interface Operation {
  readonly operationId: string
  readonly security?: readonly object[]
}
const { paths } = JSON.parse(readFileSync(new URL('../../../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
}
/** All but those open to everyone, those of a capture session and those of a person's own account. */
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .filter(
      ([, { security }]) =>
        security === undefined || !['', 'analystSession', 'captureSession'].includes(namesOf(security)),
    )
    .map(([method, { operationId }]) => ({ method: method.toUpperCase(), path, operationId })),
)

function namesOf(security: readonly object[]): string {
  return security.flatMap((way) => Object.keys(way)).join(' ')
}

let app: TestApp
let people: Record<AnalystRole, Browser>
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() }, { IDENTITY_PASSWORD_COST: '10' })
  const made = await Promise.all(
    ANALYST_ROLES.map(async (role) => {
      const invited = await app.client.request<AnalystInvited>('POST', '/api/identity/analysts', {
        email: `${role}@contoh.example`,
        name: role,
        role,
      })
      const browser = new Browser(app.url)
      await browser.setUp(invited.body.link.split('#')[1] ?? '', 'kuda laut ungu 71')
      return [role, browser] as const
    }),
  )
  people = Object.fromEntries(made) as Record<AnalystRole, Browser>
})
afterAll(() => app.close())

describe('a role', () => {
  it('is decided for every operation there is', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(LEAST_ROLE).sort())
  })

  it.each(ANALYST_ROLES)('%s may call what it should and nothing else', async (role) => {
    const allowed = operations.filter(({ operationId }) => {
      const least = LEAST_ROLE[operationId]
      return least !== 'nobody' && ANALYST_ROLES.indexOf(role) >= ANALYST_ROLES.indexOf(least)
    })
    const answered = await Promise.all(
      operations.map(async ({ method, path, operationId }) => {
        // An id of nothing and no body: whoever gets past the door is told 404 or 422.
        const reply = await people[role].request<Problem | undefined>(method, path.replaceAll(/\{\w+\}/g, 'x'))
        return reply.status === 403 && reply.body?.code === 'forbidden_scope' ? null : operationId
      }),
    )
    expect(answered.filter((id) => id !== null).sort()).toEqual(allowed.map(({ operationId }) => operationId).sort())
  })

  it.each(ANALYST_ROLES.slice(1))('%s may do all that the one before it may', (role) => {
    const before = ANALYST_ROLES[ANALYST_ROLES.indexOf(role) - 1]
    expect(ROLE_SCOPES[role]).toEqual(expect.arrayContaining([...ROLE_SCOPES[before]]))
    expect(ROLE_SCOPES[role].length).toBeGreaterThan(ROLE_SCOPES[before].length)
  })
})
