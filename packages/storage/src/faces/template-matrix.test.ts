import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import openWabt from 'wabt'
import { SCAN_MODULE } from './scan-templates.ts'
import { createTemplateMatrix, TEMPLATE_NUMBERS, type Slot, type TemplateMatrix } from './template-matrix.ts'

const random = (() => {
  let state = 7
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 31 - 1
})()
const template = (): Float32Array => {
  const raw = Float32Array.from({ length: TEMPLATE_NUMBERS }, random)
  const length = Math.hypot(...raw)
  return raw.map((value) => value / length)
}
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const add = (matrix: TemplateMatrix, group: string, vector: Float32Array): Slot => {
  const slot = matrix.add(group, vector)
  if (slot === null) throw new Error('full')
  return slot
}
const hits = async (matrix: TemplateMatrix, group: string, query: Float32Array, minScore: number) => {
  const found = new Map<number, number>()
  await matrix.scan(group, query, minScore, (row, score) => found.set(row, score))
  return found
}

it('the committed module is what its text assembles to', async () => {
  const wabt = await openWabt()
  const text = readFileSync(new URL('./scan-templates.wat', import.meta.url), 'utf8')
  const { buffer } = wabt.parseWat('scan-templates.wat', text, { simd: true }).toBinary({})
  expect(Buffer.from(buffer).toString('base64')).toBe(SCAN_MODULE)
})

describe('the matrix', () => {
  it('gives every cosine from the threshold up, as computed one by one, over many blocks', async () => {
    const matrix = createTemplateMatrix(1_000)
    const query = template()
    const held = Array.from({ length: 300 }, () => {
      const vector = template()
      return { vector, row: add(matrix, 'a', vector).row }
    })
    const found = await hits(matrix, 'a', query, 0.03)
    const expected = held.filter(({ vector }) => dot(vector, query) >= 0.03)
    expect(expected.length).toBeGreaterThan(20)
    expect([...found.keys()].sort()).toEqual(expected.map(({ row }) => row).sort())
    for (const { row, vector } of expected) expect(found.get(row)).toBeCloseTo(dot(vector, query), 5)
  })

  it('looks at one group only', async () => {
    const matrix = createTemplateMatrix(10)
    const vector = template()
    add(matrix, 'a', vector)
    expect((await hits(matrix, 'a', vector, 0.9)).size).toBe(1)
    expect((await hits(matrix, 'b', vector, 0.9)).size).toBe(0)
  })

  it('forgets what is removed, once, and uses its place again', async () => {
    const matrix = createTemplateMatrix(2)
    const [first, second] = [template(), template()]
    const slot = add(matrix, 'a', first)
    add(matrix, 'a', second)
    expect(matrix.add('a', template())).toBeNull()
    matrix.remove(slot)
    matrix.remove(slot)
    expect(matrix.size).toBe(1)
    expect((await hits(matrix, 'a', first, 0.5)).size).toBe(0)
    expect(add(matrix, 'a', first).row).toBe(slot.row)
    expect((await hits(matrix, 'a', first, 0.5)).size).toBe(1)
  })

  it('takes memory as it fills, 2,048 bytes a template', () => {
    const matrix = createTemplateMatrix(100_000)
    const empty = matrix.bytes
    const vector = template()
    for (let i = 0; i < 20_000; i++) add(matrix, 'a', vector)
    expect(empty).toBeLessThan(100_000)
    expect(matrix.bytes).toBeGreaterThanOrEqual(20_000 * 2_048)
    expect(matrix.bytes).toBeLessThan(20_000 * 2_048 + 40 * 1024 * 1024)
  })

  it('answers two searches that run at the same time', async () => {
    const matrix = createTemplateMatrix(40_000)
    const [a, b] = [template(), template()]
    for (let i = 0; i < 20_000; i++) add(matrix, 'a', a)
    for (let i = 0; i < 20_000; i++) add(matrix, 'a', b)
    const both = await Promise.all([hits(matrix, 'a', a, 0.9), hits(matrix, 'a', b, 0.9)])
    expect(both.map(({ size }) => size)).toEqual([20_000, 20_000])
    expect(both[0].has(0)).toBe(true)
    expect(both[1].has(0)).toBe(false)
  })

  it('refuses templates of another length, and sizes beyond its addresses', () => {
    expect(() => createTemplateMatrix(10).add('a', new Float32Array(128))).toThrow(RangeError)
    expect(() => createTemplateMatrix(2_000_001)).toThrow(RangeError)
  })
})
