import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Chromium of this machine; `CHROMIUM_PATH` names another. Throws when there is none: a skipped test proves nothing. */
function chromiumPath(): string {
  const found = [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))
  if (found === undefined) throw new Error('no Chromium found: install it (Debian: chromium) or set CHROMIUM_PATH')
  return found
}

/** A name that leads to this machine and is not this machine to the browser: no secure context. */
export const INSECURE_HOST = 'kamera.example'

/**
 * A headless browser whose only camera plays a `.y4m` file; null: it has none. A context is granted the camera by
 * `permissions: ['camera']`; without it the browser answers as if the person had refused.
 */
export function launchChromium(cameraFile: string | null): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      ...(cameraFile === null
        ? []
        : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile}`]),
      `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
    ],
  })
}
