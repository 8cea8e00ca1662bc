import { connectedComponents } from './connected-components.ts'
import type { Plane } from './image.ts'
import { minAreaRect, type RotatedRect } from './min-area-rect.ts'

export interface TextBoxOptions {
  /** Probability above which a pixel belongs to a text kernel. */
  readonly pixelThreshold?: number
  /** Mean probability a kernel needs. */
  readonly boxThreshold?: number
  /** Growth: area × ratio / perimeter is added on every side, undoing the shrink the map was trained on. */
  readonly unclipRatio?: number
  /** Kernels thinner than this, in map pixels, are noise. */
  readonly minSide?: number
}

export interface TextBox {
  readonly rect: RotatedRect
  /** Mean probability of the kernel, 0–1. */
  readonly score: number
}

/**
 * Boxes of a differentiable-binarisation text map (Liao et al. 2020): threshold, group, smallest rectangle, unclip.
 * The kernel is convex for lines of text, so offsetting its rectangle equals offsetting its outline.
 */
export function textBoxes(map: Plane, options: TextBoxOptions = {}): TextBox[] {
  const { pixelThreshold = 0.3, boxThreshold = 0.6, unclipRatio = 1.5, minSide = 3 } = options
  const boxes: TextBox[] = []
  for (const component of connectedComponents(map, pixelThreshold, minSide * minSide)) {
    if (component.mean < boxThreshold) continue
    const kernel = minAreaRect(component.outline)
    if (Math.min(kernel.width, kernel.height) < minSide) continue
    const grow = (kernel.width * kernel.height * unclipRatio) / (2 * (kernel.width + kernel.height))
    boxes.push({
      rect: { ...kernel, width: kernel.width + 2 * grow, height: kernel.height + 2 * grow },
      score: component.mean,
    })
  }
  return boxes
}
