// Pictures of every page in both themes, for looking at: URL of the service, a Playwright storage state, a folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../../../scripts/find-chromium.mjs'

const [url = 'http://127.0.0.1:8080', state, out = '.cache/screenshots'] = process.argv.slice(2)
const SIZES = { desk: { width: 1280, height: 720 }, tablet: { width: 820, height: 1180 } }
const PAGES = [
  'overview',
  'queue',
  'customers',
  'verifications',
  'bundles',
  'account',
  ...['policy', 'health', 'devices', 'keys', 'members', 'settings', 'audit'].map((name) => `administration/${name}`),
]
mkdirSync(out, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
for (const colorScheme of ['light', 'dark'])
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context = await browser.newContext({ viewport, colorScheme, storageState: state })
    const page = await context.newPage()
    const shoot = (name) => page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`) })
    for (const path of PAGES) {
      await page.goto(`${url}/dashboard/${path}`)
      await page.waitForLoadState('domcontentloaded')
      await page.waitForTimeout(1_500)
      await shoot(path.replace('/', '-'))
    }
    await page.goto(`${url}/dashboard/queue`)
    if (await page.locator('tbody tr').count()) {
      await page.keyboard.press('Enter')
      await page.waitForTimeout(2_500)
      await shoot('case')
    }
    await context.close()
  }
await browser.close()
