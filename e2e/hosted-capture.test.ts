import type { CaptureSession, KtpBundle } from '@identity/protocol'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Reaction } from './support/card-camera.ts'
import { startHosted, type Hosted } from './support/hosted.ts'

let hosted: Hosted
beforeAll(async () => {
  hosted = await startHosted(41)
})
afterEach(() => hosted.reset())
afterAll(() => hosted.close())

/**
 * From the first colour on the page's clock runs four times slower, so that screenshot, optical model and fake camera
 * keep up with the colours on a machine whose two cores do all of it. Screen and camera slow down together: what is
 * tested is who follows whom.
 */
const SLOWER = 4
const slowMotion = (factor: number) => {
  const { setTimeout: real } = globalThis
  const now = performance.now.bind(performance)
  const slowed = (callback: () => void, ms = 0) => real(callback, ms * factor)
  globalThis.setTimeout = slowed as typeof setTimeout
  performance.now = () => now() / factor
}

/** Opens a session's page before a camera that sees a card, lit by the page's own pixels. */
const open = async (url: string, reaction: Reaction = { kind: 'follows' }): Promise<Page> => {
  const page = await (await hosted.newPhone()).newPage()
  hosted.camera.play(page, reaction)
  await page.goto(url)
  return page
}

const bundleOf = async (sessionId: string): Promise<KtpBundle> => {
  const session = await hosted.service.client.request<CaptureSession>(
    'GET',
    `/api/identity/capture-sessions/${sessionId}`,
  )
  const id = session.body.outcome?.ktpBundleId ?? ''
  return (await hosted.service.client.request<KtpBundle>('GET', `/api/identity/document/ktp/bundles/${id}`)).body
}

/** Through all steps of a capture with flashing. */
const captureWithFlash = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Mulai' }).click()
  await page.getByRole('button', { name: 'Ambil foto' }).click()
  const flash = page.getByRole('button', { name: 'Mulai kilatan' })
  await flash.waitFor()
  await page.evaluate(slowMotion, SLOWER)
  await flash.click()
  await page.getByRole('button', { name: 'Ya, kirim' }).click({ timeout: 60_000 })
  await page
    .getByRole('heading', { name: /terverifikasi|sudah diterima|sekali lagi|tidak dapat/ })
    .waitFor({ timeout: 110_000 })
}

describe('a hosted capture with flashing', () => {
  it('ends with a card read, and the flash seen by the server on the card itself', async () => {
    const session = await hosted.service.newSession({ requiredAssurance: 'high' })
    await captureWithFlash(await open(session.url))
    const bundle = await bundleOf(session.id)
    const flash = bundle.antiSpoof.voters.find(({ name }) => name === 'flash_reflectance')
    expect(flash).toMatchObject({ passed: true, finding: 'pixels_satisfied' })
    expect(bundle.sdkVersion).toBe('qe-identity-sdk-web@0.1.0')
    expect(bundle.ocr.cardFound).toBe(true)
  })

  it.each<[string, Reaction]>([
    ['never reacts to the screen', { kind: 'blind' }],
    ['answers 600 ms late', { kind: 'late', byMs: 600 * SLOWER }],
    [
      'answers to another challenge',
      {
        kind: 'other',
        colors: [
          [255, 0, 0],
          [0, 255, 255],
          [0, 0, 0],
          [255, 255, 0],
          [0, 0, 255],
          [255, 255, 255],
          [0, 255, 0],
        ],
      },
    ],
  ])('is not satisfied by a camera that %s', async (_, reaction) => {
    const session = await hosted.service.newSession({ requiredAssurance: 'high' })
    await captureWithFlash(await open(session.url, reaction))
    const flash = (await bundleOf(session.id)).antiSpoof.voters.find(({ name }) => name === 'flash_reflectance')
    expect(flash?.passed).not.toBe(true)
  })
})

describe('a hosted capture without flashing', () => {
  it('takes the photo by itself when the card lies in the frame', async () => {
    const session = await hosted.service.newSession()
    const page = await open(session.url)
    await page.getByRole('button', { name: 'Mulai' }).click()
    await page.getByRole('button', { name: 'Ya, kirim' }).click({ timeout: 60_000 })
    await page.getByRole('heading', { name: /terverifikasi|sudah diterima|sekali lagi/ }).waitFor({ timeout: 110_000 })
    const bundle = await bundleOf(session.id)
    expect(bundle.ocr.cardFound).toBe(true)
    expect(bundle.framesStored).toBe(3)
    expect(bundle.keySource).toBe('challenge')
  })
})
