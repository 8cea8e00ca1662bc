/** Mean over the square of 2·radius + 1 px around each pixel, clipped at the border. */
export function boxMean(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  const columns = new Float64Array(width)
  const out = new Float32Array(width * height)
  const addRow = (y: number, sign: 1 | -1): void => {
    for (let x = 0, i = y * width; x < width; x++, i++) columns[x] += sign * data[i]
  }
  for (let y = 0; y < Math.min(radius, height); y++) addRow(y, 1)
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(y + radius, 1)
    if (y - radius - 1 >= 0) addRow(y - radius - 1, -1)
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x++) sum += columns[x]
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += columns[x + radius]
      if (x - radius - 1 >= 0) sum -= columns[x - radius - 1]
      const count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1
      out[y * width + x] = sum / (count * rows)
    }
  }
  return out
}
