/** One plane of 8-bit codes: `data[y * width + x]`, 0 dark to 255 light. `luma()` makes one. */
export interface GrayPlane {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}
