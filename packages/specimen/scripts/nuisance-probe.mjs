/**
 * How well a capture's class can be told by what should tell nothing: file size, aspect, tables, scale, mean colour,
 * noise. Prints the AUC of each against genuine captures of the same seeds. Needs the built packages.
 *
 *   node packages/specimen/scripts/nuisance-probe.mjs [captures a class, 40] [width, 480]
 */
import { attackBurst, genuineBurst, SPECIES } from '@identity/specimen'
import { auc, measureNuisances, NUISANCES } from '../dist/simulator/testing/nuisance-probe.js'

const count = Number(process.argv[2] ?? 40)
const widthPx = Number(process.argv[3] ?? 480)
const size = { widthPx, heightPx: (widthPx * 3) / 4, frames: 1 }

const series = async (make) => {
  const rows = []
  for (let seed = 0; seed < count; seed++) rows.push(await measureNuisances(await make(seed)))
  return rows
}
const genuine = await series((seed) => genuineBurst({ ...size, seed }))
console.log(['class'.padEnd(18), ...NUISANCES].join('\t'))
for (const species of SPECIES) {
  const attack = await series((seed) => attackBurst({ ...size, seed, species }))
  const cells = NUISANCES.map((name) =>
    auc(
      genuine.map((row) => row[name]),
      attack.map((row) => row[name]),
    ).toFixed(2),
  )
  console.log([species.padEnd(18), ...cells].join('\t'))
}
console.log(`${count} a class: an AUC of 0.5 is known to about ±${(1.96 * Math.sqrt(1 / (6 * count))).toFixed(2)}`)
