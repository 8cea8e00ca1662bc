import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { currentPolicy } from '@identity/pipeline'
import type { CaptureRecord } from '@identity/pipeline/calibration'
import { afterEach, describe, expect, it } from 'vitest'
import { openEvidenceCache, readEvidenceCache } from './evidence-cache.ts'
import { forensicReport } from './forensic-report.ts'
import { planCaptures } from './plan-captures.ts'
import { captureKey } from './planned-capture.ts'
import { reportHtml } from './report-html.ts'
import { reportMarkdown } from './report-markdown.ts'
import { reportTables } from './report-tables.ts'

/** Evidence as a release without any forensic measure would have stored it: every voter must cope. */
function record(species: string, seed: number, source: CaptureRecord['label']['source'] = 'generated'): CaptureRecord {
  const evidence: Partial<CaptureRecord['evidence']> = {
    session: {
      keySource: 'challenge',
      selfAssertedAllowed: false,
      platform: null,
      challenge: null,
      capturedAtMs: 1_000,
      receivedAtMs: 2_000,
    },
    frames: [],
    flash: { kind: 'none' },
    frameNoise: { pairs: [], unregistered: 0 },
    reading: { kind: 'no_card', reason: 'nothing there', engine: 'none' },
    clientOcr: { fields: null, confidence: null },
  }
  return {
    key: `${source}/${species}/${seed}`,
    label: {
      source,
      class: species === 'genuine' ? 'genuine' : 'attack',
      species,
      condition: 'good',
      lighting: 'room',
      split: 'heldout',
      seed,
      phone: 'A',
      instrument: species === 'genuine' ? null : 'one display',
    },
    evidence: evidence as CaptureRecord['evidence'],
    stageMs: { ocr: 10 },
    failedMeasures: [],
  }
}

const dirs: string[] = []
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true })
})

describe('the evidence cache', () => {
  it('drops a line that was cut off, and goes on after the last whole one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'evidence-'))
    dirs.push(dir)
    const path = join(dir, 'evidence.jsonl')
    const [first, second] = [record('genuine', 1), record('genuine', 2)]
    await writeFile(path, `${JSON.stringify(first)}\n${JSON.stringify(second).slice(0, 40)}`)
    expect((await readEvidenceCache(path)).map(({ key }) => key)).toEqual([first.key])
    const keep = await openEvidenceCache(path)
    await keep(second)
    expect((await readEvidenceCache(path)).map(({ key }) => key)).toEqual([first.key, second.key])
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(3)
  })

  it('names the line that is no capture instead of reporting without it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'evidence-'))
    dirs.push(dir)
    await writeFile(join(dir, 'x.jsonl'), '{"key":1}\n')
    await expect(readEvidenceCache(join(dir, 'x.jsonl'))).rejects.toThrow(/line 1 is no capture/)
  })
})

describe('the plan', () => {
  const options = { split: 'heldout', seed: 1, genuine: 9, perSpecies: 3, frames: 4, widthPx: 1600 } as const

  it('gives every attack the scene of a good genuine capture, and names no capture twice', () => {
    const plan = planCaptures(options)
    expect(new Set(plan.map(captureKey)).size).toBe(plan.length)
    const good = new Set(
      plan.flatMap(({ species, condition, seed }) => (species === 'genuine' && condition === 'good' ? seed : [])),
    )
    const attacks = plan.filter(({ species }) => species !== 'genuine')
    expect(attacks.every(({ seed }) => good.has(seed))).toBe(true)
    expect(plan.filter(({ species }) => species === 'genuine')).toHaveLength(9)
    expect(attacks.filter(({ species }) => species === 'screen_replay')).toHaveLength(3)
  })

  it('shares no card between the halves', () => {
    const seeds = (split: 'develop' | 'heldout') => planCaptures({ ...options, split }).map(({ seed }) => seed)
    expect(seeds('develop').filter((seed) => seeds('heldout').includes(seed))).toEqual([])
  })
})

describe('the report', () => {
  const records = [record('genuine', 1), record('screen_replay', 1), record('screen_replay', 2, 'recaptured')]
  const report = forensicReport(records, currentPolicy())

  it('keeps sources in columns of their own; without captures a column says none', () => {
    const [apcer] = reportTables(report)
    expect(apcer.head).toEqual(['species', 'generated', 'recaptured-real', 'real-card'])
    expect(apcer.rows).toEqual([['screen_replay', '0/1 0% [0%–98%]', '0/1 0% [0%–98%]', 'none']])
    expect(report.sources.real).toBeNull()
  })

  it('counts a capture without evidence as no answer, never as an accusation', () => {
    const { good } = report.sources.generated?.genuine ?? {}
    expect(good?.bpcer).toMatchObject({ count: 0, of: 1 })
    expect(good?.bpnrr).toMatchObject({ count: 1, of: 1 })
  })

  it('is one page that loads nothing, with a curve for each species', () => {
    const html = reportHtml(report)
    expect(html).toContain('<svg')
    expect(html).not.toMatch(/https?:|<script|<link/)
    expect(reportMarkdown(report)).toContain('| screen_replay | 0/1 0% [0%–98%] |')
  })
})
