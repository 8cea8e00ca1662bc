import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { contactSheet } from './contact-sheet.ts'
import { makeSet, type SpecimenLabel } from './make-set.ts'
import { person } from './person/person.ts'

const dirs: string[] = []
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true })
})

async function freshDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'specimen-'))
  dirs.push(dir)
  return dir
}

test('a set is photos plus labels that name each of them', async () => {
  const dir = join(await freshDir(), 'set')
  const steps: number[] = []
  const scene = { widthPx: 320, heightPx: 240 }
  const made = await makeSet(dir, { count: 3, seed: 50, scene, onProgress: (done) => steps.push(done) })
  const labels = JSON.parse(await readFile(join(dir, 'labels.json'), 'utf8')) as SpecimenLabel[]
  expect(labels).toEqual(made)
  expect(steps).toEqual([1, 2, 3])
  expect((await readdir(dir)).sort()).toEqual([...labels.map(({ file }) => file), 'labels.json'].sort())
  for (const [k, label] of labels.entries()) {
    expect(label.fields).toEqual(person(50 + k).fields)
    const { width, height } = await sharp(join(dir, label.file)).metadata()
    expect([width, height]).toEqual([label.width, label.height])
    expect(Object.keys(label.boxes).sort()).toEqual(Object.keys(label.fields).sort())
  }
})

test('the same seed makes the same set', async () => {
  const [a, b] = [await freshDir(), await freshDir()]
  for (const dir of [a, b]) await makeSet(dir, { count: 1, seed: 7, scene: { widthPx: 320, heightPx: 240 } })
  for (const file of await readdir(a)) {
    expect((await readFile(join(a, file))).equals(await readFile(join(b, file)))).toBe(true)
  }
})

test('a contact sheet holds every picture', async () => {
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  const sheet = await contactSheet([picture, picture, picture], { columns: 2, cellPx: 40 })
  const { width, height } = await sharp(sheet).metadata()
  expect([width, height]).toEqual([86, 66])
  await expect(contactSheet([])).rejects.toThrow(RangeError)
})
