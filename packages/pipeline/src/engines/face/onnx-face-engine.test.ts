import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '@identity/protocol'
import type { RgbImage } from '@identity/vision'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CARTOON, fromPixels, groupPixels, LANDSCAPE, pixelsOf } from '../../testing/face-photos.ts'
import { cosine } from './cosine.ts'
import { DRAWN_FROM } from './drawn-likeness.ts'
import type { FaceEngine, FaceTemplate } from './face-engine.ts'
import { FACE_MODELS, faceModelsFolder } from './face-models.ts'
import { openFaceEngine } from './onnx-face-engine.ts'

let engine: FaceEngine
beforeAll(async () => {
  engine = await openFaceEngine()
})
afterAll(() => engine.close())

const sure = async (image: RgbImage) => (await engine.detect(image)).filter(({ score }) => score >= 0.6)
const largest = async (image: RgbImage, by = engine): Promise<FaceTemplate> => {
  const face = (await by.detect(image)).toSorted((a, b) => b.box.width - a.box.width).at(0)
  if (face === undefined) throw new Error('no face')
  return by.embed(image, face.box)
}

describe('photographs of six groups', () => {
  it('the woman who is on two of them is the same, all other pairs are different people', async () => {
    const templates: FaceTemplate[] = []
    for (const number of [1, 2, 3, 4, 5, 6] as const) {
      const image = await groupPixels(number)
      for (const { box } of await sure(image)) templates.push(await engine.embed(image, box))
    }
    expect(templates.length).toBeGreaterThanOrEqual(21)
    const pairs = templates.flatMap((a, i) => templates.slice(0, i).map((b) => cosine(a.vector, b.vector)))
    const [same, next] = pairs.toSorted((a, b) => b - a)
    // Measured: 0.72 and 0.43.
    expect(same).toBeGreaterThan(0.6)
    expect(next).toBeLessThan(0.5)
    expect(templates.filter(({ drawnLikeness }) => drawnLikeness >= DRAWN_FROM)).toEqual([])
  })

  it('a template has length 1 and eyes left to right', async () => {
    const { vector, points, eyeDistancePx } = await largest(await groupPixels(3))
    expect(cosine(vector, vector)).toBeCloseTo(1, 5)
    const [right, left, nose, mouth] = points
    expect(right[0]).toBeLessThan(left[0])
    expect(nose[1]).toBeGreaterThan(right[1])
    expect(mouth[1]).toBeGreaterThan(nose[1])
    expect(eyeDistancePx).toBeCloseTo(left[0] - right[0], -1)
  })

  it('turned by 15° it is still the same face', async () => {
    const image = await groupPixels(3)
    const turned = await pixelsOf(fromPixels(image).rotate(15, { background: '#888888' }))
    expect(cosine((await largest(image)).vector, (await largest(turned)).vector)).toBeGreaterThan(0.8)
  })

  it('only the part asked for is looked at', async () => {
    const image = await groupPixels(3)
    const half = { left: 0, top: 0, width: image.width / 2, height: image.height }
    const found = await engine.detect(image, half)
    expect(found.length).toBeGreaterThan(0)
    for (const { box } of found) expect(box.left + box.width / 2).toBeLessThan(image.width / 2)
    await expect(engine.detect(image, { ...half, left: image.width + 1 })).rejects.toThrow(RangeError)
  })
})

describe('the two runtimes', () => {
  it('give the vector that was measured, each of them', async () => {
    const image = await groupPixels(3)
    const golden = JSON.parse(
      await readFile(new URL('../../testing/golden-face.json', import.meta.url), 'utf8'),
    ) as number[]
    const wasm = await openFaceEngine({ runtime: 'wasm' })
    const [native, fallback] = [await largest(image), await largest(image, wasm)]
    await wasm.close()
    expect(wasm.identity).toEqual({ ...engine.identity, runtime: 'wasm' })
    expect(cosine(native.vector, fallback.vector)).toBeGreaterThan(0.999)
    expect(cosine(native.vector, golden)).toBeGreaterThan(0.999)
  })
})

describe('what is no photograph of a face', () => {
  it('a landscape and a blank page show none', async () => {
    expect(await sure(await pixelsOf(sharp(Buffer.from(LANDSCAPE))))).toEqual([])
    expect(await sure({ width: 640, height: 400, data: new Uint8Array(640 * 400 * 3).fill(200) })).toEqual([])
  })

  it('a cartoon shows one, and is known as drawn', async () => {
    const cartoon = await pixelsOf(sharp(Buffer.from(CARTOON)))
    expect(await sure(cartoon)).toHaveLength(1)
    expect((await largest(cartoon)).drawnLikeness).toBeGreaterThan(DRAWN_FROM)
  })
})

describe('a model file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'face-models-'))
    for (const { path } of Object.values(FACE_MODELS)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), await readFile(join(faceModelsFolder(), path)))
    }
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('that was changed by one byte is refused, and so is a missing one', async () => {
    const path = join(folder, FACE_MODELS.embedder.path)
    const bytes = await readFile(path)
    bytes[bytes.length >> 1] ^= 1
    await writeFile(path, bytes)
    await expect(openFaceEngine({ folder })).rejects.toBeInstanceOf(AppError)
    await rm(path)
    await expect(openFaceEngine({ folder })).rejects.toThrow()
  })
})
