import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildBundle, person, photograph, sign } from '@identity/specimen'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { startDashboard, type Dashboard } from './support/dashboard.ts'

const PASSWORD = 'kuda hijau baterai stapel'
describe('the dashboard in Chromium', () => {
  let dashboard: Dashboard
  let browser: Browser
  let admin: BrowserContext
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    browser = await launchChromium({ file: null })
    admin = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    page = await admin.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(String(error)))
  })
  afterAll(async () => {
    await browser.close()
    await dashboard.close()
  })

  /** A capture that a machine will not decide on: one photo, no flash. */
  const capture = async (seed: number) => {
    const { client } = dashboard
    const { body: customer } = await client.request<{ id: string }>('POST', '/api/identity/customers', {})
    const challenge = await client.issueChallenge(customer.id, { steps: 5 })
    const bundle = await sign(
      buildBundle([await photograph(person(seed), { seed })], new Date().toISOString(), {
        flashChallengeNonce: challenge.nonce,
      }),
      challenge.hmacSecret,
    )
    const { status, body } = await client.submit({ customerId: customer.id, bundle })
    expect(status).toBe(200)
    expect(body.ktpBundle.verdict).toBe('requires_review')
    return { customerId: customer.id, ...body }
  }

  it('makes the first admin with an authenticator app', async () => {
    await page.goto(dashboard.setUpLink)
    await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
    await page.getByLabel('Ulangi kata sandi').fill(PASSWORD)
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByLabel('Nama lengkap').fill('Rina Wijaya')
    await page.getByLabel('Surel').fill('rina@contoh.example')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await dashboard.enrol(page)
    await page.getByRole('heading', { name: 'Antrean', exact: true }).waitFor()
    await page.getByText('Antrean kosong').waitFor()
  })

  it('shows a capture in the queue by itself, and approves it with everything that follows', async () => {
    const { customerId, verification, ktpBundle } = await capture(11)
    // No reload: the line of events brings it.
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.case').waitFor()
    await page.getByRole('button', { name: 'Buka foto' }).click()
    await page.getByRole('button', { name: 'Ambil kasus' }).click()
    await page.getByRole('button', { name: 'Lepaskan' }).waitFor()
    await page.keyboard.press('a')
    await page.getByLabel('Alasan').selectOption('identity_confirmed')
    await page.getByLabel('Penjelasan').fill('Sudah ditelepon; data cocok.')

    // The session ends while they type; nothing of it is lost.
    await admin.clearCookies()
    await page.locator('form.decide button[type=submit]').click()
    await page.getByText('Sesi Anda berakhir').waitFor()
    await page.locator('dialog').getByLabel('Kata sandi').fill(PASSWORD)
    await page.locator('dialog').getByRole('button', { name: 'Masuk' }).click()
    await page
      .locator('dialog')
      .getByLabel('Kode 6 angka')
      .fill(await dashboard.nextCode())
    await page.locator('dialog').getByRole('button', { name: 'Konfirmasi' }).click()
    await page.getByText('Disetujui.').waitFor()
    await page.getByText('Sudah ditelepon; data cocok.').waitFor()

    const { client } = dashboard
    const { body: history } = await client.request<{
      data: readonly { id: string; status: string; actorUserId: string | null; supersedesId: string | null }[]
    }>('GET', `/api/identity/verifications?customerId=${customerId}`)
    expect(history.data[0]).toMatchObject({ status: 'verified', supersedesId: verification.id })
    expect(history.data[0].actorUserId).toMatch(/^usr_/)
    const { body: customer } = await client.request<{ kycTier: string }>('GET', `/api/identity/customers/${customerId}`)
    expect(['none', 'standard']).toContain(customer.kycTier)
    const { body: bundle } = await client.request<{ verdict: string }>(
      'GET',
      `/api/identity/document/ktp/bundles/${ktpBundle.id}`,
    )
    expect(bundle.verdict).toBe('requires_review')
  })

  it('throws nothing on the way', () => {
    expect(errors).toEqual([])
  })
})
