import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { person, renderCard } from '@identity/specimen'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCardCamera, type CardCamera } from './support/card-camera.ts'
import { launchChromium } from './support/chromium.ts'
import { startService, type Service } from './support/service.ts'

let service: Service
let camera: CardCamera
/** Too dark for the photo to be taken by itself. */
let darkCamera: CardCamera
let folder: string
let photosMade = 0
/** A photo nobody has sent before: the same one under two customers would be a replay, and fail. */
const newPhoto = async (): Promise<string> => {
  const file = join(folder, `ktp-${++photosMade}.png`)
  writeFileSync(file, await renderCard(person(50 + photosMade)))
  return file
}
beforeAll(async () => {
  service = await startService()
  camera = await createCardCamera(42)
  darkCamera = await createCardCamera(42, { ambient: 0.05, gain: 0 })
  folder = mkdtempSync(join(tmpdir(), 'identity-photo-'))
})
afterAll(async () => {
  await camera.close()
  await darkCamera.close()
  await service.close()
  rmSync(folder, { recursive: true })
})

let browser: Browser | undefined
afterEach(() => browser?.close())

const launch = async (setup: Parameters<typeof launchChromium>[0]): Promise<BrowserContext> => {
  browser = await launchChromium(setup)
  return browser.newContext({ viewport: { width: 360, height: 640 } })
}
const withCamera = () => launch({ file: camera.file })

/** Rules of WCAG 2.2 A and AA; the page must break none. */
const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('the hosted page', () => {
  it('keeps its token out of every request and allows no script but its own', async () => {
    const session = await service.newSession()
    const page = await (await withCamera()).newPage()
    const urls: string[] = []
    const errors: string[] = []
    page.on('request', (request) => urls.push(request.url(), request.headers().referer))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    const response = await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).waitFor()
    expect(urls.filter((url) => /qe_cst_/.test(url))).toEqual([])
    expect(errors).toEqual([])
    const headers = response?.headers() as Record<string, string>
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(headers['permissions-policy']).toContain('camera=(self)')
  })

  it('speaks Bahasa Indonesia, and English at a press', async () => {
    const session = await service.newSession()
    const page = await (await withCamera()).newPage()
    await page.goto(session.url)
    await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Take a photo of your KTP' }).waitFor()
  })

  it('warns before flashing and offers a way without', async () => {
    const session = await service.newSession({ requiredAssurance: 'high', locale: 'en' })
    const page = await (await withCamera()).newPage()
    await page.goto(session.url)
    await page.getByText('Warning: the screen will flash colours.').waitFor()
    await page.getByRole('button', { name: 'Without flashing' }).click()
    await page.getByRole('heading', { name: 'Put the card inside the frame' }).waitFor()
  })

  it('breaks no rule of WCAG AA on any screen', async () => {
    const session = await service.newSession({ requiredAssurance: 'high' })
    const page = await (await launch({ file: darkCamera.file })).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Tanpa kilatan layar' }).click()
    await page.getByRole('button', { name: 'Ambil foto' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Ambil foto' }).click()
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor({ timeout: 60_000 })
    expect(await faultsOf(page)).toEqual([])
  })

  it('can be used from the keyboard alone', async () => {
    const session = await service.newSession()
    const page = await (await launch({ file: darkCamera.file })).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).waitFor()
    const press = async (name: string) => {
      for (let tabs = 0; tabs < 8; tabs++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(
          () => document.querySelector('#capture')?.shadowRoot?.activeElement?.textContent,
        )
        if (focused?.includes(name) === true) {
          await page.keyboard.press('Enter')
          return
        }
      }
      throw new Error(`${name} cannot be reached`)
    }
    await press('Mulai')
    await page.getByRole('button', { name: 'Ambil foto' }).waitFor()
    await press('Ambil foto')
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor({ timeout: 60_000 })
    await press('Ya, kirim')
    await page.getByRole('heading', { name: /Mengirim|terverifikasi|diterima|sekali lagi/ }).waitFor()
  })
})

describe('without a usable camera', () => {
  it('says how to allow it after a refusal, and takes a photo from a file', async () => {
    const session = await service.newSession()
    const page = await (await launch({ file: camera.file, permission: 'deny' })).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('heading', { name: 'Kamera belum diizinkan' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Unggah foto dari perangkat').setInputFiles(await newPhoto())
    await page.getByRole('button', { name: 'Ya, kirim' }).click()
    await page.getByRole('heading', { name: /diterima|sekali lagi|terverifikasi/ }).waitFor({ timeout: 110_000 })
  })

  it('says that there is none', async () => {
    const session = await service.newSession()
    const page = await (await launch({ file: null })).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('heading', { name: 'Kamera tidak ditemukan' }).waitFor()
  })

  it('says what is wrong with a file', async () => {
    const session = await service.newSession()
    const page = await (await withCamera()).newPage()
    await page.goto(session.url)
    const text = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') }
    await page.getByLabel('Unggah foto dari perangkat').setInputFiles(text)
    await page.getByText('bukan foto yang dapat dibaca').waitFor()
  })
})

describe('in mid-flow', () => {
  const toReview = async (page: Page, url: string) => {
    await page.goto(url)
    await page.getByLabel('Unggah foto dari perangkat').setInputFiles(await newPhoto())
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor()
  }

  it('a reload finds the photo again', async () => {
    const session = await service.newSession()
    const page = await (await withCamera()).newPage()
    await toReview(page, session.url)
    await expect
      .poll(
        async () =>
          (await service.client.request<{ step: string }>('GET', `/api/identity/capture-sessions/${session.id}`)).body
            .step,
      )
      .toBe('review')
    await page.reload()
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor()
  })

  it('the back button leads to the first screen, not away', async () => {
    const session = await service.newSession()
    const page = await (await withCamera()).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('button', { name: 'Ambil foto' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor()
  })

  it('a second tab asks before it takes over, and the first then says so', async () => {
    const session = await service.newSession()
    const context = await withCamera()
    const [first, second] = [await context.newPage(), await context.newPage()]
    await first.goto(session.url)
    await first.getByRole('button', { name: 'Mulai' }).waitFor()
    await second.goto(session.url)
    await second.getByRole('button', { name: 'Pakai tab ini' }).click()
    await second.getByRole('button', { name: 'Mulai' }).waitFor()
    await first.getByRole('heading', { name: 'Halaman ini terbuka di tab lain' }).waitFor()
  })

  it('a lost connection costs no photo', async () => {
    const session = await service.newSession()
    const context = await withCamera()
    const page = await context.newPage()
    await toReview(page, session.url)
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Ya, kirim' }).click()
    await page.getByRole('heading', { name: 'Tidak ada sambungan' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByRole('button', { name: 'Ya, kirim' }).click()
    await page.getByRole('heading', { name: /diterima|sekali lagi|terverifikasi/ }).waitFor({ timeout: 110_000 })
  })

  it('a cancelled session and an unknown token say so', async () => {
    const session = await service.newSession()
    await service.client.request('POST', `/api/identity/capture-sessions/${session.id}/cancel`)
    const page = await (await withCamera()).newPage()
    await page.goto(session.url)
    await page.getByRole('heading', { name: 'Sesi ini dibatalkan' }).waitFor()
    await page.goto(`${service.url}/capture#qe_cst_nobody`)
    await page.reload()
    await page.getByRole('heading', { name: 'Tautan ini sudah kedaluwarsa' }).waitFor()
  })
})
