import { describe, expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { attackBurst } from './attack-burst.ts'
import { controlBurst, CONTROL_TOOLS } from './control-burst.ts'
import { DISPLAYS } from './factors/displays.ts'
import { ENCODERS } from './factors/encoders.ts'
import { PHONES } from './factors/phones.ts'
import { COPIERS, INKJETS, LASERS } from './factors/printers.ts'
import { SPLITS } from './factors/split.ts'
import { SURFACES } from './factors/surfaces.ts'
import { editorFace } from './edits/editor-fonts.ts'
import { genuineBurst } from './genuine-burst.ts'
import type { SimulatedBurst } from './simulated-burst.ts'
import { SPECIES, type Species } from './species.ts'
import { integratedEmission } from './subjects/display-integral.ts'
import { subPixels } from './subjects/display-lattice.ts'
import { supersampledEmission } from './subjects/display-supersampled.ts'
import { latticePeak } from './testing/lattice-peak.ts'
import { correlation, quantisationTables, readFrame } from './testing/read-frame.ts'

const SMALL = { widthPx: 320, heightPx: 240, frames: 1 } as const
const PRESENTED = [
  'screen_replay',
  'grey_photocopy',
  'colour_photocopy',
  'inkjet_print',
  'laminated_print',
  'pasted_photo',
  'pasted_strip',
] as const satisfies readonly Species[]
const INSTRUMENTS = [
  'phone',
  'encoder',
  'quality',
  'chroma',
  'resized',
  'codedBefore',
  'png',
  'surface',
  'optics',
  'poses',
  'room',
  'noise',
] as const

describe('guards against learning the generator', () => {
  test('1: a genuine capture through every tool of an attack still scores genuine', async () => {
    const options = { widthPx: 960, heightPx: 720, frames: 1, seed: 4 } as const
    const score = async ({ frames, quads }: SimulatedBurst): Promise<number> =>
      latticePeak(await readFrame(frames[0], quads[0]), quads[0])
    const genuine = await score(await genuineBurst(options))
    const screen = await score(
      await attackBurst({ ...options, species: 'screen_replay', display: '24in monitor', source: 'file' }),
    )
    expect(screen).toBeGreaterThan(genuine + 1.5)
    for (const tool of CONTROL_TOOLS)
      expect(await score(await controlBurst({ ...options, tool }))).toBeLessThan((genuine + screen) / 2)
  })

  test('2: what is chosen for a capture tells nothing about its class', async () => {
    const seed = 1
    const genuine = await genuineBurst({ ...SMALL, seed })
    for (const species of PRESENTED) {
      const attack = await attackBurst({ ...SMALL, seed, species })
      const [a, b] = [
        await readFrame(genuine.frames[0], genuine.quads[0]),
        await readFrame(attack.frames[0], attack.quads[0]),
      ]
      expect([b.width, b.height]).toEqual([a.width, a.height])
      expect(quantisationTables(attack.frames[0])).toEqual(quantisationTables(genuine.frames[0]))
    }
  })

  test('3: the two splits share no instrument', () => {
    for (const factor of [PHONES, ENCODERS, DISPLAYS, LASERS, INKJETS, COPIERS]) {
      const [develop, heldout] = SPLITS.map((split) => factor[split].map(({ id }) => id))
      expect(heldout.length).toBeGreaterThan(0)
      expect(develop.filter((id) => heldout.includes(id))).toEqual([])
    }
    expect(SURFACES.develop.filter((surface) => SURFACES.heldout.includes(surface))).toEqual([])
    const faces = SPLITS.map((split) => (['near', 'wrong'] as const).map((likeness) => editorFace(split, likeness).id))
    expect(faces[0].filter((id) => faces[1].includes(id))).toEqual([])
    const demosaics = SPLITS.map((split) => PHONES[split].map(({ demosaic }) => demosaic))
    expect(demosaics[0].filter((kind) => demosaics[1].includes(kind))).toEqual([])
  })

  test('4: every class of one seed is the same card in the same scene', async () => {
    const genuine = await genuineBurst({ ...SMALL, seed: 6 })
    for (const species of SPECIES) {
      const attack = await attackBurst({ ...SMALL, seed: 6, species })
      for (const name of INSTRUMENTS) expect(attack.truth[name]).toEqual(genuine.truth[name])
      expect(attack.flash).toEqual(genuine.flash)
      expect(attack.labels.header).toEqual(genuine.labels.header)
      const apart = attack.quads[0].map(([x, y], i) =>
        Math.hypot(x - genuine.quads[0][i][0], y - genuine.quads[0][i][1]),
      )
      // A stolen photo shows the card in its own perspective; a print and a paste lie where the card lay.
      const shown = species === 'screen_replay' || species === 'edit_represented'
      expect(Math.max(...apart)).toBeLessThan(shown ? 40 : 8)
    }
  })

  test.each(['rgb', 'bgr', 'chevron', 'pentile'] as const)(
    '5: two implementations agree on the moiré of a %s display',
    (layout) => {
      const lattice = subPixels({ layout, fill: [0.7, 0.8] })
      const side = 400
      const plane = new Float32Array(side * side).fill(1)
      const image = { planes: [plane, plane, plane] as const, width: side, height: side, border: 12 }
      const optics = { lensPx: 0.45, defocusPx: 0.3, motionPx: 0.2, motionAngle: 0.3 }
      for (const perPhotosite of [0.3, 0.45]) {
        const turn = 0.05
        const [c, s] = [perPhotosite * Math.cos(turn), perPhotosite * Math.sin(turn)]
        const map = { a: c, b: -s, c: 3, d: s, e: c, f: 3 }
        const sigma = perPhotosite * Math.sqrt(optics.lensPx ** 2 + optics.defocusPx ** 2 / 4 + 1 / 12)
        const painters = [
          integratedEmission(image, lattice, map, sigma, sigma),
          supersampledEmission(image, lattice, map, optics, createRandom(1)),
        ]
        const [width, height] = [120, 24]
        const [a, b] = painters.map((paint) => {
          const seen = new Float32Array(width * height)
          const line = new Float32Array(width)
          for (let y = 0; y < height; y++) {
            const [even, odd] = (y & 1) === 0 ? ([0, 1] as const) : ([1, 2] as const)
            const x = Float64Array.from({ length: width }, (_, i) => i + 10)
            paint({ y, width, even, odd, x, yMm: new Float64Array(width).fill(y + 20), pxPerMm: 1 }, line)
            seen.set(line, y * width)
          }
          return seen
        })
        expect(correlation(a, b)).toBeGreaterThan(0.96)
        const deviation = (values: Float32Array): number =>
          Math.sqrt(values.reduce((sum, v) => sum + (v - 1) ** 2, 0) / values.length)
        expect(deviation(a) / deviation(b)).toBeCloseTo(1, 0)
        expect(deviation(a)).toBeGreaterThan(0.1)
      }
    },
  )

  test('7: seed, class and draws stored with a capture make it again', async () => {
    const first = await attackBurst({ ...SMALL, seed: 12, species: 'colour_photocopy', split: 'heldout' })
    const { seed, species, split, condition } = JSON.parse(JSON.stringify(first.labels)) as typeof first.labels
    if (species === 'genuine' || species === 'control') throw new Error('not an attack')
    const again = await attackBurst({ ...SMALL, seed, species, split, condition })
    expect(Buffer.compare(again.frames[0], first.frames[0])).toBe(0)
    expect(again.truth).toEqual(first.truth)
  })
})
