import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Chromium of this machine; `CHROMIUM_PATH` names another. Throws when there is none: a skipped test proves nothing. */
export function chromiumPath(): string {
  const found = [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))
  if (found === undefined) throw new Error('no Chromium found: install it (Debian: chromium) or set CHROMIUM_PATH')
  return found
}

export interface CameraSetup {
  /** A `.y4m` file played as the camera; null: no camera at all. */
  readonly file: string | null
  /** What the person answers when the browser asks. Default: allows. */
  readonly permission?: 'allow' | 'deny'
}

/** A headless browser with a fake camera. The permission question is answered by the browser itself. */
export function launchChromium({ file, permission = 'allow' }: CameraSetup): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      permission === 'allow' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny',
      ...(file === null ? [] : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]),
    ],
  })
}
