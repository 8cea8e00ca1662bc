/**
 * How well a capture's class can be told by what should tell nothing: file size, mean colour, noise, size, tables.
 * Prints the AUC of each against genuine captures of the same seeds. Needs the built packages.
 *
 *   node packages/specimen/scripts/nuisance-probe.mjs [captures a class, 40] [width, 480]
 */
import sharp from 'sharp'
import { attackBurst, genuineBurst, SPECIES } from '@identity/specimen'

const count = Number(process.argv[2] ?? 40)
const widthPx = Number(process.argv[3] ?? 480)
const size = { widthPx, heightPx: (widthPx * 3) / 4, frames: 1 }

/** The quantities probed, of one frame. */
async function measure({ frames: [file] }) {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const sum = [0, 0, 0]
  const noise = []
  for (let i = 3; i < data.length - 3; i += 3) {
    for (let c = 0; c < 3; c++) sum[c] += data[i + c]
    if (i % 21 === 0) noise.push(Math.abs(data[i + 1] - (data[i - 2] + data[i + 4]) / 2))
  }
  noise.sort((a, b) => a - b)
  const total = sum[0] + sum[1] + sum[2]
  return {
    'file size': file.length,
    width: info.width,
    aspect: info.width / info.height,
    brightness: total,
    redness: sum[0] / total,
    blueness: sum[2] / total,
    // The quieter half of the picture: edges and print stand in the other.
    noise: noise.slice(0, noise.length / 2).reduce((a, b) => a + b, 0),
  }
}

/** Chance that a value of `b` lies above one of `a`. */
function auc(a, b) {
  let wins = 0
  for (const x of a) for (const y of b) wins += y > x ? 1 : y === x ? 0.5 : 0
  return wins / (a.length * b.length)
}

const series = async (make) => {
  const rows = []
  for (let seed = 0; seed < count; seed++) rows.push(await measure(await make(seed)))
  return rows
}
const genuine = await series((seed) => genuineBurst({ ...size, seed }))
const names = Object.keys(genuine[0])
console.log(['class'.padEnd(18), ...names].join('\t'))
for (const species of SPECIES) {
  const attack = await series((seed) => attackBurst({ ...size, seed, species }))
  const cells = names.map((name) =>
    auc(
      genuine.map((row) => row[name]),
      attack.map((row) => row[name]),
    ).toFixed(2),
  )
  console.log([species.padEnd(18), ...cells].join('\t'))
}
console.log(`${count} a class: an AUC of 0.5 is known to about ±${(1.96 * Math.sqrt(1 / (6 * count))).toFixed(2)}`)
