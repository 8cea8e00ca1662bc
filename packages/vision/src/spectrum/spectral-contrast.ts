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

function addRow(sums: Float64Array, rows: Float32Array, v: number, sign: 1 | -1): void {
  const row = v * sums.length
  for (let u = 0; u < sums.length; u++) sums[u] += sign * rows[row + u]
}
