import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { startDashboard, type Dashboard } from './support/dashboard.ts'
import { enrolAuthenticator, PASSWORD, setUpMember, type Member } from './support/member.ts'

describe('the dashboard in Chromium', () => {
  let dashboard: Dashboard
  let browser: Browser
  let page: Page
  let rina: Member
  const errors: string[] = []

  beforeAll(async () => {
    dashboard = await startDashboard()
    browser = await launchChromium(null)
    page = await someone()
  })
  afterAll(async () => {
    await browser.close()
    await dashboard.close()
  })

  /** A page of its own, with a session of its own. */
  const someone = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const own = await context.newPage()
    own.setDefaultTimeout(20_000)
    own.on('pageerror', (error) => errors.push(String(error)))
    return own
  }
  const customerOf = async (id: string) =>
    (await dashboard.client.request<{ kycTier: string }>('GET', `/api/identity/customers/${id}`)).body
  const bundleOf = async (id: string) =>
    (
      await dashboard.client.request<{ verdict: string; faceEnrolment: { state: string } }>(
        'GET',
        `/api/identity/document/ktp/bundles/${id}`,
      )
    ).body

  it('makes the first admin with an authenticator app', async () => {
    rina = await setUpMember(page, dashboard.setUpLink, { name: 'Rina Wijaya', email: 'rina@contoh.example' })
    await page.getByText('Antrean kosong').waitFor()
  })

  it('shows a capture in the queue by itself, and approves it with everything that follows', async () => {
    const { customerId, verification, ktpBundle } = await dashboard.capture(11)
    expect(ktpBundle.verdict).toBe('requires_review')
    expect(await customerOf(customerId)).toMatchObject({ kycTier: 'none' })
    expect((await bundleOf(ktpBundle.id)).faceEnrolment.state).toBe('quarantined')
    // No reload: the line of events brings it.
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.case').waitFor()
    expect(await page.locator('.pictures img').count()).toBe(0)
    await page.getByRole('button', { name: 'Buka foto' }).click()
    for (const which of ['Kartu', 'Foto asli']) {
      await page.locator('.pictures .segments').getByRole('button', { name: which }).click()
      const picture = page.locator('.pictures .zoom img')
      await picture.waitFor()
      expect(
        await picture.evaluate(async (img: HTMLImageElement) => (await img.decode(), img.naturalWidth)),
      ).toBeGreaterThan(0)
    }
    await page.getByRole('button', { name: 'Ambil kasus' }).click()
    await page.getByRole('button', { name: 'Lepaskan' }).waitFor()
    await page.keyboard.press('a')
    await page.getByLabel('Alasan').selectOption('identity_confirmed')
    await page.getByLabel('Penjelasan').fill('Sudah ditelepon; data cocok.')

    // The session ends as they send; nothing of it is lost. (Not a moment sooner: the page asks for news by itself, and
    // would say so before the button is reached.)
    await page.route(
      '**/decision',
      async (route) => {
        await page.context().clearCookies()
        await route.continue()
      },
      { times: 1 },
    )
    await page.locator('form.decide button[type=submit]').click()
    await page.getByText('Sesi Anda berakhir').waitFor()
    const dialog = page.locator('dialog')
    await dialog.getByLabel('Kata sandi').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Masuk' }).click()
    await dialog.getByLabel('Kode 6 angka').fill(await rina.nextCode())
    await dialog.getByRole('button', { name: 'Konfirmasi' }).click()
    await page.getByText('Disetujui.').waitFor()
    await page.getByText('Sudah ditelepon; data cocok.').waitFor()

    const { body: history } = await dashboard.client.request<{
      data: readonly { id: string; status: string; actorUserId: string | null; supersedesId: string | null }[]
    }>('GET', `/api/identity/verifications?customerId=${customerId}`)
    expect(history.data).toHaveLength(2)
    expect(history.data[0]).toMatchObject({ status: 'verified', supersedesId: verification.id })
    expect(history.data[0].actorUserId).toMatch(/^usr_/)
    expect(await customerOf(customerId)).toMatchObject({ kycTier: 'standard' })
    // What the machine said stays what it was; the face may now be found.
    expect(await bundleOf(ktpBundle.id)).toMatchObject({
      verdict: 'requires_review',
      faceEnrolment: { state: 'active' },
    })
  })

  describe('with a second case', () => {
    let caseUrl: string
    let caseId: string
    let customerId: string

    beforeAll(async () => {
      ;({ customerId } = await dashboard.capture(12))
      const { body } = await dashboard.client.request<{ data: readonly { id: string; state: string }[] }>(
        'GET',
        '/api/identity/reviews?state=open',
      )
      caseId = body.data[0].id
      caseUrl = `${dashboard.url}/dashboard/queue/${caseId}`
    })

    it('lets a viewer look and not decide, whatever their browser sends', async () => {
      const viewer = await someone()
      await setUpMember(viewer, await dashboard.invite('viewer', 'Sari Lestari'))
      await viewer.goto(caseUrl)
      await viewer.getByText('Peran Anda boleh melihat, tidak memutuskan.').waitFor()
      await viewer.keyboard.press('a')
      for (const name of ['Setujui', 'Tolak', 'Foto ulang', 'Ambil kasus', 'Buka foto'])
        expect(await viewer.getByRole('button', { name }).count()).toBe(0)
      const answers = await viewer.evaluate(async (path) => {
        const { csrfToken } = (await (await fetch('/api/identity/analysts/me')).json()) as { csrfToken: string }
        const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken }
        const post = async (act: string, body: unknown) =>
          (await fetch(`${path}/${act}`, { method: 'POST', headers, body: JSON.stringify(body) })).status
        return [
          await post('claim', { takeOver: false }),
          await post('decision', { decision: 'approve', reasonCode: 'identity_confirmed' }),
        ]
      }, `/api/identity/reviews/${caseId}`)
      expect(answers).toEqual([403, 403])
      expect(await customerOf(customerId)).toMatchObject({ kycTier: 'none' })
      await viewer.context().close()
    })

    it('takes one decision of two people who decide at once, and tells the other', async () => {
      const analyst = await someone()
      await setUpMember(analyst, await dashboard.invite('analyst', 'Budi Santoso'))
      const both = [
        { page, key: 'a', reason: 'identity_confirmed', done: 'Disetujui.' },
        { page: analyst, key: 'r', reason: 'forged_card', done: 'Ditolak.' },
      ]
      for (const { page: own, key, reason } of both) {
        await own.goto(caseUrl)
        await own.locator('form.decide').waitFor()
        await own.keyboard.press(key)
        await own.getByLabel('Alasan').selectOption(reason)
      }
      await Promise.all(both.map(({ page: own }) => own.locator('form.decide button[type=submit]').click()))
      const told = await Promise.all(
        both.map(async ({ page: own, done }) => {
          const lost = own.getByText('Orang lain lebih dulu.')
          await own.getByText(done).or(lost).first().waitFor()
          return (await lost.count()) > 0 ? 'lost' : 'won'
        }),
      )
      expect(told.toSorted()).toEqual(['lost', 'won'])
      const winner = both[told.indexOf('won')]
      // Both now see the same outcome.
      for (const { page: own } of both)
        await own
          .locator('#decide')
          .getByText(winner.key === 'a' ? 'Setujui' : 'Tolak', { exact: true })
          .waitFor()
      expect(await customerOf(customerId)).toMatchObject({ kycTier: winner.key === 'a' ? 'standard' : 'none' })
      await analyst.context().close()
    })
  })

  it('changes the authenticator app of somebody at work, whose new codes then open the door', async () => {
    await page.goto(`${dashboard.url}/dashboard/account`)
    await page.getByRole('button', { name: 'Ganti aplikasi autentikator' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Kata sandi sekarang').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Hapus dan pasang baru' }).click()
    rina = await enrolAuthenticator(page)
    await dialog.waitFor({ state: 'detached' })
    await page.goto(`${dashboard.url}/dashboard/queue`)
    await page.getByRole('heading', { name: 'Antrean', exact: true }).waitFor()
    const elsewhere = await someone()
    await elsewhere.goto(`${dashboard.url}/dashboard`)
    await elsewhere.getByLabel('Surel').fill('rina@contoh.example')
    await elsewhere.getByLabel('Kata sandi').fill(PASSWORD)
    await elsewhere.keyboard.press('Enter')
    await elsewhere.getByLabel('Kode 6 angka').fill(await rina.nextCode())
    await elsewhere.keyboard.press('Enter')
    await elsewhere.getByRole('heading', { name: 'Antrean', exact: true }).waitFor()
    await elsewhere.context().close()
  })

  it('leaves an audit chain that holds', async () => {
    expect(await dashboard.verifyAudit()).toMatch(/^✓ ten_\S+: \d+ entries, head [0-9a-f]{64}$/m)
  })

  it('throws nothing on the way', () => {
    expect(errors).toEqual([])
  })
})
