import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { RgbImage } from '@identity/vision'
import sharp, { type Sharp } from 'sharp'

/** Photographs of groups of people that `@vladmandic/face-api` (MIT) ships; none is committed here. */
export function groupPhoto(number: 1 | 2 | 3 | 4 | 5 | 6): string {
  const entry = createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')
  return join(dirname(entry), 'demo', `sample${number}.jpg`)
}

export async function pixelsOf(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture
    .flatten({ background: '#888888' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}

/** At most 1280 px on its long side, as the figures in the tests were measured. */
export const groupPixels = (number: Parameters<typeof groupPhoto>[0]): Promise<RgbImage> =>
  pixelsOf(sharp(groupPhoto(number)).resize({ width: 1280, height: 1280, fit: 'inside', withoutEnlargement: true }))

export const fromPixels = ({ width, height, data }: RgbImage): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } })

/** A head as a child might draw it; the detector takes it for a face. */
export const CARTOON = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="480">
  <rect width="400" height="480" fill="#c03030"/><path d="M60 480C70 380 330 380 340 480Z" fill="#335577"/>
  <ellipse cx="200" cy="220" rx="110" ry="140" fill="#f2c9a0" stroke="#222" stroke-width="6"/>
  <path d="M90 190C90 60 310 60 310 190C280 120 120 120 90 190Z" fill="#222"/>
  <circle cx="158" cy="205" r="20" fill="#fff" stroke="#222" stroke-width="5"/><circle cx="162" cy="208" r="9" fill="#222"/>
  <circle cx="242" cy="205" r="20" fill="#fff" stroke="#222" stroke-width="5"/><circle cx="238" cy="208" r="9" fill="#222"/>
  <path d="M130 172Q158 158 184 172M216 172Q242 158 270 172" stroke="#222" stroke-width="8" fill="none"/>
  <path d="M200 215L188 258Q200 268 214 258" stroke="#a0603a" stroke-width="6" fill="none"/>
  <path d="M150 298Q200 340 250 298Q200 316 150 298Z" fill="#a03040" stroke="#222" stroke-width="4"/>
</svg>`

/** Hills under a sky. */
export const LANDSCAPE = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
  <linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#4a8fd0"/><stop offset="1" stop-color="#dfeefc"/></linearGradient>
  <rect width="640" height="480" fill="url(#sky)"/><circle cx="520" cy="90" r="36" fill="#fff6d0"/>
  <path d="M0 300Q120 180 260 290T640 240V480H0Z" fill="#5d8a58"/><path d="M0 380Q200 300 380 370T640 340V480H0Z" fill="#37633a"/>
  <path d="M120 330l18-60 18 60zM170 345l14-50 14 50zM430 350l20-70 20 70z" fill="#22421f"/>
</svg>`
