import { describe, expect, it } from 'vitest'
import type { Quad } from '../image.ts'
import { binPlane } from './bin-plane.ts'
import { boxMean } from './box-mean.ts'
import { edgeMap } from './edge-map.ts'
import { gradientField } from './gradient-field.ts'
import type { GrayPlane } from './gray-plane.ts'
import { houghPeaks } from './hough-peaks.ts'
import { refineSide } from './refine-side.ts'
import { paintQuad } from './testing/paint-quad.ts'
import { refitLine, traceLine } from './traced-line.ts'

/** Dark left of x = edge, light right of it. */
function step(edge: number, width = 200, height = 160): GrayPlane {
  const plane = { width, height, data: new Uint8Array(width * height).fill(50) }
  const right: Quad = [
    [edge, -50],
    [width + 50, -50],
    [width + 50, height + 50],
    [edge, height + 50],
  ]
  paintQuad(plane, right, 200)
  return plane
}

describe('binPlane', () => {
  it('averages whole squares, keeps fractions and drops the rest', () => {
    const binned = binPlane({ width: 5, height: 2, data: Uint8Array.of(0, 1, 10, 20, 99, 1, 0, 30, 41, 99) }, 2)
    expect([binned.width, binned.height]).toEqual([2, 1])
    expect(Array.from(binned.data)).toEqual([0.5, 25.25])
  })

  it('throws for a factor that is not a whole positive number', () => {
    expect(() => binPlane(step(50), 0)).toThrow(RangeError)
    expect(() => binPlane(step(50), 1.5)).toThrow(RangeError)
  })
})

describe('boxMean', () => {
  it('equals the plain average at every pixel, border included', () => {
    const [width, height, radius] = [9, 7, 2]
    const data = Float32Array.from({ length: width * height }, (_, i) => (i * 37) % 101)
    const mean = boxMean(data, width, height, radius)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let [sum, count] = [0, 0]
        for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
          for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
            sum += data[v * width + u]
            count++
          }
        }
        expect(mean[y * width + x]).toBeCloseTo(sum / count, 3)
      }
    }
  })
})

describe('gradientField', () => {
  it('gives a ramp its slope', () => {
    const [width, height] = [20, 20]
    const data = Float32Array.from({ length: 400 }, (_, i) => 3 * (i % 20) - 2 * Math.floor(i / 20))
    const { gx, gy } = gradientField({ width, height, data })
    expect(gx[10 * width + 10]).toBeCloseTo(3, 2)
    expect(gy[10 * width + 10]).toBeCloseTo(-2, 2)
  })
})

describe('edgeMap', () => {
  it('draws a step one pixel wide, pointing to the light, at its place', () => {
    for (const at of [80, 80.3, 80.5, 80.8]) {
      const edges = edgeMap(gradientField(step(at)))
      const row = [...edges.pixels].filter((i) => Math.floor(i / 200) === 80)
      expect(row).toHaveLength(1)
      const i = row[0]
      expect(edges.ux[i]).toBeCloseTo(1, 3)
      expect((i % 200) + 0.5 + edges.shift[i]).toBeCloseTo(at, 0.8)
      expect(edges.strength[i]).toBeGreaterThan(0.8)
    }
  })

  it('weighs a faint edge on even ground like a strong one', () => {
    const faint = step(80)
    for (let i = 0; i < faint.data.length; i++) faint.data[i] = 30 + Math.round((faint.data[i] - 50) / 25)
    const edges = edgeMap(gradientField(faint))
    const i = [...edges.pixels].find((pixel) => Math.floor(pixel / 200) === 80)!
    expect(edges.strength[i]).toBeGreaterThan(0.75)
  })
})

describe('houghPeaks, traceLine', () => {
  const edges = edgeMap(gradientField(step(80.4)))

  it('finds the line of a step with its normal to the light', () => {
    const [peak] = houghPeaks(edges, 5)
    expect(Math.cos(peak.angle)).toBeGreaterThan(0.999)
    expect(Math.abs(peak.offset - 80.4)).toBeLessThan(1.6)
  })

  it('pulls a rough line onto the edge and finds it strong along its whole length', () => {
    const rough = traceLine(edges, { normal: [Math.cos(0.01), Math.sin(0.01)], offset: 80.9 }, 3)!
    const line = refitLine(edges, rough, 3)!
    expect(line.offset).toBeCloseTo(80.4, 0.5)
    expect(line.normal[0]).toBeCloseTo(1, 3)
    const traced = traceLine(edges, line, 2)!
    expect(traced.sums[150] - traced.sums[10]).toBeGreaterThan(0.8 * 140)
  })

  it('counts nothing for the opposite sign, and knows a line that misses the frame', () => {
    const opposite = traceLine(edges, { normal: [-1, 0], offset: -80.4 }, 2)!
    expect(opposite.sums.at(-1)).toBe(0)
    expect(traceLine(edges, { normal: [1, 0], offset: 500 }, 2)).toBeNull()
  })
})

describe('refineSide', () => {
  const search = { from: [81.5, 10], to: [79.5, 150], normal: [1, 0], reachPx: 6, stepPx: 1 } as const

  it('finds a step to a twentieth of a pixel, wherever it falls between pixels', () => {
    for (const at of [80, 80.25, 80.5, 80.75]) {
      const { line, support, residualPx } = refineSide(step(at), search, 1)!
      expect(Math.abs(line.offset / line.normal[0] - at)).toBeLessThan(0.05)
      expect(support).toBe(1)
      expect(residualPx).toBeLessThan(0.05)
    }
  })

  it('is not moved by an object lying over a third of the side', () => {
    const plane = step(80.25)
    paintQuad(
      plane,
      [
        [76, 60],
        [200, 60],
        [200, 100],
        [76, 100],
      ],
      240,
    )
    const { line, support } = refineSide(plane, search, 1)!
    expect(Math.abs((line.offset - line.normal[1] * 80) / line.normal[0] - 80.25)).toBeLessThan(0.1)
    expect(support).toBeLessThan(0.75)
  })

  it('is null where nothing rises', () => {
    expect(refineSide(step(300), search, 1)).toBeNull()
    expect(refineSide(step(80), { ...search, normal: [-1, 0] }, 1)).toBeNull()
  })
})
