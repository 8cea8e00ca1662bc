import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createStageTimes, serverTiming } from './stage-times.ts'

describe('stage times', () => {
  it('belong to the request in which they were recorded, and all reach the histogram', async () => {
    const seen: string[] = []
    const times = createStageTimes((stage, seconds) => seen.push(`${stage} ${seconds}`))
    const request = (stage: string) =>
      times.collect(async () => {
        await setTimeout(1)
        times.record(stage, 20)
        times.record(stage, 5)
      })
    const [first, second] = await Promise.all([request('ocr'), request('seal')])
    times.record('sweep', 1000)
    expect(first.stageMs).toEqual({ ocr: 25 })
    expect(second.stageMs).toEqual({ seal: 25 })
    expect(seen).toEqual(['ocr 0.02', 'ocr 0.005', 'seal 0.02', 'seal 0.005', 'sweep 1'])
  })

  it('are written as a Server-Timing header', () => {
    expect(serverTiming({ parse: 12.34, ocr: 410 })).toBe('parse;dur=12.3, ocr;dur=410.0')
  })
})
