#!/usr/bin/env node
// Fits the map from how sure the recogniser was to how often such values are right, and draws how it holds elsewhere.
//   read-accuracy.mjs all 80 1 --lines=a.json         (with an identity map: --raw writes one first)
//   fit-confidence.mjs fit a.json [b.json …] > src/evidence/reading/confidence-map.json
//   fit-confidence.mjs draw validation.json > docs/reading-reliability.svg
// Only where fewer than one in 300 is wrong does the map reach 0.9, at which a value is acted upon.
// Files hold what read-accuracy.mjs --lines writes. Isotonic regression (pool adjacent violators) of right or wrong on
// confidence, in two groups of fields, each level shrunk towards doubt by one right and one wrong value.
import { readFile } from 'node:fs/promises'

const [mode, ...files] = process.argv.slice(2)
const FREE = ['fullName', 'address', 'kelurahan', 'placeOfBirth']
const BELOW_SURE = 0.89
// Cards that none of these photos shows are read too: nothing the recogniser doubts this much is called sure.
const LEAST_SURE = 0.75
const NOT_FIELDS = ['province', 'regency', 'issuePlace']
const cards = (await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))))).flat()
const lines = cards.flatMap((card) => card.lines).filter(({ got }) => got !== null)

if (mode === 'raw')
  console.log(
    JSON.stringify({
      source: 'identity',
      groups: {
        free: [
          [0, 0],
          [1, 1],
        ],
        bound: [
          [0, 0],
          [1, 1],
        ],
      },
    }),
  )
else if (mode === 'fit') console.log(JSON.stringify(fit(), null, 1))
else if (mode === 'draw') console.log(draw())
else throw new Error('fit, draw or raw')

function fit() {
  const free = lines.filter(({ line }) => FREE.includes(line))
  const bound = lines.filter(({ line }) => !FREE.includes(line))
  const count = (of) => ({ values: of.length, right: of.filter(({ right }) => right).length })
  return {
    source: `scripts/fit-confidence.mjs on ${cards.length} generated photos, development seeds, all nuisances`,
    counts: { free: count(free), bound: count(bound) },
    groups: { free: isotonic(free), bound: isotonic(bound) },
  }
}

/** Knots [confidence, share right] of a rising line through the middles of the pooled blocks. */
function isotonic(of) {
  const sorted = [...of].sort((a, b) => a.confidence - b.confidence)
  // At least 25 values a block to begin with: fewer say nothing about shares near 1.
  const blocks = []
  for (let i = 0; i < sorted.length; i += 25) {
    const part = sorted.slice(i, Math.max(i + 25, sorted.length - i < 50 ? sorted.length : 0))
    blocks.push({
      n: part.length,
      right: part.filter(({ right }) => right).length,
      sum: part.reduce((s, l) => s + l.confidence, 0),
    })
    if (i + part.length >= sorted.length) break
  }
  for (let i = 1; i < blocks.length;) {
    const [a, b] = [blocks[i - 1], blocks[i]]
    if (a.right / a.n < b.right / b.n) {
      i++
      continue
    }
    blocks.splice(i - 1, 2, { n: a.n + b.n, right: a.right + b.right, sum: a.sum + b.sum })
    i = Math.max(1, i - 1)
  }
  const round = (x) => Math.round(x * 1e4) / 1e4
  const sure = Math.max(LEAST_SURE, sureFrom(sorted))
  const level = (x, share) => (x < sure ? Math.min(share, BELOW_SURE) : Math.max(share, 0.9))
  const shares = blocks.map(({ n, right, sum }) => [sum / n, (right + 1) / (n + 2)])
  const top = Math.max(0.9, shares.at(-1)[1])
  const knots = shares.filter(([x]) => x < sure).map(([x, share]) => [x, level(x, share)])
  const above = shares.filter(([x]) => x >= sure).map(([x, share]) => [x, level(x, share)])
  const step = [
    [sure - 1e-4, Math.max(knots.at(-1)?.[1] ?? 0, 0.89)],
    [sure, 0.9],
  ]
  const line = [[0, 0.3], ...knots, ...step, ...above, [1.0001, top]]
  // Shrinking small blocks may turn the line down: each level is at most the next.
  for (let i = line.length - 2; i >= 0; i--) line[i][1] = Math.min(line[i][1], line[i + 1][1])
  return line.map((knot) => knot.map(round))
}

/** A value is called sure (0.9) only from the confidence on from which on fewer than one in 300 was wrong. */
function sureFrom(sorted) {
  let [wrong, n, from] = [0, 0, 1]
  for (const { confidence, right } of sorted.toReversed()) {
    n++
    if (!right) wrong++
    if (wrong / Math.max(n, 100) <= 1 / 300) from = confidence
  }
  return from
}

function draw() {
  const fields = lines.filter(({ line }) => !NOT_FIELDS.includes(line))
  const starts = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98]
  const bins = starts
    .map((from, i) => fields.filter(({ confidence }) => confidence >= from && confidence < (starts[i + 1] ?? 2)))
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      n: bin.length,
      said: bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length,
      right: bin.filter(({ right }) => right).length / bin.length,
    }))
  const [x, y] = [(said) => 60 + 400 * said, (right) => 440 - 400 * right]
  const dots = bins
    .map(({ n, said, right }) => {
      const error = Math.sqrt(((right + 1e-3) * (1 - right + 1 / n)) / n)
      const [low, high] = [Math.max(0, right - 1.96 * error), Math.min(1, right + 1.96 * error)]
      return `<path d="M${x(said).toFixed(1)} ${y(low).toFixed(1)}V${y(high).toFixed(1)}" stroke="#2a6fb0"/><circle cx="${x(said).toFixed(1)}" cy="${y(right).toFixed(1)}" r="5" fill="#2a6fb0"><title>${n} values: said ${said.toFixed(3)}, right ${right.toFixed(3)}</title></circle><text x="${(x(said) - 8).toFixed(1)}" y="${(y(right) + 22).toFixed(1)}" text-anchor="end">${n}</text>`
    })
    .join('')
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    .map(
      (t) =>
        `<text x="${x(t)}" y="460" text-anchor="middle">${t}</text><text x="50" y="${y(t) + 4}" text-anchor="end">${t}</text>`,
    )
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" font-family="sans-serif" font-size="12"><title>Reliability over ${cards.length} generated photos</title><rect width="500" height="500" fill="#fff"/><path d="M60 40V440H460" fill="none" stroke="#555"/><path d="M60 440L460 40" stroke="#bbb" stroke-dasharray="4 4"/>${ticks}<text x="260" y="485" text-anchor="middle">confidence said</text><text transform="translate(18 240) rotate(-90)" text-anchor="middle">share right</text><text x="260" y="24" text-anchor="middle">16 fields of ${cards.length} generated photos, not used for the map</text>${dots}</svg>`
}
