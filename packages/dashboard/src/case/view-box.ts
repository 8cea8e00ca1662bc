/** How a picture lies in its frame: `scale` 1 fits it whole; the offsets are pixels of the frame from the middle. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 }
const MOST = 12

/** Zooms by `factor` so that what lies under the point (pixels from the frame's middle) stays there. */
export function zoomAt(view: View, factor: number, pointX: number, pointY: number): View {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor))
  const ratio = scale / view.scale
  return { scale, x: pointX - (pointX - view.x) * ratio, y: pointY - (pointY - view.y) * ratio }
}

/** Moves by pixels, no further than the picture's edge reaches the frame's. */
export function panBy(view: View, dx: number, dy: number, frameWidth: number, frameHeight: number): View {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, frameWidth, frameHeight)
}

export function within({ scale, x, y }: View, frameWidth: number, frameHeight: number): View {
  const reach = (side: number) => ((scale - 1) * side) / 2
  const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))
  return { scale, x: clamp(x, reach(frameWidth)), y: clamp(y, reach(frameHeight)) }
}
