import { describe, expect, it } from 'vitest'
import { panBy, WHOLE, within, zoomAt } from './view-box.ts'

describe('zoom and pan', () => {
  it('keeps what is under the pointer where it is', () => {
    const start = { scale: 2, x: 30, y: -10 }
    const view = zoomAt(start, 1.5, 80, 40)
    const onPicture = (v: typeof start) => [(80 - v.x) / v.scale, (40 - v.y) / v.scale]
    expect(onPicture(view)[0]).toBeCloseTo(onPicture(start)[0]!)
    expect(onPicture(view)[1]).toBeCloseTo(onPicture(start)[1]!)
  })

  it('never shows less than the whole picture nor more than twelve times', () => {
    expect(zoomAt(WHOLE, 0.1, 0, 0).scale).toBe(1)
    expect(zoomAt(WHOLE, 100, 0, 0).scale).toBe(12)
  })

  it('stops at the edge of the picture', () => {
    expect(panBy({ scale: 2, x: 0, y: 0 }, 1000, -1000, 400, 200)).toEqual({ scale: 2, x: 200, y: -100 })
    expect(within({ scale: 1, x: 50, y: 50 }, 400, 200)).toEqual(WHOLE)
  })
})
