import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'

/** Throws when there is no Chromium: a skipped test proves nothing. */
function chromiumPath(): string {
  const found = findChromium()
  if (found === null) throw new Error('no Chromium found: install it (Debian: chromium) or set CHROMIUM_PATH')
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
