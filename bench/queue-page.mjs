// How the queue feels with many cases waiting: `node bench/queue-page.mjs [--bundles 50000] [--rows 1000]` after `npm run build`.
// Scrolls to `rows` rows as a person with a wheel does, then walks with `j`. Prints what a person would notice: time between
// drawn frames (16.7 ms is every frame of a 60 Hz screen), tasks over 50 ms, and key press → row lit.
import { parseArgs } from 'node:util'
import { createRequire } from 'node:module'
import { TOTP } from 'otpauth'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium.mjs'
import { startBuiltService } from '../scripts/start-built-service.mjs'
import { fillBundles } from './fill-bundles.mjs'

const { values } = parseArgs({
  options: { bundles: { type: 'string', default: '50000' }, rows: { type: 'string', default: '1000' } },
})
const rows = Number(values.rows)
const PASSWORD = 'kuda hijau baterai stapel'
const WHEEL_PX = 400
const WHEEL_EVERY_MS = 100
const KEYS = 40

const service = await startBuiltService()
const { link } = await service.post('/api/identity/analysts', {
  email: 'rina@contoh.example',
  name: 'Rina Wijaya',
  role: 'admin',
  locale: 'id',
})
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
await page.goto(`${service.baseUrl}/dashboard`)
await signIn(new URL(link).hash.slice(1))
await fillBundles({
  tenantId: oneTenant(),
  bundles: Number(values.bundles),
  sqlitePath: service.sqlitePath,
  sealedBytes: 400,
})
await page.addInitScript(() => {
  globalThis.longTasksMs = []
  new PerformanceObserver((list) =>
    globalThis.longTasksMs.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: 'longtask', buffered: true })
  globalThis.frameGapsMs = []
  let beforeMs = performance.now()
  const drawn = (nowMs) => {
    globalThis.frameGapsMs.push(nowMs - beforeMs)
    beforeMs = nowMs
    requestAnimationFrame(drawn)
  }
  requestAnimationFrame(drawn)
})
await page.goto(`${service.baseUrl}/dashboard/queue`)
await page.locator('tbody tr').first().waitFor()
await page.mouse.move(640, 500)
await forget()
while ((await page.locator('tbody tr').count()) < rows) {
  await page.mouse.wheel(0, WHEEL_PX)
  await page.waitForTimeout(WHEEL_EVERY_MS)
}
await report(`scrolling to ${rows} rows`)

// The first row is lit before a key is pressed, and the first press keeps it.
await page.keyboard.press('j')
await forget()
const litMs = await page.evaluate(async (keys) => {
  const took = []
  for (let i = 0; i < keys; i++) {
    const before = document.querySelector('tr.selected')
    const pressedAtMs = performance.now()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    while (document.querySelector('tr.selected') === before) await new Promise(requestAnimationFrame)
    took.push(performance.now() - pressedAtMs)
  }
  return took
}, KEYS)
console.log(`key j → row lit              ${spread(litMs)}`)
await report('walking with j')
await browser.close()
await service.close()

function oneTenant() {
  const Database = createRequire(new URL('../packages/storage/package.json', import.meta.url))('libsql')
  const side = new Database(service.sqlitePath)
  const { id } = side.prepare('select id from tenants').get()
  side.close()
  return id
}

/** From a one-time link to a full session, all in the page, whose cookies then hold it. */
async function signIn(token) {
  const send = (path, body, csrf) =>
    page.evaluate(
      async ([path, body, csrf]) => {
        const headers = { 'content-type': 'application/json', ...(csrf !== undefined && { 'x-csrf-token': csrf }) }
        return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
      },
      [`/api/identity/analysts/${path}`, body, csrf],
    )
  const { csrfToken } = await send('setup', { token, password: PASSWORD })
  const { secret } = await send('me/totp', {}, csrfToken)
  await send('me/totp/confirm', { code: new TOTP({ secret }).generate() }, csrfToken)
}

function forget() {
  return page.evaluate(() => {
    globalThis.longTasksMs.length = 0
    globalThis.frameGapsMs.length = 0
  })
}

async function report(what) {
  const { gaps, tasks } = await page.evaluate(() => ({
    gaps: globalThis.frameGapsMs,
    tasks: globalThis.longTasksMs,
  }))
  console.log(
    `${`${what}, frame gap`.padEnd(28)} ${spread(gaps)}; ${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks)} ms`,
  )
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted.at(Math.min(sorted.length - 1, Math.floor(share * sorted.length))).toFixed(1)
  return `median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms`
}
