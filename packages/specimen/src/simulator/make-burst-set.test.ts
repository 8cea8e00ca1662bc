import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { makeBurstSet, type BurstSetLabel } from './make-burst-set.ts'

const dirs: string[] = []
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true })
})

test('a set is frames of every class and labels that name each of them', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'bursts-'))
  dirs.push(dir)
  const seen: string[] = []
  const classes = ['genuine', 'control', 'nik_edit'] as const
  await makeBurstSet(dir, {
    classes,
    count: 2,
    seed: 70,
    frames: 2,
    widthPx: 320,
    heightPx: 240,
    onProgress: (done, total) => seen.push(`${done}/${total}`),
  })
  const labels = JSON.parse(await readFile(join(dir, 'labels.json'), 'utf8')) as BurstSetLabel[]
  expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
  expect(labels.map(({ species, seed }) => `${species} ${seed}`)).toEqual(
    [70, 71].flatMap((seed) => classes.map((kind) => `${kind} ${seed}`)),
  )
  expect((await readdir(dir)).sort()).toEqual([...labels.flatMap(({ files }) => files), 'labels.json'].sort())
  for (const { quads, meta, flash, flashSamples } of labels) {
    expect([quads.length, meta.length]).toEqual([2, 2])
    expect(flashSamples.length).toBe(flash.colors.length)
  }
})
