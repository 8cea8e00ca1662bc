// Pictures of every screen of the hosted page, to be looked at: `node e2e/screenshots.mjs <folder>` after `npm run build`.
// Both languages, 360×640 and 1280×800; the camera shows a generated card.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { person, renderCard } from '@identity/specimen'
import { chromium } from 'playwright-core'
import { findChromium } from '../scripts/find-chromium.mjs'
import sharp from 'sharp'
import { startBuiltService } from '../scripts/start-built-service.mjs'

const folder = process.argv[2]
if (folder === undefined) throw new Error('name a folder')
mkdirSync(folder, { recursive: true })
const home = mkdtempSync(join(tmpdir(), 'identity-screens-'))
const WORDS = {
  id: {
    start: 'Mulai',
    send: 'Ya, kirim',
    again: 'Coba lagi',
    phone: 'Lanjutkan di ponsel',
    here: 'Pakai perangkat ini saja',
    file: 'Unggah foto dari perangkat',
  },
  en: {
    start: 'Start',
    send: 'Yes, send',
    again: 'Try again',
    phone: 'Continue on your phone',
    here: 'Use this device after all',
    file: 'Upload a photo from this device',
  },
}
const OUTCOMES = /terverifikasi|diterima|sekali lagi|tidak dapat|verified|have your photo|once more/
const VIEWPORTS = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
]

/** A card on a table, as the one frame of a `.y4m` film. */
const film = async () => {
  const [width, height] = [1280, 960]
  const card = await sharp(await renderCard(person(7)))
    .resize(1040)
    .toBuffer()
  const { data } = await sharp({ create: { width, height, channels: 3, background: '#4a4038' } })
    .composite([{ input: card, gravity: 'centre' }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const luma = Buffer.alloc(width * height)
  const [u, v] = [Buffer.alloc(luma.length / 4), Buffer.alloc(luma.length / 4)]
  for (let i = 0; i < luma.length; i++) {
    const [r, g, b] = [data[3 * i], data[3 * i + 1], data[3 * i + 2]]
    luma[i] = 16 + 0.257 * r + 0.504 * g + 0.098 * b
    const chroma = (Math.floor(i / width) >> 1) * (width / 2) + ((i % width) >> 1)
    u[chroma] = 128 - 0.148 * r - 0.291 * g + 0.439 * b
    v[chroma] = 128 + 0.439 * r - 0.368 * g - 0.071 * b
  }
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420\nFRAME\n`), luma, u, v])
}

const file = join(home, 'card.y4m')
writeFileSync(file, await film())
const service = await startBuiltService()
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
})

const newSession = async (locale, requiredAssurance) => {
  const { id: customerId } = await service.post('/api/identity/customers', {})
  return service.post('/api/identity/capture-sessions', { customerId, locale, requiredAssurance })
}
/** A photo too dark to be read, of somebody nobody has seen before. */
let darkPhotos = 0
const darkPhoto = async () => ({
  name: 'ktp.png',
  mimeType: 'image/png',
  buffer: await sharp(await renderCard(person(100 + ++darkPhotos)))
    .linear(0.15, 0)
    .png()
    .toBuffer(),
})

for (const locale of ['id', 'en'])
  for (const viewport of VIEWPORTS) {
    const session = await newSession(locale, 'high')
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    let shots = 0
    const shoot = (name) =>
      page.screenshot({ path: join(folder, `${locale}-${viewport.width}-${++shots}-${name}.png`) })
    const press = (name) => page.getByRole('button', { name, exact: true }).click()
    const outcome = () => page.getByRole('heading', { name: OUTCOMES })
    const words = WORDS[locale]
    await page.goto(session.url)
    await page.getByRole('button', { name: words.start, exact: true }).waitFor()
    await shoot('intro')
    await press(words.start)
    await page.getByRole('button', { name: words.again }).waitFor()
    await shoot('refused')
    await press(words.phone)
    await page.getByRole('img').waitFor()
    await shoot('phone')
    await press(words.here)
    await press(words.start)
    await page.getByRole('button', { name: words.again }).waitFor()
    await context.grantPermissions(['camera'])
    await press(words.again)
    await page.waitForFunction(() => document.querySelector('#capture').shadowRoot.querySelector('.outline.ready'))
    await shoot('camera')
    // By itself, or by a press where that is quicker.
    await page.getByRole('heading', { name: /Tahan KTP|Hold the card facing/ }).waitFor()
    await shoot('flash-warning')
    await page.locator('button.main').click()
    await page.waitForTimeout(600)
    await shoot('flash')
    await page.getByRole('button', { name: words.send }).waitFor()
    await shoot('review')
    await press(words.send)
    await page.getByRole('progressbar').waitFor()
    await shoot('sending')
    await outcome().waitFor({ timeout: 180_000 })
    await shoot('outcome')
    await page.goto('about:blank')
    await page.goto((await newSession(locale, 'standard')).url)
    await page.getByLabel(words.file).setInputFiles(await darkPhoto())
    await press(words.send)
    await outcome().waitFor({ timeout: 180_000 })
    await shoot('asked-again')
    await context.close()
  }

await browser.close()
await service.close()
rmSync(home, { recursive: true, force: true })
