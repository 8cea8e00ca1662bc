#!/usr/bin/env node
// How well and how fast cards are read, over generated photos. Build first (npx tsc -b packages/pipeline packages/specimen).
//   node packages/pipeline/scripts/read-accuracy.mjs [nuisance=all] [count=36] [first seed=1000] [--json] [--quiet] [--lines=FILE]
// A nuisance is one of those of the specimen package, `all` for the mix of them, or scene options as JSON.
// Seeds 1–999 are for development; figures that are reported come from 1000 on. `--lines` writes every compared line.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { NUISANCES, nuisancePhoto, person, photograph, rasteriseCard } from '@identity/specimen'
import { compareReading, SURE, summariseReading } from '../dist/bench-read-door.js'
import { decodeFrame } from '../dist/engines/decode/decode-frame.js'
import { decodeRegion } from '../dist/engines/decode/decode-region.js'
import { openPaddleEngine } from '../dist/engines/ocr/paddle-engine.js'
import { createCardReader } from '../dist/evidence/reading/create-card-reader.js'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, quiet: { type: 'boolean' }, lines: { type: 'string' } },
})
const [nuisance = 'all', count = '36', firstSeed = '1000'] = positionals
if (!NUISANCES.includes(nuisance) && !nuisance.startsWith('{')) {
  console.error(`${nuisance} is none of ${NUISANCES.join(', ')}, nor JSON`)
  process.exit(2)
}
const engine = await openPaddleEngine()
let stages = {}
const reader = createCardReader(engine, { clock: Date.now, onTimings: (timings) => (stages = timings) })
const say = options.json || options.quiet ? () => undefined : console.log

const times = []
const cards = []
for (let seed = Number(firstSeed); seed < Number(firstSeed) + Number(count); seed++) {
  const { jpeg, who } = await draw(seed)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const frame = await decodeFrame(jpeg, { maxSide: 1600 })
  const decoded = performance.now()
  const reading = await reader.read(frame, 0, (region) => decodeRegion(jpeg, region))
  const { user, system } = process.cpuUsage(cpu)
  times.push({ decode: decoded - start, ...stages, total: performance.now() - start, cpu: (user + system) / 1000 })

  const card = compareReading(reading, who)
  cards.push({ seed, ...card })
  if (!card.found) say(`${seed} no card: ${card.reason}`)
  for (const { line, want, got, raw, confidence, right } of card.lines)
    if (!right && card.found) say(`${seed} ${line}: want ${want}, got ${got} (raw ${raw}, ${confidence.toFixed(2)})`)
}
await engine.close()
const summary = summariseReading(cards)
const timing = Object.fromEntries(
  ['decode', 'edges', 'detect', 'direction', 'labels', 'fit', 'values', 'total', 'cpu'].map((stage) => [
    stage,
    { medianMs: quantile(stage, 0.5), p90Ms: quantile(stage, 0.9) },
  ]),
)
if (options.lines !== undefined) await writeFile(options.lines, JSON.stringify(cards))
if (options.json) console.log(JSON.stringify({ nuisance, firstSeed: Number(firstSeed), ...summary, timing }, null, 1))
else print()

async function draw(seed) {
  if (NUISANCES.includes(nuisance)) {
    const { jpeg, person: who } = await nuisancePhoto(nuisance, seed)
    return { jpeg, who }
  }
  const who = person(seed)
  return { ...(await photograph(await rasteriseCard(who, 1600), JSON.parse(nuisance), seed)), who }
}

function quantile(stage, q) {
  const sorted = times.map((t) => t[stage] ?? 0).sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))])
}

function print() {
  const share = ({ count, of }) => `${((100 * count) / Math.max(1, of)).toFixed(2)} %  (${count} of ${of})`
  console.log(`
photos               ${count} from seed ${firstSeed}, ${nuisance}
card found           ${share(summary.found)}
NIK exact            ${share(summary.nikExact)}
16 fields exact      ${share(summary.fieldsExact)}
  without spaces     ${share(summary.fieldsExactWithoutSpaces)}
  said unreadable    ${share(summary.fieldsNull)}
wrong at ${SURE} or more ${share(summary.sureWrong)}
all 19 lines right   ${share(summary.cardsAllRight)}
character error rate ${share(summary.characterErrors)}`)
  for (const [name, exact] of Object.entries(summary.exactByLine))
    if (exact.count < exact.of) console.log(`  ${name.padEnd(18)} ${share(exact)}`)
  console.log('\nreliability     said    right')
  for (const { from, total, right, said } of summary.reliability)
    console.log(
      `  from ${from.toFixed(2)} ${(said * 100).toFixed(1).padStart(7)} ${((100 * right) / total).toFixed(1).padStart(8)}   ${right} of ${total}`,
    )
  console.log('\nms per photo      median    p90')
  for (const [stage, { medianMs, p90Ms }] of Object.entries(timing))
    console.log(`  ${stage.padEnd(14)} ${String(medianMs).padStart(7)} ${String(p90Ms).padStart(6)}`)
}
