/**
 * Solve A·x = b by Gaussian elimination with partial pivoting. `a` is n×n row major and, like `b`, is left unchanged.
 * Returns null when A is singular to working precision.
 */
export function solveLinear(a: readonly number[], b: readonly number[]): number[] | null {
  const n = b.length
  if (a.length !== n * n) throw new RangeError(`a ${n}-vector needs a ${n}×${n} matrix, got ${a.length} values`)
  const width = n + 1
  const m = new Float64Array(n * width)
  let scale = 0
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      m[r * width + c] = a[r * n + c]
      scale = Math.max(scale, Math.abs(a[r * n + c]))
    }
    m[r * width + n] = b[r]
  }
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r * width + c]) > Math.abs(m[pivot * width + c])) pivot = r
    if (!(Math.abs(m[pivot * width + c]) > scale * 1e-14)) return null
    if (pivot !== c) {
      for (let k = c; k < width; k++) {
        const swap = m[c * width + k]
        m[c * width + k] = m[pivot * width + k]
        m[pivot * width + k] = swap
      }
    }
    for (let r = c + 1; r < n; r++) {
      const factor = m[r * width + c] / m[c * width + c]
      if (factor !== 0) for (let k = c; k < width; k++) m[r * width + k] -= factor * m[c * width + k]
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let r = n - 1; r >= 0; r--) {
    let sum = m[r * width + n]
    for (let c = r + 1; c < n; c++) sum -= m[r * width + c] * x[c]
    x[r] = sum / m[r * width + r]
  }
  return x
}
