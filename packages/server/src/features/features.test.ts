import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { JOBS } from '../jobs/index.ts'
import { FEATURES } from './index.ts'

const foldersOf = (url: URL) =>
  readdirSync(url, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

it('every feature folder is in the index, and nothing else', () => {
  expect(foldersOf(new URL('.', import.meta.url))).toEqual([...Object.keys(FEATURES), 'docs'].sort())
})

it('every job folder is in the index, under its own name', () => {
  expect(foldersOf(new URL('../jobs/', import.meta.url))).toEqual(JOBS.map(({ name }) => name).sort())
})
