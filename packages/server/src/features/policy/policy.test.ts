import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentPolicy, type PolicyDescription } from '@identity/pipeline/judge'
import { fakeAnalysis } from '../../test/fake-analysis.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'

const PATH = '/api/identity/policy'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ analysis: fakeAnalysis() })
})
afterAll(() => app.close())

describe('the policy in force', () => {
  it('is published whole: every voter with its version, every finding with its weight', async () => {
    const { status, body } = await app.client.request<PolicyDescription>('GET', PATH)
    expect(status).toBe(200)
    const policy = currentPolicy()
    expect(body.version).toBe(policy.version)
    expect(body.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(body.voters.map(({ name }) => name).sort()).toEqual(Object.keys(policy.voters).sort())
    for (const { name, version, findings } of body.voters) {
      expect(version).not.toBe('')
      expect(Object.fromEntries(findings.map((finding) => [finding.name, finding.llr]))).toEqual(
        Object.fromEntries(Object.entries(policy.voters[name].findings).map(([finding, { llr }]) => [finding, llr])),
      )
    }
    expect(body.groups).toHaveLength(8)
    expect(body.antiSpoof).toEqual(policy.antiSpoof)
    expect(body.tiers.map(({ tier }) => tier)).toEqual(['high', 'standard', 'low'])
  })

  it('is the same for every tenant and needs a key', async () => {
    const [own, other] = [await app.client.request('GET', PATH), await app.other.request('GET', PATH)]
    expect(other.body).toEqual(own.body)
    expect((await fetch(`${app.url}${PATH}`)).status).toBe(401)
  })
})
