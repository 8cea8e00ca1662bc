/**
 * How well `findCardQuads` finds the card: on specimen photos (colour, JPEG) and on the grey scenes that vision's own
 * tests make. Prints detection rate, corner error, false alarms, calibration and time. Needs the built packages.
 *
 *   node packages/pipeline/scripts/locate-accuracy.mjs [first seed, 5000] [photos a row, 12] [--luma-only]
 */
import sharp from 'sharp'
import { person, photograph, rasteriseCard } from '@identity/specimen'
import { blueYellowPlane, findCardQuads, luma } from '@identity/vision'
import { makeScene, SCENES } from '../../vision/dist/quad/testing/make-scene.js'

const numbers = process.argv.slice(2).filter((value) => /^\d+$/.test(value))
const first = Number(numbers[0] ?? 5000)
const count = Number(numbers[1] ?? 12)
const useColour = !process.argv.includes('--luma-only')
const ASPECT = 85.6 / 53.98

const any = { rotationDeg: 0, maxRollDeg: 180 }
const PHOTOS = {
  ordinary: {},
  wood: { background: 'wood' },
  cloth: { background: 'cloth' },
  plain: { background: 'plain' },
  tiles: { background: 'tiles' },
  'any rotation': { ...any, fill: [0.6, 0.85] },
  'tilt to 35°': { maxTiltDeg: 35, fill: [0.6, 0.85] },
  small: { ...any, fill: [0.45, 0.55] },
  glare: { glare: 1.2 },
  'blur, noise, q60': { blurPx: 2.2, motionPx: 3, noiseScale: 3, quality: 60 },
}

const rows = []
for (const [scene, options] of Object.entries(PHOTOS)) {
  for (let seed = first; seed < first + count; seed++) {
    const card = await rasteriseCard(person(seed))
    const photo = await photograph(card, options, seed)
    const { data, info } = await sharp(photo.jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const image = { width: info.width, height: info.height, data: new Uint8Array(data) }
    const truth = photo.quad
    measure(`photo: ${scene}`, luma(image), useColour ? blueYellowPlane(image) : undefined, truth)
  }
}
for (const kind of SCENES) {
  for (let seed = first; seed < first + count; seed++) {
    const { gray, quad } = makeScene(kind, seed)
    measure(`grey: ${kind}`, gray, undefined, quad)
  }
}
print()

function measure(scene, gray, second, truth) {
  const started = process.cpuUsage()
  const found = findCardQuads(gray, { aspect: ASPECT, ...(second && { second: () => second }) })
  const { user, system } = process.cpuUsage(started)
  const limit = truth === null ? 0 : 0.015 * Math.max(side(truth, 0), side(truth, 1))
  const errors = found.map((candidate) => (truth === null ? Infinity : cornerError(candidate.corners, truth)))
  const isHit = errors.map((error) => error < limit)
  const confidence = found[0]?.confidence ?? 0
  rows.push({
    scene,
    ms: (user + system) / 1000,
    error: errors[0],
    hit: isHit[0] ?? false,
    any: isHit.includes(true),
    confidence,
    truth,
  })
}

function side(quad, i) {
  return Math.hypot(quad[i][0] - quad[i + 1][0], quad[i][1] - quad[i + 1][1])
}

/** Largest corner distance, over the four ways to turn the found quad. */
function cornerError(corners, truth) {
  const turned = [0, 1, 2, 3].map((turn) =>
    Math.max(...truth.map(([x, y], i) => Math.hypot(corners[(i + turn) & 3][0] - x, corners[(i + turn) & 3][1] - y))),
  )
  return Math.min(...turned)
}

function print() {
  const quantile = (values, share) =>
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
  const show = (value) => (value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(2)).padStart(7)
  console.log('scene'.padEnd(26), '    n  first  top-3  wrong>0.5 |  err p50  err p95 px | conf p10  p50 | CPU ms p50')
  for (const scene of new Set(rows.map((row) => row.scene))) {
    const own = rows.filter((row) => row.scene === scene)
    const hits = own.filter((row) => row.hit).map((row) => row.error)
    const confidences = own.map((row) => row.confidence)
    console.log(
      scene.padEnd(26),
      String(own.length).padStart(5),
      String(hits.length).padStart(6),
      String(own.filter((row) => row.any).length).padStart(6),
      String(own.filter((row) => !row.hit && row.confidence > 0.5).length).padStart(10),
      '|',
      show(quantile(hits, 0.5)),
      show(quantile(hits, 0.95)),
      '    |',
      show(quantile(confidences, 0.1)),
      show(quantile(confidences, 0.5)),
      '|',
      show(
        quantile(
          own.map((row) => row.ms),
          0.5,
        ),
      ),
    )
  }
  console.log(
    '\nconfidence of the first candidate against how often it is right (every corner within 1.5 % of the width)',
  )
  for (const [low, high] of [
    [0, 0.1],
    [0.1, 0.3],
    [0.3, 0.5],
    [0.5, 0.7],
    [0.7, 0.9],
    [0.9, 0.97],
    [0.97, 1.01],
  ]) {
    const own = rows.filter((row) => row.confidence >= low && row.confidence < high)
    if (own.length === 0) continue
    const mean = own.reduce((sum, row) => sum + row.confidence, 0) / own.length
    const right = own.filter((row) => row.hit).length / own.length
    console.log(`  said ${mean.toFixed(2)}  was ${right.toFixed(2)}  n ${own.length}`)
  }
}
