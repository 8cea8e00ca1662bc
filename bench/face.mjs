// What faces cost: detection and embedding of one portrait from a decoded card, and the search among many enrolments.
// `node bench/face.mjs [--enrolments 100000,1000000]`. CPU milliseconds of one core; memory needs 2 GiB a million.
import { parseArgs } from 'node:util'
import { FACE_MODEL_ID, openFaceEngine } from '@identity/pipeline'
import { person, rasteriseCard } from '@identity/specimen'
import { createFaceIndex } from '@identity/storage'

const { values } = parseArgs({ options: { enrolments: { type: 'string', default: '100000,1000000' } } })
const NUMBERS = 512
const RUNS = 25

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
async function timed(runs, work) {
  const ms = []
  for (let i = 0; i < runs; i++) {
    const startedAt = cpuMs()
    await work()
    ms.push(cpuMs() - startedAt)
  }
  return median(ms)
}
const line = (name, value) => console.log(`${name.padEnd(52)} ${value}`)

console.log(`node ${process.version}, ${FACE_MODEL_ID}; CPU ms, median of ${RUNS}`)
const { width, height, rgb, data } = await rasteriseCard(person(7), 1000)
const card = { width, height, data: rgb ?? data }
const area = { left: 0.69 * width, top: 0.16 * height, width: 0.28 * width, height: 0.5 * height }
for (const runtime of ['native', 'wasm']) {
  const engine = await openFaceEngine({ runtime })
  const one = async () => {
    const [face] = await engine.detect(card, area)
    await engine.embed(card, face.box)
  }
  await timed(5, one)
  line(`portrait of a ${width} px card, ${runtime}`, `${(await timed(RUNS, one)).toFixed(1)} ms`)
  await engine.close()
}

/** Random unit vectors: stretches of one long piece of noise, which is quicker than a million of their own. */
const noise = Float32Array.from({ length: 1 << 21 }, () => Math.random() + Math.random() + Math.random() - 1.5)
function template() {
  const at = Math.floor(Math.random() * (noise.length - NUMBERS))
  const vector = noise.slice(at, at + NUMBERS)
  let squares = 0
  for (let i = 0; i < NUMBERS; i++) squares += vector[i] * vector[i]
  const scale = 1 / Math.sqrt(squares)
  for (let i = 0; i < NUMBERS; i++) vector[i] *= scale
  return vector
}
for (const count of values.enrolments.split(',').map(Number)) {
  const before = process.memoryUsage.rss()
  const changesSince = (_tenant, sequence, limit) =>
    Promise.resolve(
      Array.from({ length: Math.min(limit, count - sequence) }, (_, i) => ({
        sequence: sequence + i + 1,
        enrolmentId: `fe_${String(sequence + i).padStart(26, '0')}`,
        customerId: `c${String(sequence + i).padStart(23, '0')}`,
        bundleId: `ktpb_${String(sequence + i).padStart(26, '0')}`,
        target: { space: 's', template: template() },
      })),
    )
  const index = createFaceIndex({
    faces: { heads: () => Promise.resolve([{ tenantId: 't', sequence: count }]), changesSince },
    maxTemplates: count,
    pollMs: 60_000,
    onError: (error) => {
      throw error
    },
  })
  index.start()
  while (index.status.state === 'building') await new Promise((resolve) => setTimeout(resolve, 50))
  globalThis.gc?.()
  const query = { tenantId: 't', space: 's', template: template(), minScore: 0.55, limit: 10 }
  await timed(3, () => index.search(query))
  const ms = await timed(RUNS, () => index.search(query))
  line(`1:N over ${count} enrolments`, `${ms.toFixed(1)} ms`)
  line('  memory of the templates', `${(index.status.bytes / 2 ** 20).toFixed(0)} MiB`)
  line(
    '  memory of the process, with whose they are',
    `${((process.memoryUsage.rss() - before) / 2 ** 20).toFixed(0)} MiB`,
  )
  await index.close()
}
process.exit(0)
