import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { startDashboard, type Dashboard } from './support/dashboard.ts'
import { PASSWORD, setUpMember } from './support/member.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const EMAIL = 'rina@contoh.example'
const LISTS = ['overview', 'queue', 'customers', 'verifications', 'bundles', 'account']
const ADMINISTRATION = ['policy', 'health', 'devices', 'keys', 'members', 'settings', 'audit']

describe('axe on every page of the dashboard', () => {
  let dashboard: Dashboard
  let browser: Browser
  let page: Page
  /** One a theme: setting a password uses one up. */
  let links: Readonly<Record<'light' | 'dark', string>>
  /** With something on them: a case, its customer, its verification and its bundle. */
  let details: readonly string[]

  beforeAll(async () => {
    dashboard = await startDashboard()
    browser = await launchChromium(null)
    page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
    page.setDefaultTimeout(20_000)
    await setUpMember(page, dashboard.setUpLink, { name: 'Rina Wijaya', email: EMAIL })
    links = {
      light: await dashboard.invite('viewer', 'Budi Santoso'),
      dark: await dashboard.invite('viewer', 'Wati Lestari'),
    }
    const { customerId, verification, ktpBundle } = await dashboard.capture(11)
    const { body: reviews } = await dashboard.client.request<{ data: readonly { id: string }[] }>(
      'GET',
      '/api/identity/reviews',
    )
    details = [
      `queue/${reviews.data[0].id}`,
      `customers/${customerId}`,
      `verifications/${verification.id}`,
      `bundles/${ktpBundle.id}`,
    ]
  })
  afterAll(async () => {
    await browser.close()
    await dashboard.close()
  })

  /** What axe objects to on the page as it stands, once nothing is on its way any more. */
  const objections = async (looked: Page) => {
    await looked.waitForFunction(() => document.querySelector('.loading, .bone') === null)
    // The pages have no frames: no second page is needed to put the findings of frames together.
    const { violations } = await new AxeBuilder({ page: looked }).withTags(WCAG).setLegacyMode(true).analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }

  it('would find a button without a name and words too pale to read', async () => {
    await page.goto(`${dashboard.url}/dashboard/queue`)
    await page.locator('.side').waitFor()
    await page.evaluate(() => {
      const pale = document.createElement('p')
      pale.textContent = 'pucat'
      pale.style.cssText = 'color: #ccc; background: #fff'
      document.querySelector('main')?.append(document.createElement('button'), pale)
    })
    const found = (await objections(page)).map((objection) => objection.split(':')[0])
    expect(found.toSorted()).toEqual(['button-name', 'color-contrast'])
  })

  it('finds nothing on a tablet held upright', async () => {
    await page.setViewportSize({ width: 820, height: 1180 })
    const found: Record<string, readonly string[]> = {}
    for (const path of ['overview', 'queue', 'administration/policy', ...details]) {
      await page.goto(`${dashboard.url}/dashboard/${path}`)
      await page.locator('.side').waitFor()
      found[path] = await objections(page)
    }
    await page.setViewportSize({ width: 1280, height: 720 })
    expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
  })

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it('finds nothing on the pages behind the door', async () => {
      await page.emulateMedia({ colorScheme })
      const found: Record<string, readonly string[]> = {}
      for (const path of [...LISTS, ...ADMINISTRATION.map((name) => `administration/${name}`), ...details]) {
        await page.goto(`${dashboard.url}/dashboard/${path}`)
        await page.locator('.side').waitFor()
        found[path] = await objections(page)
      }
      expect(Object.entries(found).filter(([, list]) => list.length > 0)).toEqual([])
    })

    it('finds nothing on a case with its photos open and a decision begun, nor on a dialog', async () => {
      await page.goto(`${dashboard.url}/dashboard/${details[0]}`)
      await page.getByRole('button', { name: 'Buka foto' }).click()
      await page.locator('.zoom img, .pictures img').first().waitFor()
      await page.keyboard.press('r')
      await page.getByLabel('Alasan').waitFor()
      expect(await objections(page)).toEqual([])
      await page.goto(`${dashboard.url}/dashboard/administration/members`)
      await page.getByRole('button', { name: 'Undang anggota' }).click()
      await page.locator('dialog').waitFor()
      expect(await objections(page)).toEqual([])
    })

    it('finds nothing before the door', async () => {
      const context = await browser.newContext({ colorScheme })
      const stranger = await context.newPage()
      try {
        await stranger.goto(`${dashboard.url}/dashboard/queue`)
        await stranger.getByLabel('Kata sandi').waitFor()
        expect(await objections(stranger)).toEqual([])
        await stranger.getByLabel('Surel').fill(EMAIL)
        await stranger.getByLabel('Kata sandi').fill(PASSWORD)
        await stranger.getByRole('button', { name: 'Masuk', exact: true }).click()
        await stranger.getByLabel('Kode 6 angka').waitFor()
        expect(await objections(stranger)).toEqual([])
        await stranger.getByRole('button', { name: 'Pakai kode pemulihan' }).click()
        await stranger.getByLabel('Kode pemulihan').waitFor()
        expect(await objections(stranger)).toEqual([])
        await stranger.goto(links[colorScheme])
        await stranger.getByLabel('Ulangi kata sandi').waitFor()
        expect(await objections(stranger)).toEqual([])
        await stranger.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
        await stranger.getByLabel('Ulangi kata sandi').fill(PASSWORD)
        await stranger.getByRole('button', { name: 'Lanjut' }).click()
        await stranger.locator('img.qr').waitFor()
        expect(await objections(stranger)).toEqual([])
      } finally {
        await context.close()
      }
    })
  })
})
