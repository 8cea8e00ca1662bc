/**
 * How far each frequency stands above its surroundings: log power minus the mean of the log power over a square of
 * 2·`reach`+1 bins, natural-log units. White noise gives at most about 3 over a whole 256×256 tile, a pure wave 5 to 12.
 * `power` is laid out as in `CrossSpectrum`; the square wraps and mirrors as the spectrum does.
 */
export function spectralContrast(power: Float32Array, size: number, reach = 7): Float32Array {
  const columns = size / 2 + 1
  if (power.length !== size * columns) {
    throw new RangeError(`half a ${size}×${size} spectrum is ${size * columns} numbers, got ${power.length}`)
  }
  if (!Number.isInteger(reach) || reach < 1 || reach >= size / 4) {
    throw new RangeError(`reach must be whole, from 1 and below size/4, got ${reach}`)
  }
  const logs = new Float32Array(power.length)
  // A floor far below one code of amplitude: an empty bin must not read as minus infinity.
  for (let i = 0; i < power.length; i++) logs[i] = Math.log(power[i] + 1e-3)
  const rows = new Float32Array(power.length)
  const wide = new Float64Array(columns + 2 * reach)
  for (let v = 0; v < size; v++) {
    const row = v * columns
    const mirror = (v === 0 ? 0 : size - v) * columns
    for (let u = 0; u < columns; u++) wide[u + reach] = logs[row + u]
    for (let k = 1; k <= reach; k++) {
      wide[reach - k] = logs[mirror + k]
      wide[reach + columns - 1 + k] = logs[mirror + columns - 1 - k]
    }
    let sum = 0
    for (let k = 0; k < 2 * reach; k++) sum += wide[k]
    for (let u = 0; u < columns; u++) {
      sum += wide[u + 2 * reach]
      rows[row + u] = sum
      sum -= wide[u]
    }
  }
  const cells = (2 * reach + 1) ** 2
  const sums = new Float64Array(columns)
  for (let k = -reach; k < reach; k++) addRow(sums, rows, (k + size) % size, 1)
  for (let v = 0; v < size; v++) {
    addRow(sums, rows, (v + reach) % size, 1)
    const row = v * columns
    for (let u = 0; u < columns; u++) logs[row + u] -= sums[u] / cells
    addRow(sums, rows, (v - reach + size) % size, -1)
  }
  return logs
}

/**
 * The same, with the two axes judged against themselves: edges of the scene lie there as ridges, above which only a wave
 * stands out. Bins within one of an axis are compared with 2·`reach`+1 along it and three across. Changes `contrast`.
 */
export function judgeAxes(contrast: Float32Array, power: Float32Array, size: number, reach = 7): void {
  const columns = size / 2 + 1
  const log = (u: number, v: number) => {
    const mirrored = u < 0 || u >= columns
    const x = u < 0 ? -u : u >= columns ? size - u : u
    const y = ((mirrored ? -v : v) + size) % size
    return Math.log(power[y * columns + x] + 1e-3)
  }
  const cells = 3 * (2 * reach + 1)
  for (const [alongX, alongY] of [
    [1, 0],
    [0, 1],
  ]) {
    const length = alongX === 1 ? columns : size
    const start = alongX === 1 ? 0 : -size / 2
    const across = (along: number) => {
      let sum = 0
      for (let k = -1; k <= 1; k++) sum += log(along * alongX + k * alongY, along * alongY + k * alongX)
      return sum
    }
    let sum = 0
    for (let k = -reach; k < reach; k++) sum += across(start + k)
    for (let i = start; i < start + length; i++) {
      sum += across(i + reach)
      for (let k = -1; k <= 1; k++) {
        const u = i * alongX + k * alongY
        const v = (i * alongY + k * alongX + size) % size
        if (u >= 0) contrast[v * columns + u] = log(u, v) - sum / cells
      }
      sum -= across(i - reach)
    }
  }
}

function addRow(sums: Float64Array, rows: Float32Array, v: number, sign: 1 | -1): void {
  const row = v * sums.length
  for (let u = 0; u < sums.length; u++) sums[u] += sign * rows[row + u]
}
