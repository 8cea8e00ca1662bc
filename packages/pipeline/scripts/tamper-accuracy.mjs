#!/usr/bin/env node
// How often each tamper voter objects, over generated bursts of genuine cards and of edits. Build first
// (npx tsc -b packages/pipeline packages/specimen).
//   node packages/pipeline/scripts/tamper-accuracy.mjs [count=12] [first seed=1] [classes, comma separated] [split=develop] [frames=2]
// Classes: genuine, genuine:CONDITION, a species of the simulator, or control:TOOL. Figures are of generated captures, not of real cards.
import { attackBurst, controlBurst, genuineBurst } from '@identity/specimen'
import { openPaddleEngine } from '../dist/engines/ocr/paddle-engine.js'
import { createCardReader } from '../dist/evidence/reading/create-card-reader.js'
import { extractEvidence } from '../dist/extract-evidence.js'
import { judge } from '../dist/judge.js'
import { currentPolicy } from '../dist/policy.js'

const [count = '12', firstSeed = '1', list, split = 'develop', frameCount = '2'] = process.argv.slice(2)
const classes = (
  list ?? 'genuine,control:resave,edit_low,edit_middle,edit_high,nik_edit,portrait_swap,pasted_strip,pasted_photo'
).split(',')
const VOTERS = [
  'layout_geometry',
  'font_match',
  'compression_trace',
  'photo_region',
  'hologram_check',
  'cross_frame',
  'background_pattern',
]

const engine = await openPaddleEngine()
const reader = createCardReader(engine, { clock: Date.now })
const policy = currentPolicy()
const session = (frames) => ({
  keySource: 'device',
  selfAssertedAllowed: false,
  platform: 'android',
  challenge: null,
  capturedAtMs: Date.now() - 3000,
  receivedAtMs: Date.now(),
  frames,
})

const capture = (name, seed) => {
  const options = { seed, split, frames: Number(frameCount) }
  if (name === 'genuine') return genuineBurst(options)
  if (name.startsWith('genuine:')) return genuineBurst({ ...options, condition: name.slice('genuine:'.length) })
  if (name.startsWith('control:')) return controlBurst({ ...options, tool: name.slice('control:'.length) })
  return attackBurst({ ...options, species: name })
}

const table = []
for (const name of classes) {
  const row = { class: name, n: 0, read: 0, ms: 0 }
  for (const voter of VOTERS) row[voter] = { pass: 0, fail: 0, absent: 0 }
  const any = { objects: 0, tampered: 0, authentic: 0 }
  for (let i = 0; i < Number(count); i++) {
    const seed = Number(firstSeed) + i
    const { frames, meta } = await capture(name, seed)
    const input = {
      frames,
      frameMeta: meta,
      flashSamples: null,
      clientOcr: { fields: null, confidence: null },
      session: session(frames.length),
    }
    const { evidence, measures } = await extractEvidence(input, { reader }, { clock: () => performance.now() })
    const judgement = judge({ ...evidence, history: { matches: [] } }, policy)
    row.n++
    if (evidence.reading.kind === 'read') row.read++
    row.ms += Object.values(measures?.ms ?? {}).reduce((sum, ms) => sum + ms, 0)
    let objects = false
    for (const vote of judgement.tamper.voters) {
      if (!VOTERS.includes(vote.name)) continue
      row[vote.name][vote.passed === null ? 'absent' : vote.passed ? 'pass' : 'fail']++
      if (vote.passed === false) {
        objects = true
        console.log(`${name} ${seed} ${vote.name} ${vote.finding}: ${vote.reason}`)
      }
    }
    if (objects) any.objects++
    if (judgement.tamper.fused === 'tampered') any.tampered++
    if (judgement.tamper.fused === 'authentic') any.authentic++
  }
  table.push({ ...row, any })
}
await engine.close()

console.log(
  `\nGenerated captures (simulator, split ${split}, ${frameCount} frames, seeds from ${firstSeed}); objects/spoke`,
)
console.log(['class', 'n', 'read', ...VOTERS, 'any', 'tampered', 'authentic'].join(' | '))
for (const { class: name, n, read, any, ...row } of table) {
  const cells = VOTERS.map((voter) => `${row[voter].fail}/${row[voter].pass + row[voter].fail}`)
  console.log([name, n, read, ...cells, any.objects, any.tampered, any.authentic].join(' | '))
}
