import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runFlashChallenge } from './run-flash-challenge.ts'

/** A clock that only moves when the runner waits, and then at least as far as asked. */
const stage = (lateMs = 0) => {
  let now = 0
  const seen: { what: string; atMs: number }[] = []
  return {
    seen,
    runner: {
      show: (color: string | null) => seen.push({ what: color ?? 'off', atMs: now }),
      take: (step: number) => {
        seen.push({ what: `take ${step}`, atMs: now })
      },
      wait: (ms: number) => {
        now += ms + lateMs
        return Promise.resolve()
      },
      now: () => now,
    },
  }
}

describe('runFlashChallenge', () => {
  it('takes one frame a colour, late in its hold, and clears the screen', async () => {
    const { runner, seen } = stage()
    await runFlashChallenge({ colors: ['#FF0000', '#000000'], holdMs: [400, 300] }, runner)
    expect(seen).toEqual([
      { what: '#FF0000', atMs: 0 },
      { what: 'take 0', atMs: 320 },
      { what: '#000000', atMs: 400 },
      { what: 'take 1', atMs: 640 },
      { what: 'off', atMs: 700 },
    ])
  })

  it('never shows a colour for less than its hold, however late the timers', async () => {
    const holds = fc.array(fc.integer({ min: 300, max: 600 }), { minLength: 3, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(holds, fc.integer({ min: 0, max: 500 }), async (holdMs, lateMs) => {
        const { runner, seen } = stage(lateMs)
        await runFlashChallenge({ colors: holdMs.map((_, i) => `#00000${i}`), holdMs }, runner)
        const shown = seen.filter(({ what }) => !what.startsWith('take'))
        shown.slice(1).forEach(({ atMs }, i) => expect(atMs - shown[i].atMs).toBeGreaterThanOrEqual(holdMs[i]))
      }),
    )
  })

  it('keeps a colour on the screen until a slow camera has taken its picture', async () => {
    const { runner, seen } = stage()
    const slow = async (step: number) => {
      runner.take(step)
      await runner.wait(700)
    }
    await runFlashChallenge({ colors: ['#FF0000', '#000000'], holdMs: [400, 300] }, { ...runner, take: slow })
    expect(seen.filter(({ what }) => !what.startsWith('take')).map(({ atMs }) => atMs)).toEqual([0, 1_020, 1_960])
  })

  it('clears the screen when the capture is left in the middle', async () => {
    const { runner, seen } = stage()
    const left = runFlashChallenge(
      { colors: ['#FFFFFF', '#000000'], holdMs: [300, 300] },
      { ...runner, wait: () => Promise.reject(new Error('left')) },
    )
    await expect(left).rejects.toThrow('left')
    expect(seen.at(-1)?.what).toBe('off')
  })
})
