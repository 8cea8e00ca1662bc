import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { person, renderCard } from '@identity/specimen'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import sharp from 'sharp'
import { createCardCamera, type CardCamera } from './card-camera.ts'
import { launchChromium } from './chromium.ts'
import { startService, type Service } from './service.ts'

/** One service, one browser and one camera for all tests of a file; each test gets a browser profile of its own. */
export interface Hosted {
  readonly service: Service
  readonly camera: CardCamera
  readonly browser: Browser
  /** A phone that was granted the camera, unless told otherwise. */
  newPhone(options?: BrowserContextOptions): Promise<BrowserContext>
  /**
   * A photo nobody has sent before: the same one under two customers would be a replay, and fail.
   * @param light share of full light, default 1.
   */
  newPhoto(light?: number): Promise<string>
  /** After each test: closes its phones and lets the camera see a well-lit card again. */
  reset(): Promise<void>
  close(): Promise<void>
}

export async function startHosted(seed: number, env: Readonly<Record<string, string>> = {}): Promise<Hosted> {
  const [service, camera] = await Promise.all([startService(env), createCardCamera(seed)])
  const browser = await launchChromium(camera.file)
  const folder = mkdtempSync(join(tmpdir(), 'identity-photo-'))
  let photosMade = 0
  return {
    service,
    camera,
    browser,
    newPhone: (options) =>
      browser.newContext({ viewport: { width: 360, height: 640 }, permissions: ['camera'], ...options }),
    newPhoto: async (light = 1) => {
      const file = join(folder, `ktp-${++photosMade}.png`)
      const card = await renderCard(person(seed * 100 + photosMade))
      writeFileSync(file, await sharp(card).linear(light, 0).png().toBuffer())
      return file
    },
    reset: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await camera.still()
    },
    close: async () => {
      await browser.close()
      await camera.close()
      await service.close()
      rmSync(folder, { recursive: true })
    },
  }
}
