// The browser that the hosted page is driven in. No npm package brings a Chromium that plays a camera from a file.
import { existsSync } from 'node:fs'
import { run } from './bootstrap.mjs'
import { findChromium } from './find-chromium.mjs'

/** Installs Debian's Chromium where that is possible (as root); says what to do, and ends the process, where it is not. */
export async function ensureChromium() {
  if (findChromium() !== null) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('• installing Chromium (Debian package, once)')
    await run('package lists', 'apt-get', ['update', '-q'])
    await run('chromium', 'apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (findChromium() !== null) return
  }
  console.error('✗ npm test drives a real Chromium and found none: install it (Debian: chromium) or set CHROMIUM_PATH')
  process.exit(1)
}
