#!/usr/bin/env node
// What the voters of a 4-frame 1600×1200 bundle cost beyond decoding and OCR, measure by measure: the median over several
// generated bursts of the median of several runs each, on one core. Build first (npx tsc -b packages/pipeline packages/specimen).
//   taskset -c 0 node packages/pipeline/scripts/forensics-cost.mjs [runs=5] [first seed=1]
// Each burst is read by the real engine once; the timed runs are handed that reading, so that only the rest is timed.
// Time is that of the processor over all threads, so that waiting for other work on the machine does not count.
import { cpus } from 'node:os'
import { attackBurst, genuineBurst } from '@identity/specimen'
import { openPaddleEngine } from '../dist/engines/ocr/paddle-engine.js'
import { createCardReader } from '../dist/evidence/reading/create-card-reader.js'
import { DUPLICATE_THRESHOLDS } from '../dist/evidence/face/face-thresholds.js'
import { extractEvidence } from '../dist/extract-evidence.js'
import { judge } from '../dist/judge.js'
import { currentPolicy } from '../dist/policy.js'

const [runs = '5', firstSeed = '1'] = process.argv.slice(2)
/** One of each kind of work: quiet cards, lattices that are looked at twice, edits that are checked on more frames. */
const BURSTS = ['genuine', 'genuine', 'screen_replay', 'colour_photocopy', 'edit_low', 'pasted_strip']
const BUDGET_MS = 500
/** Not counted: decoding, OCR, and the face engine, which has a budget of its own; `forensics` is the sum of its shares. */
const LEFT_OUT = new Set(['decode', 'ocr', 'face', 'forensics'])

const engine = await openPaddleEngine()
const reader = createCardReader(engine, { clock: Date.now })
const policy = currentPolicy()

function remembering() {
  const readings = new Map()
  const read = async (frame, index, region) => {
    if (!readings.has(index)) readings.set(index, await reader.read(frame, index, region))
    return readings.get(index)
  }
  return { engine: reader.engine, read }
}

function cpuMs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const samples = []
for (const [i, species] of BURSTS.entries()) {
  const options = { seed: Number(firstSeed) + i, frames: 4 }
  const burst = await (species === 'genuine' ? genuineBurst(options) : attackBurst({ ...options, species }))
  const nowMs = burst.meta[0].capturedAtMs + 3000
  const input = {
    frames: burst.frames,
    frameMeta: burst.meta,
    flashSamples: burst.flashSamples,
    clientOcr: { fields: null, confidence: null },
    session: {
      keySource: 'challenge',
      selfAssertedAllowed: false,
      platform: 'android',
      challenge: { id: 'c', ...burst.flash, issuedAtMs: nowMs - 9000, expiresAtMs: nowMs + 60_000, attempt: 1 },
      capturedAtMs: nowMs - 3000,
      receivedAtMs: nowMs,
    },
  }
  const memory = { reader: remembering() }
  const clock = { clock: cpuMs }
  await extractEvidence(input, memory, clock)
  const own = []
  for (let run = 0; run < Number(runs); run++) {
    const { evidence, timings } = await extractEvidence(input, memory, clock)
    const startedAtMs = cpuMs()
    const history = { matches: null }
    const faceHistory = { candidates: null, notSearched: 'no_store', thresholds: DUPLICATE_THRESHOLDS }
    judge({ ...evidence, history, faceHistory }, policy)
    const shares = Object.entries({ ...timings, judge: cpuMs() - startedAtMs })
    own.push(Object.fromEntries(shares.filter(([name]) => !LEFT_OUT.has(name))))
  }
  samples.push({ species, own })
}
await engine.close?.()

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const sum = (values) => values.reduce((total, value) => total + value, 0)
const names = Object.keys(samples[0].own[0])
const rows = names.map((name) => {
  const medians = samples.map(({ own }) => median(own.map((run) => run[name])))
  return { name, ms: median(medians), most: Math.max(...medians) }
})
const totals = samples.map(({ species, own }) => [species, median(own.map((run) => sum(Object.values(run))))])

console.log(
  `4 frames of 1600×1200, ${runs} runs of ${samples.length} generated bursts, ${cpus()[0].model}, Node ${process.versions.node}\n`,
)
console.log('| Work | median ms | most ms |\n| --- | ---: | ---: |')
for (const { name, ms, most } of rows.toSorted((a, b) => b.ms - a.ms))
  console.log(`| ${name.replace('forensics_', '')} | ${ms.toFixed(1)} | ${most.toFixed(1)} |`)
console.log(
  `| **all, median burst** | **${median(totals.map(([, ms]) => ms)).toFixed(0)}** | **${Math.max(...totals.map(([, ms]) => ms)).toFixed(0)}** |`,
)
console.log(
  `\nBy burst: ${totals.map(([species, ms]) => `${species} ${ms.toFixed(0)}`).join(', ')}. Asked for: ${BUDGET_MS}.`,
)
