import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goodEvidence } from '../testing/good-evidence.ts'
import { VOTERS } from './index.ts'

const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const here = (name: string) => readdirSync(new URL(`./${name}/`, import.meta.url)).sort()

/** The lists of the platform decisions, section 5; the first six of the page are among them. */
const ANTI_SPOOF = 'flash_reflectance screen_moire specular_check print_halftone frame_motion replay_check'.split(' ')
const CAPTURE = ['signing_key', 'capture_freshness']
const TAMPER =
  'nik_consistency font_match hologram_check layout_geometry photo_region compression_trace ocr_crosscheck cross_frame background_pattern'.split(
    ' ',
  )
/** Of the duplicate search: the same face under another customer. */
const SEARCHED = ['face_duplicate']

describe('the voters', () => {
  it('are exactly the folders, each with its code', () => {
    expect(VOTERS.map((voter) => voter.name).sort()).toEqual(folders.sort())
    for (const name of folders) expect(here(name)).toContain('voter.ts')
  })

  it('have a test each', () => {
    for (const { name } of VOTERS) expect(here(name), name).toContain('voter.test.ts')
  })

  it('are the ones of the published list, in the right family', () => {
    const of = (family: string) =>
      VOTERS.filter((voter) => voter.family === family)
        .map((voter) => voter.name)
        .sort()
    expect(of('anti_spoof')).toEqual([...ANTI_SPOOF, ...CAPTURE].sort())
    expect(of('tamper')).toEqual([...TAMPER, ...SEARCHED].sort())
  })

  it('say what they see, what fools them and where their thresholds come from', () => {
    for (const { name, about } of VOTERS) {
      for (const text of Object.values(about)) expect(text, name).toMatch(/^[A-Z].{20,}\.$/)
    }
  })

  it('draw nothing that their evidence does not hold', () => {
    const evidence = goodEvidence()
    for (const { name, draws = [], vote } of VOTERS) {
      const { measured } = vote(evidence)
      if (Object.keys(measured).length === 0) continue
      for (const { path } of draws) expect(measured, name).toHaveProperty(path.split(/\[\]|\./)[0])
    }
  })
})
