#!/usr/bin/env node
// What reading a generated photo costs: CPU by stage, lines recognised and their width, memory of the process.
// Build first (npx tsc -b packages/pipeline packages/specimen).
//   node packages/pipeline/scripts/read-speed.mjs [photos=12] [readings=photos] [native|wasm]
// Each photo size has its own table. More readings than photos go round: memory must stay where it was.
import { person, photograph, rasteriseCard } from '@identity/specimen'
import { decodeFrame } from '../dist/engines/decode/decode-frame.js'
import { decodeRegion } from '../dist/engines/decode/decode-region.js'
import { openPaddleEngine } from '../dist/engines/ocr/paddle-engine.js'
import { createCardReader } from '../dist/evidence/reading/create-card-reader.js'

const photos = Number(process.argv[2] ?? 12)
const readings = Number(process.argv[3] ?? photos)
const runtime = process.argv[4]
const FIRST_SEED = 1
const SIZES = [
  { widthPx: 1600, heightPx: 1200 },
  { widthPx: 4032, heightPx: 3024 },
]
const STAGES = ['decode', 'edges', 'detect', 'direction', 'labels', 'fit', 'values', 'rest', 'total']

/** CPU time of the process in ms: wall time on a busy machine says little. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
// The reader's own stopwatch takes its clock from here.
performance.now = cpuMs

const engine = await openPaddleEngine(runtime === undefined ? {} : { runtime })
const looks = { count: 0, width: 0 }
const counting = {
  ...engine,
  recognise(strip) {
    looks.count++
    looks.width += (strip.width * 48) / strip.height
    return engine.recognise(strip)
  },
}
let stages = {}
const reader = createCardReader(counting, { clock: Date.now, onTimings: (timings) => (stages = timings) })

async function read(jpeg) {
  stages = {}
  const start = cpuMs()
  const frame = await decodeFrame(jpeg, { maxSide: 1600 })
  const decode = cpuMs() - start
  await reader.read(frame, 0, (region) => decodeRegion(jpeg, region))
  const total = cpuMs() - start
  const rest = total - decode - Object.values(stages).reduce((sum, ms) => sum + ms, 0)
  return { decode, ...stages, rest, total }
}

console.log(`engine ${engine.id}`)
for (const size of SIZES) {
  const jpegs = []
  for (let seed = FIRST_SEED; seed < FIRST_SEED + photos; seed++)
    jpegs.push((await photograph(await rasteriseCard(person(seed), 1600), size, seed)).jpeg)
  for (const jpeg of jpegs.slice(0, 3)) await read(jpeg)
  Object.assign(looks, { count: 0, width: 0 })
  const residentMb = () => Math.round(process.memoryUsage.rss() / 1e6)
  const before = residentMb()
  const times = []
  for (let i = 0; i < readings; i++) times.push(await read(jpegs[i % photos]))
  console.log(
    `\n${size.widthPx}×${size.heightPx}: ${photos} generated photos, ${readings} readings; a reading looks at ` +
      `${(looks.count / readings).toFixed(1)} lines, ${Math.round(looks.width / readings)} px wide in all; ` +
      `resident ${before} MB before, ${residentMb()} MB after`,
  )
  console.log('ms of CPU      median     p90')
  for (const stage of STAGES) {
    const sorted = times.map((t) => t[stage] ?? 0).sort((a, b) => a - b)
    const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(0).padStart(7)
    console.log(`  ${stage.padEnd(12)} ${at(0.5)} ${at(0.9)}`)
  }
}
await engine.close()
