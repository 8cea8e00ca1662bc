/** Throw a RangeError unless both sides are whole, positive and the buffer holds exactly that many pixels. */
export function requireSize(image: { width: number; height: number; data: ArrayLike<number> }, channels: number): void {
  const { width, height, data } = image
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`image sides must be whole and positive, got ${width}×${height}`)
  }
  if (data.length !== width * height * channels) {
    throw new RangeError(`${width}×${height}×${channels} needs ${width * height * channels} values, got ${data.length}`)
  }
}
