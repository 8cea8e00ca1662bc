import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { CaptureBundle, CaptureSession } from '@identity/protocol'
import type { Frame, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { INSECURE_HOST } from './support/chromium.ts'
import { startHosted, type Hosted } from './support/hosted.ts'

let hosted: Hosted
/** A shop's page on another origin, which shows the capture in a frame. */
let shop: Server
let shopUrl: string
beforeAll(async () => {
  shop = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', shopUrl)
    const allow = pathname === '/allowed' ? 'camera; accelerometer; gyroscope' : ''
    response.setHeader('content-type', 'text/html')
    response.end(`<iframe src="${searchParams.get('src') ?? ''}" allow="${allow}" width="360" height="600"></iframe>
      <script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>`)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => shop.once('listening', resolve))
  shopUrl = `http://localhost:${(shop.address() as AddressInfo).port}`
  hosted = await startHosted(43, { IDENTITY_WEB_ORIGINS: shopUrl })
})
afterEach(() => hosted.reset())
afterAll(async () => {
  await hosted.close()
  shop.close()
})

/** Too dark for the photo to be taken by itself. */
const DARK = 0.15
const start = 'Mulai'
const shutter = 'Ambil foto'
const send = 'Ya, kirim'
const file = 'Unggah foto dari perangkat'
const button = (page: Page | Frame, name: string) => page.getByRole('button', { name })
const heading = (page: Page | Frame, name: string) => page.getByRole('heading', { name }).waitFor()

const open = async (options: Parameters<Hosted['newPhone']>[0] = {}): Promise<Page> => {
  const page = await (await hosted.newPhone(options)).newPage()
  return page
}
const visit = async (page: Page): Promise<void> => {
  await page.goto((await hosted.service.newSession()).url)
}

describe('without a usable camera', () => {
  it('says how to allow it after a refusal, and takes a photo from a file', async () => {
    const page = await open({ permissions: [] })
    await visit(page)
    await button(page, start).click()
    await heading(page, 'Kamera belum diizinkan')
    await page.getByText('Buka pengaturan situs ini').waitFor()
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
    expect(violations).toEqual([])
    await page.getByLabel(file).setInputFiles(await hosted.newPhoto())
    await button(page, send).waitFor()
  })

  it('goes on as soon as it was allowed after all', async () => {
    const page = await open({ permissions: [] })
    await visit(page)
    await button(page, start).click()
    await heading(page, 'Kamera belum diizinkan')
    await page.context().grantPermissions(['camera'])
    await button(page, 'Coba lagi').click()
    await button(page, shutter).waitFor()
  })

  it('says that there is none, hands over to a phone, and follows it to the end', async () => {
    await hosted.camera.unplug()
    const desktop = await open({ viewport: { width: 1280, height: 800 } })
    const session = await hosted.service.newSession()
    await desktop.goto(session.url)
    await button(desktop, start).click()
    await heading(desktop, 'Kamera tidak ditemukan')
    await button(desktop, 'Lanjutkan di ponsel').click()
    const shown = await desktop.getByRole('img', { name: 'Kode QR ke halaman ini' }).getAttribute('src')
    expect(shown).toBe(`data:image/svg+xml,${encodeURIComponent(session.qrSvg)}`)
    await desktop.getByText('Menunggu ponsel Anda…').waitFor()
    const phone = await open({ hasTouch: true, isMobile: true })
    await phone.goto(session.url)
    await button(phone, start).waitFor()
    expect(await button(phone, 'Lanjutkan di ponsel').count()).toBe(0)
    await phone.getByLabel(file).setInputFiles(await hosted.newPhoto())
    await desktop.getByText('Lanjutkan di ponsel Anda.').waitFor()
    await hosted.service.client.request('POST', `/api/identity/capture-sessions/${session.id}/cancel`)
    await heading(desktop, 'Sesi ini dibatalkan')
  })

  it('follows the phone also where something in between holds the stream of events back', async () => {
    const desktop = await open({ viewport: { width: 1280, height: 800 } })
    const session = await hosted.service.newSession()
    await desktop.route('**/capture-session/events', () => undefined)
    await desktop.goto(session.url)
    await button(desktop, 'Lanjutkan di ponsel').click()
    await desktop.getByText('Menunggu ponsel Anda…').waitFor()
    const phone = await open({ hasTouch: true, isMobile: true })
    await phone.goto(session.url)
    await phone.getByLabel(file).setInputFiles(await hosted.newPhoto())
    await desktop.getByText('Lanjutkan di ponsel Anda.').waitFor()
    await hosted.service.client.request('POST', `/api/identity/capture-sessions/${session.id}/cancel`)
    await heading(desktop, 'Sesi ini dibatalkan')
  })

  // Chromium's fake devices can neither be dismissed nor be busy: here its errors are thrown for it, once.
  it.each([
    ['dismissed', 'NotAllowedError', 'Permission dismissed', 'Kamera belum diizinkan'],
    ['in use elsewhere', 'NotReadableError', 'Could not start video source', 'Kamera sedang dipakai'],
  ])('names a question that was %s, and the next try works', async (_, name, message, title) => {
    const page = await open()
    await page.addInitScript(
      ({ name, message }) => {
        const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
        let first = true
        navigator.mediaDevices.getUserMedia = (constraints) => {
          if (!first) return real(constraints)
          first = false
          return Promise.reject(new DOMException(message, name))
        }
      },
      { name, message },
    )
    await visit(page)
    await button(page, start).click()
    await heading(page, title)
    await button(page, 'Coba lagi').click()
    await button(page, shutter).waitFor()
  })

  it('says so at an address that is not secure, and offers nothing that could not work', async () => {
    const page = await open({ permissions: [] })
    const { url } = await hosted.service.newSession()
    await page.goto(url.replace('127.0.0.1', INSECURE_HOST))
    await heading(page, 'Sambungan tidak aman')
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('says what is wrong with a file', async () => {
    const page = await open()
    await visit(page)
    const text = { name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') }
    await page.getByLabel(file).setInputFiles(text)
    await page.getByText('bukan foto yang dapat dibaca').waitFor()
  })
})

describe('in a frame of another origin', () => {
  const framed = async (page: Page, path: string): Promise<Frame> => {
    const { url } = await hosted.service.newSession()
    await page.goto(`${shopUrl}${path}?src=${encodeURIComponent(url)}`)
    await page.waitForFunction(() => frames.length === 1)
    return page.frames()[1]
  }

  it('captures with the documented allow list, and tells the page around it each step, never the token', async () => {
    const page = await open()
    await page.context().grantPermissions(['camera'])
    const frame = await framed(page, '/allowed')
    await button(frame, start).click()
    await button(frame, shutter).waitFor()
    await button(frame, send).waitFor({ timeout: 60_000 })
    const heard = JSON.stringify(await page.evaluate('heard'))
    expect(heard).toContain('{"type":"ktp-progress","detail":{"step":"camera"}}')
    expect(heard).toContain('{"type":"ktp-progress","detail":{"step":"review"}}')
    expect(heard).not.toContain('qe_cst_')
  })

  it('names the page around it when that withholds the camera', async () => {
    const frame = await framed(await open(), '/withheld')
    await button(frame, start).click()
    await heading(frame, 'Kamera diblokir oleh halaman ini')
    await frame.getByLabel(file).setInputFiles(await hosted.newPhoto())
    await button(frame, send).waitFor()
  })

  it('is refused by the browser on an origin that the settings do not name', async () => {
    const page = await open()
    const { url } = await hosted.service.newSession()
    const stranger = shopUrl.replace('localhost', '127.0.0.1')
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.goto(`${stranger}/allowed?src=${encodeURIComponent(url)}`)
    await refused
  })
})

describe('with a camera that misbehaves', () => {
  it('waits while it is black, and a press then takes the picture that comes', async () => {
    await hosted.camera.still(0)
    const page = await open()
    await visit(page)
    await button(page, start).click()
    await page.getByText('Kamera belum menampilkan gambar').waitFor()
    await button(page, shutter).click()
    await page.waitForTimeout(1_000)
    expect(await button(page, send).count()).toBe(0)
    await hosted.camera.still()
    await button(page, send).waitFor({ timeout: 60_000 })
    const meanLuma = await page.evaluate(async () => {
      const image = document.querySelector('#capture')?.shadowRoot?.querySelector('img')
      if (image == null) return 0
      const bitmap = await createImageBitmap(image)
      const context = new OffscreenCanvas(1, 1).getContext('2d')
      context?.drawImage(bitmap, 0, 0, 1, 1)
      return context?.getImageData(0, 0, 1, 1).data[1] ?? 0
    })
    expect(meanLuma).toBeGreaterThan(20)
  })

  it('opens it again when its stream has ended', async () => {
    await hosted.camera.still(DARK)
    const page = await open()
    await visit(page)
    await button(page, start).click()
    await button(page, shutter).waitFor()
    // Chromium ends the stream of a page whose permission is taken back, as a phone does in the background.
    await page.context().clearPermissions()
    await heading(page, 'Kamera belum diizinkan')
    await page.context().grantPermissions(['camera'])
    await button(page, 'Coba lagi').click()
    await button(page, shutter).click()
    await button(page, send).waitFor({ timeout: 60_000 })
  })

  it('leaves an infrared camera that the browser picked for the coloured one', async () => {
    const page = await open()
    await page.addInitScript(twoCameras, 'HP IR Camera')
    await visit(page)
    await button(page, start).click()
    await button(page, shutter).waitFor()
    expect(await page.evaluate('opened.map(({ id, track }) => `${id} ${track.readyState}`)')).toEqual([
      'a ended',
      'b live',
    ])
  })

  it('can be changed by a person who sees that it is the wrong one, and stays changed', async () => {
    await hosted.camera.still(DARK)
    const page = await open()
    await page.addInitScript(twoCameras, 'Camera 1')
    await visit(page)
    await button(page, start).click()
    await button(page, 'Ganti kamera').click()
    await expect.poll(() => page.evaluate('opened.map(({ id }) => id)')).toEqual(['a', 'b'])
    await button(page, shutter).click()
    await button(page, 'Foto ulang').click({ timeout: 60_000 })
    await expect.poll(() => page.evaluate('opened.map(({ id }) => id)')).toEqual(['a', 'b', 'b'])
  })

  it('records how the phone moves', async () => {
    const page = await open({ permissions: ['camera', 'accelerometer', 'gyroscope'] })
    await hosted.camera.still(DARK)
    await visit(page)
    const client = await page.context().newCDPSession(page)
    const type = 'accelerometer'
    await client.send('Emulation.setSensorOverrideEnabled', { enabled: true, type })
    await client.send('Emulation.setSensorOverrideEnabled', { enabled: true, type: 'linear-acceleration' })
    await client.send('Emulation.setSensorOverrideEnabled', { enabled: true, type: 'gyroscope' })
    await button(page, start).click()
    await button(page, shutter).waitFor()
    for (let i = 0; i < 5; i++) {
      const xyz = { x: 0.5, y: 9.6 + i / 100, z: 0.25 }
      await client.send('Emulation.setSensorOverrideReadings', { type, reading: { xyz } })
      await client.send('Emulation.setSensorOverrideReadings', { type: 'linear-acceleration', reading: { xyz } })
      await client.send('Emulation.setSensorOverrideReadings', { type: 'gyroscope', reading: { xyz } })
      await page.waitForTimeout(60)
    }
    await button(page, shutter).click()
    const sent = page.waitForRequest((request) => isCapture(request))
    await button(page, send).click({ timeout: 60_000 })
    const { sensors } = bundleIn(await sent)
    expect(sensors?.accelerometer?.[0]).toHaveLength(4)
    expect(sensors?.accelerometer?.some(([, x]) => x === 0.5)).toBe(true)
  })
})

/** Runs in the page: its only camera appears as two, of which the browser picks the first. */
function twoCameras(firstName: string): void {
  const { mediaDevices } = navigator
  const real = mediaDevices.getUserMedia.bind(mediaDevices)
  const names: Record<string, string> = { a: firstName, b: 'HP HD Camera' }
  const opened: { id: string; track: MediaStreamTrack }[] = []
  Object.assign(globalThis, { opened })
  mediaDevices.enumerateDevices = () =>
    Promise.resolve(
      Object.entries(names).map(([deviceId, label]) => ({ deviceId, label, kind: 'videoinput' }) as MediaDeviceInfo),
    )
  mediaDevices.getUserMedia = async (asked) => {
    const { deviceId, ...video } = asked?.video as MediaTrackConstraints
    const id = (deviceId as { exact: string } | undefined)?.exact ?? 'a'
    const stream = await real({ video })
    const [track] = stream.getVideoTracks()
    const settings = track.getSettings.bind(track)
    Object.defineProperty(track, 'label', { value: names[id] })
    track.getSettings = () => ({ ...settings(), deviceId: id })
    opened.push({ id, track })
    return stream
  }
}

const isCapture = (request: Request) => request.url().endsWith('/document/ktp/capture') && request.method() === 'POST'
const bundleIn = (request: Request) => (request.postDataJSON() as { bundle: CaptureBundle }).bundle

describe('on the way to the service', () => {
  const toReview = async (page: Page): Promise<void> => {
    await visit(page)
    await page.getByLabel(file).setInputFiles(await hosted.newPhoto())
    await button(page, send).waitFor()
  }

  it('a lost upload is sent again by itself, under the same idempotency key', async () => {
    const page = await open()
    await toReview(page)
    const keys: (string | undefined)[] = []
    await page.route('**/document/ktp/capture', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (keys.length === 1) await route.abort('connectionreset')
      else await route.continue()
    })
    await button(page, send).click()
    await page.getByText('Jaringan terputus. Mencoba lagi…').waitFor()
    await page.getByRole('heading', { name: /diterima|sekali lagi|terverifikasi/ }).waitFor({ timeout: 110_000 })
    expect(keys).toHaveLength(2)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(keys[1]).toBe(keys[0])
  })

  it('a challenge that ran out is replaced, and the photo is still there', async () => {
    const page = await open()
    // The service's own shortest life of a challenge, and an upload that takes longer.
    await page.route('**/document/ktp/challenge', (route) =>
      route.continue({ postData: JSON.stringify({ ...(route.request().postDataJSON() as object), ttlMs: 15_000 }) }),
    )
    let held = false
    await page.route('**/document/ktp/capture', async (route) => {
      if (!held) await new Promise((resolve) => setTimeout(resolve, 15_500))
      held = true
      await route.continue()
    })
    await toReview(page)
    await button(page, send).click()
    const first = await page.waitForRequest(isCapture)
    await button(page, send).waitFor({ timeout: 40_000 })
    const second = page.waitForRequest(isCapture)
    await button(page, send).click()
    expect(bundleIn(await second).frames).toEqual(bundleIn(first).frames)
    expect(bundleIn(await second).flashChallengeNonce).not.toBe(bundleIn(first).flashChallengeNonce)
    await page.getByRole('heading', { name: /diterima|sekali lagi|terverifikasi/ }).waitFor({ timeout: 110_000 })
  })

  it('a poor picture is asked for again twice; the third goes to a person as it is', async () => {
    const page = await open({ permissions: [] })
    const session = await hosted.service.newSession()
    await page.goto(session.url)
    for (let taken = 1; taken <= 3; taken++) {
      await page.getByLabel(file).setInputFiles(await hosted.newPhoto(DARK))
      await button(page, send).click()
      if (taken === 3) break
      await page.getByRole('heading', { name: 'Mari coba sekali lagi' }).waitFor({ timeout: 110_000 })
      await page.getByText('Cari tempat yang lebih terang.').waitFor()
    }
    await page.getByRole('heading', { name: 'Terima kasih, foto Anda sudah diterima' }).waitFor({ timeout: 110_000 })
    const { body } = await hosted.service.client.request<CaptureSession>(
      'GET',
      `/api/identity/capture-sessions/${session.id}`,
    )
    expect(body).toMatchObject({ state: 'completed', captures: 3 })
  })
})
