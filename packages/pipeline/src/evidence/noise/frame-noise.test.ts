import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { seededRandomInt } from '../flash/seeded-random.ts'
import { framePairNoise } from './frame-noise.ts'

const W = 1600
const H = 1200
function scene() {
  const svg = Array.from(
    { length: 16 },
    (_, i) =>
      `<text x="420" y="${330 + i * 38}" font-size="26" font-family="sans">Baris ke ${i * 7919} PROVINSI CONTOH ${i * i * 31}</text>`,
  ).join('')
  return Buffer.from(
    `<svg width="${W}" height="${H}" xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#8a6f52"/><rect x="40" y="50" width="160" height="90" fill="#445"/><circle cx="1450" cy="1080" r="80" fill="#c95"/><rect x="250" y="220" width="1100" height="700" rx="30" fill="#a8c8dc"/><rect x="1060" y="420" width="220" height="300" fill="#b33"/>${svg}</svg>`,
  )
}
async function shot(seed: string, sigma: number, affine: [number, number, number], quality: number) {
  const [dx, dy, deg] = affine
  const base = await sharp(scene()).flatten().raw().toBuffer()
  const r = await sharp(base, { raw: { width: W, height: H, channels: 3 } })
    .rotate(deg, { background: '#8a6f52' })
    .toBuffer({ resolveWithObject: true })
  const left = Math.floor((r.info.width - W) / 2) + 0,
    top = Math.floor((r.info.height - H) / 2)
  const raw = await sharp(r.data, { raw: { width: r.info.width, height: r.info.height, channels: 3 } })
    .extract({ left, top, width: W, height: H })
    .blur(0.7)
    .raw()
    .toBuffer()
  const out = Buffer.alloc(raw.length)
  const random = seededRandomInt(seed)
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) {
      const sx = Math.min(W - 1, Math.max(0, x + dx)),
        sy = Math.min(H - 1, Math.max(0, y + dy))
      for (let c = 0; c < 3; c++) {
        const n = (random(65536) + random(65536) + random(65536) + random(65536)) / 65536 - 2
        out[(y * W + x) * 3 + c] = Math.max(
          0,
          Math.min(255, Math.round(raw[(sy * W + sx) * 3 + c] + n * sigma * 1.732)),
        )
      }
    }
  return sharp(out, { raw: { width: W, height: H, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toBuffer()
}
const lumaOf = async (jpeg: Buffer) => ({
  width: W,
  height: H,
  data: new Uint8Array(await sharp(jpeg).greyscale().raw().toBuffer()),
})
const jitter = async (jpeg: Buffer, deg: number, quality: number, scale = 1.01) => {
  const r = await sharp(jpeg).rotate(deg, { background: '#8a6f52' }).png().toBuffer({ resolveWithObject: true })
  const big = await sharp(r.data)
    .resize(Math.round(r.info.width * scale))
    .png()
    .toBuffer({ resolveWithObject: true })
  return sharp(big.data)
    .extract({
      left: Math.floor((big.info.width - W) / 2) + 3,
      top: Math.floor((big.info.height - H) / 2) + 2,
      width: W,
      height: H,
    })
    .jpeg({ quality })
    .toBuffer()
}
describe('explore', () => {
  it('prints', async () => {
    for (const sigma of [1, 2, 3])
      for (const q of [80, 90, 95, 98]) {
        const a = await shot(`a${sigma}`, sigma, [0, 0, 0], q)
        const b = await shot(`b${sigma}`, sigma, [7, -4, 0.7], q)
        const d1 = await jitter(a, 0.5, q),
          d2 = await jitter(a, 0, q, 1.005)
        const t0 = performance.now()
        const la = await lumaOf(a),
          lb = await lumaOf(b),
          l1 = await lumaOf(d1),
          l2 = await lumaOf(d2)
        const t1 = performance.now()
        const g = framePairNoise(0, la, 1, lb)
        const t2 = performance.now()
        const f = (x: typeof g) => (x ? `${x.correlation.toFixed(3)} rms ${x.residualRms.toFixed(2)}` : 'null')
        console.log(
          `sigma ${sigma} q ${q} genuine ${f(g)} | warped dup ${f(framePairNoise(0, la, 1, l1))} | shifted dup ${f(framePairNoise(0, la, 1, l2))} ms ${(t2 - t1).toFixed(0)}`,
        )
      }
  }, 600000)
})
