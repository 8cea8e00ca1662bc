import { fileURLToPath } from 'node:url'
import type { CaptureInput, Extraction } from '@identity/pipeline'
import { afterEach, describe, expect, it } from 'vitest'
import { openAnalysisPool } from './analysis-pool.ts'
import { AnalysisLostError, type AnalysisPort } from './analysis-port.ts'

const FILE = fileURLToPath(new URL('../test/flaky-analysis-process.mjs', import.meta.url))
const job = (order: string) => ({ frames: [Buffer.from(order)] }) as unknown as CaptureInput

let pool: AnalysisPort
let lost: number
const open = (options: Partial<Parameters<typeof openAnalysisPool>[0]> = {}) => {
  lost = 0
  pool = openAnalysisPool({
    file: FILE,
    processes: 1,
    queue: 1,
    killAfterMs: 60_000,
    onProcessLost: () => lost++,
    ...options,
  })
  pool.start()
}
afterEach(() => pool.close())
const pidOf = (extraction: Extraction) => (extraction.evidence as unknown as { pid: number }).pid

describe('the analysis pool', () => {
  it('reads in another process', async () => {
    open()
    expect(pool.processes).toEqual({ all: 1, ready: 0 })
    expect(pidOf(await pool.reserve().run(job('ok')))).not.toBe(process.pid)
    expect(pool.load).toBe(0)
    expect(pool.processes).toEqual({ all: 1, ready: 1 })
  })

  it('replaces a process that dies; its capture fails as lost, the next one is read', async () => {
    open()
    await expect(pool.reserve().run(job('die'))).rejects.toBeInstanceOf(AnalysisLostError)
    expect(lost).toBe(1)
    await pool.reserve().run(job('ok'))
  })

  it('kills a process that hangs', async () => {
    open({ killAfterMs: 300 })
    await expect(pool.reserve().run(job('hang'))).rejects.toBeInstanceOf(AnalysisLostError)
    await pool.reserve().run(job('ok'))
  })

  it('passes on that a frame is at fault', async () => {
    open()
    await expect(pool.reserve().run(job('refuse'))).rejects.toMatchObject({ code: 'frame_invalid' })
  })

  it('gives out no more places than it has, and takes back what is not used', () => {
    open()
    const first = pool.reserve()
    pool.reserve()
    expect(() => pool.reserve()).toThrow(expect.objectContaining({ code: 'overloaded', retryAfterSeconds: 3 }))
    first.release()
    first.release()
    expect(pool.load).toBe(1)
    pool.reserve()
    expect(() => pool.reserve()).toThrow(expect.objectContaining({ code: 'overloaded' }))
  })

  it('fails what waits when it is closed', async () => {
    open()
    const running = pool.reserve().run(job('hang'))
    const waiting = pool.reserve().run(job('ok'))
    const outcomes = Promise.allSettled([running, waiting])
    await pool.close()
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AnalysisLostError' } })
  })
})
