import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadModel, ocrModelsFolder } from '../load-model.ts'
import { OCR_MODELS } from '../models.ts'
import { openSession, runSingle, type Session, type SessionOptions } from './inference-session.ts'
import { loadRuntime } from './load-runtime.ts'

const SHAPE = [2, 3, 48, 192]
const model = loadModel(OCR_MODELS.direction, ocrModelsFolder())
const input = (): Float32Array => Float32Array.from({ length: 2 * 3 * 48 * 192 }, (_, i) => Math.sin(i * 0.013))

describe('a session', () => {
  const opened: Session[] = []
  const open = async (options: Omit<SessionOptions, 'threads'> = {}): Promise<Session> => {
    const session = await openSession(await model, { threads: 1, ...options })
    opened.push(session)
    return session
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((session) => session.close()))
    vi.doUnmock('onnxruntime-node')
    vi.resetModules()
  })

  it('runs natively where the binary loads', async () => {
    const session = await open()
    expect(session.runtime).toBe('native')
    expect((await runSingle(session, input(), SHAPE)).shape).toEqual([2, 2])
  })

  it('gives the same numbers on WebAssembly', async () => {
    const session = await open()
    const native = await runSingle(session, input(), SHAPE)
    const wasm = await open({ runtime: 'wasm' })
    expect(wasm.runtime).toBe('wasm')
    const { data, shape } = await runSingle(wasm, input(), SHAPE)
    expect(shape).toEqual(native.shape)
    native.data.forEach((value, i) => expect(data[i]).toBeCloseTo(value, 4))
  })

  it('keeps an answer that a later run does not overwrite', async () => {
    const session = await open()
    const { data } = await runSingle(session, input(), SHAPE)
    const before = [...data]
    await runSingle(session, new Float32Array(2 * 3 * 48 * 192).fill(0.5), SHAPE)
    expect([...data]).toEqual(before)
  })

  it('falls back to WebAssembly where the native binary does not load, unless native was asked for', async () => {
    // What Node throws on a platform the package ships no binary for.
    vi.doMock('onnxruntime-node', () => {
      throw Object.assign(new Error('Cannot find module onnxruntime_binding.node'), { code: 'MODULE_NOT_FOUND' })
    })
    expect((await loadRuntime()).name).toBe('wasm')
    await expect(loadRuntime('native')).rejects.toMatchObject({ code: 'internal' })
  })

  it('refuses bytes that are no model', async () => {
    await expect(openSession(Uint8Array.of(1, 2, 3), { threads: 1 })).rejects.toThrow()
  })
})
