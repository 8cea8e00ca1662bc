#!/usr/bin/env node
// How well and how fast cards are read, over generated photos. Build first (npx tsc -b packages/pipeline packages/specimen).
//   node packages/pipeline/scripts/read-accuracy.mjs [count=36] [first seed=1000] [scene options as JSON]
// Seeds 1–999 are for development; figures that are reported come from 1000 on.
import { FIELD_NAMES, FIELDS, normaliseIssuePlace, normaliseProvince, normaliseRegency } from '@identity/ktp'
import { person, photograph, rasteriseCard } from '@identity/specimen'
import { decodeFrame } from '../dist/engines/decode/decode-frame.js'
import { decodeRegion } from '../dist/engines/decode/decode-region.js'
import { openPaddleEngine } from '../dist/engines/ocr/paddle-engine.js'
import { createCardReader } from '../dist/evidence/reading/create-card-reader.js'
import { editDistance } from '../dist/evidence/reading/edit-distance.js'

const [count = '36', firstSeed = '1000', scene = '{}'] = process.argv.slice(2)
const engine = await openPaddleEngine()
let stages = {}
const reader = createCardReader(engine, { clock: Date.now, onTimings: (timings) => (stages = timings) })

const times = []
const perField = {}
const byConfidence = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98].map((from) => ({ from, right: 0, total: 0, said: 0 }))
const sum = { fields: 0, right: 0, rightWithoutSpaces: 0, nik: 0, cards: 0, noCard: 0, characters: 0, edits: 0 }

for (let i = 0; i < Number(count); i++) {
  const seed = Number(firstSeed) + i
  const who = person(seed)
  const { jpeg } = await photograph(await rasteriseCard(who, 1600), JSON.parse(scene), seed)
  const cpu = process.cpuUsage()
  const start = performance.now()
  const frame = await decodeFrame(jpeg, { maxSide: 1600 })
  const decoded = performance.now()
  const reading = await reader.read(frame, 0, (region) => decodeRegion(jpeg, region))
  const { user, system } = process.cpuUsage(cpu)
  times.push({ decode: decoded - start, ...stages, total: performance.now() - start, cpu: (user + system) / 1000 })

  const province = normaliseProvince(who.header.province)
  const regency = normaliseRegency(who.header.regency, province.code)
  const want = {
    ...Object.fromEntries(FIELD_NAMES.map((name) => [name, FIELDS[name].normalise(who.fields[name]).value])),
    province: province.value,
    regency: regency.value,
    issuePlace: normaliseIssuePlace(who.issuePlace, regency.code).value,
  }
  const got = reading.kind === 'read' ? { ...reading.fields, ...reading.header, issuePlace: reading.issuePlace } : {}
  if (reading.kind !== 'read') {
    sum.noCard++
    console.log(`${seed} no card: ${reading.reason}`)
  }
  let wrong = 0
  for (const [name, expected] of Object.entries(want)) {
    const field = got[name] ?? { value: null, raw: null, confidence: 0 }
    const right = field.value === expected
    perField[name] ??= { right: 0, total: 0 }
    perField[name].total++
    sum.fields++
    sum.characters += expected.length
    sum.edits += editDistance(expected, field.value ?? '')
    if (squeezed(field.value) === squeezed(expected)) sum.rightWithoutSpaces++
    if (field.value !== null) {
      const bin = byConfidence.findLast(({ from }) => field.confidence >= from)
      bin.total++
      bin.said += field.confidence
      if (right) bin.right++
    }
    if (right) {
      sum.right++
      perField[name].right++
      if (name === 'nik') sum.nik++
    } else {
      wrong++
      console.log(
        `${seed} ${name}: want ${expected}, got ${field.value} (raw ${field.raw}, ${field.confidence.toFixed(2)})`,
      )
    }
  }
  if (wrong === 0) sum.cards++
}
await engine.close()

const share = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`
console.log(`
photos               ${count} from seed ${firstSeed}, scene ${scene}
fields exact         ${share(sum.right, sum.fields)}   without spaces ${share(sum.rightWithoutSpaces, sum.fields)}
NIK exact            ${sum.nik} of ${count}
cards all right      ${sum.cards} of ${count}   no card ${sum.noCard}
character error rate ${share(sum.edits, sum.characters)}`)
for (const [name, { right, total }] of Object.entries(perField)) {
  if (right < total) console.log(`  ${name.padEnd(18)} ${right} of ${total}`)
}
console.log('\nreliability            said     right')
for (const { from, right, total, said } of byConfidence)
  if (total > 0)
    console.log(
      `  from ${from.toFixed(2)}  ${share(said, total).padStart(12)} ${share(right, total).padStart(9)}  ${right} of ${total}`,
    )
const sure = byConfidence.filter(({ from }) => from >= 0.9)
const sureTotal = sure.reduce((n, bin) => n + bin.total, 0)
const sureWrong = sureTotal - sure.reduce((n, bin) => n + bin.right, 0)
console.log(
  `wrong among fields at 0.9 or more  ${sureWrong} of ${sureTotal}  ${share(sureWrong, Math.max(1, sureTotal))}`,
)
console.log('\nms per photo      median    p90')
for (const stage of ['decode', 'edges', 'detect', 'direction', 'labels', 'fit', 'values', 'total', 'cpu']) {
  const sorted = times.map((t) => t[stage] ?? 0).sort((a, b) => a - b)
  const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(0).padStart(7)
  console.log(`  ${stage.padEnd(14)} ${at(0.5)} ${at(0.9)}`)
}

function squeezed(text) {
  return (text ?? '').replaceAll(' ', '')
}
