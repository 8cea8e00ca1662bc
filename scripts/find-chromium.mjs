import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** @returns the path of this machine's Chromium, or the one that `CHROMIUM_PATH` names; null when there is none. */
export const findChromium = () => PLACES.find((path) => path !== '' && existsSync(path)) ?? null
