// The pictures of docs/good-photo.md and what the reader got from each, measured and written into the page.
// Build first (npx tsc -b packages/cli), then: node packages/cli/scripts/make-photo-pictures.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareReading, openTimedReader } from '@identity/pipeline/bench-read'
import { homographyToQuad, mapPoint, person, photograph, rasteriseCard } from '@identity/specimen'
import sharp from 'sharp'

const SEED = 41
const docs = join(dirname(fileURLToPath(import.meta.url)), '../../../docs')
const page = join(docs, 'good-photo.md')
const who = person(SEED)
const card = await rasteriseCard(who, 1760)
const take = (options) =>
  photograph(
    card,
    { background: 'wood', maxTiltDeg: 6, blurPx: 0.7, motionPx: 0, glare: 0, quality: 90, ...options },
    SEED,
  )

/** A lamp mirrored in the laminate, painted over the NIK of a photo: white in the middle, soft at its edge. */
async function withGlareOnNik({ jpeg, quad, width, height }) {
  const [x, y] = mapPoint(homographyToQuad(quad), [0.42, 0.2])
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><radialGradient id="g">
<stop offset="0" stop-color="#fff"/><stop offset=".55" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
</radialGradient></defs><ellipse cx="${x}" cy="${y}" rx="${width * 0.13}" ry="${width * 0.07}" fill="url(#g)"/></svg>`
  return sharp(jpeg)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** A fifth of the card lies outside the photo. */
async function cutOff({ jpeg, quad, width, height }) {
  const right = Math.round(quad[0][0] + 0.8 * (quad[1][0] - quad[0][0]))
  return sharp(jpeg)
    .extract({ left: 0, top: 0, width: Math.min(width, right), height })
    .jpeg({ quality: 90 })
    .toBuffer()
}

const PHOTOS = {
  good: async () => (await take({})).jpeg,
  background: async () => (await take({ background: 'batik', maxRollDeg: 25 })).jpeg,
  glare: async () => withGlareOnNik(await take({})),
  blurred: async () => (await take({ blurPx: 4.5, motionPx: 9 })).jpeg,
  small: async () => (await take({ fill: [0.2, 0.22] })).jpeg,
  'cut-off': async () => cutOff(await take({})),
  tilted: async () => (await take({ maxTiltDeg: 52, fill: [0.6, 0.65] })).jpeg,
  dark: async () =>
    sharp((await take({ noiseScale: 10 })).jpeg)
      .linear(0.14, 0)
      .jpeg({ quality: 80 })
      .toBuffer(),
}

const ALT = {
  good: 'Kartu utuh, datar, dan tajam di atas meja kayu',
  background: 'Kartu miring di atas batik',
  glare: 'Pantulan lampu menutupi NIK',
  blurred: 'Kartu kabur',
  small: 'Kartu sangat kecil di tengah foto',
  'cut-off': 'Sisi kanan kartu terpotong',
  tilted: 'Kartu difoto dari samping',
  dark: 'Foto yang sangat gelap',
}

const LARGEST_BYTES = 60_000

async function writePicture(name, jpeg) {
  for (let quality = 72; quality > 20; quality -= 6) {
    const small = await sharp(jpeg)
      .resize({ width: 720, withoutEnlargement: true })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer()
    if (small.length > LARGEST_BYTES) continue
    await writeFile(join(docs, 'pictures', `photo-${name}.jpg`), small)
    return
  }
  throw new Error(`${name} does not fit ${LARGEST_BYTES} bytes`)
}

function result({ found, reason, lines }) {
  if (!found) return `| Tidak terbaca · not read | |\n| --- | --- |\n| alasan · reason | ${reason} |`
  const fields = lines.filter(({ line }) => !['province', 'regency', 'issuePlace'].includes(line))
  const right = fields.filter((line) => line.right).length
  const unreadable = fields.filter(({ got }) => got === null).length
  const sureWrong = fields.filter((line) => line.got !== null && !line.right && line.confidence >= 0.9).length
  const cell = ({ got, confidence, right: isRight }) =>
    got === null ? 'tidak terbaca · unreadable' : `\`${got}\` ${confidence.toFixed(2)} ${isRight ? '✓' : '✗'}`
  const named = (name) => cell(fields.find(({ line }) => line === name))
  const least = fields.toSorted((a, b) => a.confidence - b.confidence)[0]
  return [
    '| Yang terbaca · what was read | |',
    '| --- | --- |',
    `| kolom benar · fields right | ${right} / ${fields.length} |`,
    `| tidak terbaca · unreadable | ${unreadable} |`,
    `| salah walau yakin · wrong though sure (≥ 0.9) | ${sureWrong} |`,
    `| NIK | ${named('nik')} |`,
    `| nama · name | ${named('fullName')} |`,
    `| paling ragu · least sure | ${least.line}: ${cell(least)} |`,
  ].join('\n')
}

await mkdir(join(docs, 'pictures'), { recursive: true })
const reader = await openTimedReader(() => Date.UTC(2026, 0, 1))
let text = await readFile(page, 'utf8')
for (const [name, make] of Object.entries(PHOTOS)) {
  const jpeg = await make()
  const { reading } = await reader.read(jpeg)
  await writePicture(name, jpeg)
  const block = `<!-- photo ${name} -->\n\n![${ALT[name]}](pictures/photo-${name}.jpg)\n\n${result(compareReading(reading, who))}\n\n<!-- end -->`
  text = text.replace(new RegExp(`<!-- photo ${name} -->[^]*?<!-- end -->`), () => block)
  process.stderr.write(`${name}\n`)
}
await reader.close()
await writeFile(page, text)
