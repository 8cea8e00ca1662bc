import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startHosted, type Hosted } from './support/hosted.ts'

let hosted: Hosted
beforeAll(async () => {
  hosted = await startHosted(42)
})
afterEach(() => hosted.reset())
afterAll(() => hosted.close())

/** Too dark for the photo to be taken by itself. */
const DARK = 0.15

/** Rules of WCAG 2.2 A and AA; the page must break none. */
const faultsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Run in the page: what its styles would move or fade. */
function movingParts(): string[] {
  const parts = document.querySelector('#capture')?.shadowRoot?.querySelectorAll('*')
  return Array.from(parts ?? []).flatMap((part) => {
    const { animationName, transitionProperty, transitionDuration } = getComputedStyle(part)
    const moves = animationName !== 'none' || transitionDuration.split(', ').some((duration) => duration !== '0s')
    return moves ? [`${part.className} ${transitionProperty} ${transitionDuration}`] : []
  })
}

/** Run in the page: notes when each colour is shown. */
function watchFlashes(): void {
  const flashes: number[] = []
  Object.assign(globalThis, { flashes })
  const root = document.querySelector('#capture')?.shadowRoot
  let last = ''
  new MutationObserver(() => {
    const color = root?.querySelector<HTMLElement>('.flash')?.style.backgroundColor ?? ''
    if (color !== '' && color !== last) flashes.push(performance.now())
    last = color
  }).observe(root as Node, { subtree: true, childList: true, attributes: true, attributeFilter: ['style'] })
}

describe('the hosted page', () => {
  it('keeps its token out of every request and allows no script but its own', async () => {
    const session = await hosted.service.newSession()
    const page = await (await hosted.newPhone()).newPage()
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
    const session = await hosted.service.newSession()
    const page = await (await hosted.newPhone()).newPage()
    await page.goto(session.url)
    await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Take a photo of your KTP' }).waitFor()
  })

  it('warns before flashing and offers a way without', async () => {
    const session = await hosted.service.newSession({ requiredAssurance: 'high', locale: 'en' })
    const page = await (await hosted.newPhone()).newPage()
    await page.goto(session.url)
    await page.getByText('Warning: the screen will flash colours.').waitFor()
    await page.getByRole('button', { name: 'Without flashing' }).click()
    await page.getByRole('heading', { name: 'Put the card inside the frame' }).waitFor()
  })

  it('breaks no rule of WCAG AA on any screen', async () => {
    const session = await hosted.service.newSession({ requiredAssurance: 'high' })
    await hosted.camera.still(DARK)
    const page = await (await hosted.newPhone()).newPage()
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

  it('moves nothing for a person who asked for less motion, but for the fade between the colours of the flash', async () => {
    const session = await hosted.service.newSession({ requiredAssurance: 'high' })
    await hosted.camera.still(DARK)
    const page = await (await hosted.newPhone({ reducedMotion: 'reduce' })).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('button', { name: 'Ambil foto' }).waitFor()
    expect(await page.evaluate(movingParts)).toEqual([])
    await page.getByRole('button', { name: 'Ambil foto' }).click()
    await page.getByRole('button', { name: 'Mulai kilatan' }).waitFor({ timeout: 60_000 })
    await page.evaluate(watchFlashes)
    await page.getByRole('button', { name: 'Mulai kilatan' }).click()
    await expect.poll(() => page.evaluate(movingParts)).toEqual(['flash background-color 0.06s'])
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor({ timeout: 60_000 })
    const shownAtMs = (await page.evaluate('flashes')) as number[]
    expect(shownAtMs).toHaveLength(7)
    const heldMs = shownAtMs.slice(1).map((atMs, i) => atMs - shownAtMs[i])
    // A flash is a pair of changes: three a second at most (WCAG 2.3.1).
    expect(Math.min(...heldMs)).toBeGreaterThanOrEqual(1_000 / 6)
  })

  it('can be used from the keyboard alone', async () => {
    const session = await hosted.service.newSession()
    await hosted.camera.still(DARK)
    const page = await (await hosted.newPhone()).newPage()
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

describe('in mid-flow', () => {
  const toReview = async (page: Page, url: string) => {
    await page.goto(url)
    await page.getByLabel('Unggah foto dari perangkat').setInputFiles(await hosted.newPhoto())
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor()
  }

  it('a reload finds the photo again', async () => {
    const session = await hosted.service.newSession()
    const page = await (await hosted.newPhone()).newPage()
    await toReview(page, session.url)
    await expect
      .poll(
        async () =>
          (await hosted.service.client.request<{ step: string }>('GET', `/api/identity/capture-sessions/${session.id}`))
            .body.step,
      )
      .toBe('review')
    await page.reload()
    await page.getByRole('button', { name: 'Ya, kirim' }).waitFor()
  })

  it('the back button leads to the first screen, not away', async () => {
    const session = await hosted.service.newSession()
    const page = await (await hosted.newPhone()).newPage()
    await page.goto(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('button', { name: 'Ambil foto' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Foto KTP Anda' }).waitFor()
  })

  it('a second tab asks before it takes over, and the first then says so', async () => {
    const session = await hosted.service.newSession()
    const context = await hosted.newPhone()
    const [first, second] = [await context.newPage(), await context.newPage()]
    await first.goto(session.url)
    await first.getByRole('button', { name: 'Mulai' }).waitFor()
    await second.goto(session.url)
    await second.getByRole('button', { name: 'Pakai tab ini' }).click()
    await second.getByRole('button', { name: 'Mulai' }).waitFor()
    await first.getByRole('heading', { name: 'Halaman ini terbuka di tab lain' }).waitFor()
  })

  it('a lost connection costs no photo', async () => {
    const session = await hosted.service.newSession()
    const context = await hosted.newPhone()
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
    const session = await hosted.service.newSession()
    await hosted.service.client.request('POST', `/api/identity/capture-sessions/${session.id}/cancel`)
    const page = await (await hosted.newPhone()).newPage()
    await page.goto(session.url)
    await page.getByRole('heading', { name: 'Sesi ini dibatalkan' }).waitFor()
    await page.goto(`${hosted.service.url}/capture#qe_cst_nobody`)
    await page.reload()
    await page.getByRole('heading', { name: 'Tautan ini sudah kedaluwarsa' }).waitFor()
  })
})
