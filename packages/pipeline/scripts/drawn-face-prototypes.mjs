// Where drawn faces crowd in the space of the face model: writes src/engines/face/drawn-faces.json.
//   node packages/pipeline/scripts/drawn-face-prototypes.mjs FOLDER
// FOLDER/<prototype>/<style>/*.png: one prototype a folder, the mean of the means of its styles, so that a style with many
// pictures counts no more than one with few. The file that is committed was made of DiceBear 9 avatars (`flat`: 10 seeds of
// each style in which the detector finds faces) and of this repository's specimen portraits (`shaded`).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFrame } from '../dist/engines/decode/decode-frame.js'
import { openFaceEngine } from '../dist/engines/face/onnx-face-engine.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder')
const engine = await openFaceEngine()

async function templateOf(path) {
  const frame = await decodeFrame(readFileSync(path))
  if (frame.kind !== 'decoded') return null
  const image = { width: frame.width, height: frame.height, data: frame.rgb }
  const [face] = await engine.detect(image)
  return face === undefined || face.score < 0.6 ? null : (await engine.embed(image, face.box)).vector
}

function mean(vectors) {
  const sum = vectors[0].map((_, i) => vectors.reduce((total, vector) => total + vector[i], 0))
  const length = Math.hypot(...sum)
  return sum.map((value) => value / length)
}

const prototypes = {}
for (const prototype of readdirSync(folder)) {
  const styles = []
  for (const style of readdirSync(join(folder, prototype))) {
    const files = readdirSync(join(folder, prototype, style)).sort()
    const found = []
    for (const file of files) found.push(await templateOf(join(folder, prototype, style, file)))
    const templates = found.filter((template) => template !== null)
    console.log(`${prototype}/${style}: ${templates.length} of ${files.length}`)
    if (templates.length >= 2) styles.push(mean(templates))
  }
  prototypes[prototype] = Array.from(mean(styles), (value) => Math.round(value * 1e4) / 1e4)
}
const file = new URL('../src/engines/face/drawn-faces.json', import.meta.url)
writeFileSync(file, `${JSON.stringify({ space: engine.identity.space, prototypes })}\n`)
