/** Darkness of a strip of text, 0 paper to 1 ink, row by row. */
export interface InkMap {
  readonly darkness: Float32Array
  readonly width: number
  readonly height: number
}

export interface SignPlace {
  /** Columns a sign's middle may stand in. */
  readonly from: number
  readonly to: number
  /** Row half way up a plus, and the size of the type, px. */
  readonly middle: number
  readonly em: number
  /** A letter may stand to its left. */
  readonly behindLetter: boolean
}

export interface SignScores {
  /** Least dark of a plus's four arms less the darkest but one of the four corners between them, at the best place. */
  readonly plus: number
  /** A short bar less what is above, below and beside it, at the best place. */
  readonly dash: number
  /** Columns of those places. */
  readonly plusX: number
  readonly dashX: number
}

/** In ems: half a stroke, a plus's arm from its middle, half a dash, and how far up or down a sign may stand. */
const STROKE = 0.035
const ARM = { from: 0.07, to: 0.24 } as const
const DASH = 0.1
const UP_OR_DOWN = 0.12

/**
 * How much the ink in a place looks like a plus and like a dash, by shape alone: a plus often touches the letter before
 * it, so that it is no piece of ink of its own, and blur leaves a dash hardly longer than high.
 */
export function signScores(ink: InkMap, { from, to, middle, em, behindLetter }: SignPlace): SignScores {
  const mean = boxMeans(ink)
  let [plus, dash, plusX, dashX] = [-1, -1, from, from]
  const stroke = STROKE * em
  for (let y = middle - UP_OR_DOWN * em; y <= middle + UP_OR_DOWN * em; y++) {
    for (let x = from; x <= to; x++) {
      /** A box of the sign, its sides in ems from the middle. */
      const box = (x0: number, y0: number, x1: number, y1: number): number =>
        mean(x + x0 * em, y + y0 * em, x + x1 * em, y + y1 * em)
      const arms = Math.min(
        mean(x + ARM.from * em, y - stroke, x + ARM.to * em, y + stroke),
        mean(x - ARM.to * em, y - stroke, x - ARM.from * em, y + stroke),
        mean(x - stroke, y - ARM.to * em, x + stroke, y - ARM.from * em),
        mean(x - stroke, y + ARM.from * em, x + stroke, y + ARM.to * em),
      )
      if (arms > plus) {
        // In one of the corners the foot of a letter may stand.
        const corners = [
          box(0.08, -ARM.to, ARM.to, -0.08),
          box(0.08, 0.08, ARM.to, ARM.to),
          box(-ARM.to, -ARM.to, -0.08, -0.08),
          box(-ARM.to, 0.08, -0.08, ARM.to),
        ].sort((a, b) => a - b)
        const score = arms - (corners[2] ?? 0)
        if (score > plus) [plus, plusX] = [score, x]
      }
      const bar = mean(x - DASH * em, y - stroke, x + DASH * em, y + stroke)
      if (bar <= dash) continue
      const over = Math.max(box(-DASH, -0.24, DASH, -0.09), box(-DASH, 0.09, DASH, 0.24))
      const right = box(0.17, -0.2, 0.24, 0.2)
      const beside = behindLetter ? right : Math.max(right, box(-0.24, -0.2, -0.17, 0.2))
      const score = bar - over - 0.5 * beside
      if (score > dash) [dash, dashX] = [score, x]
    }
  }
  return { plus, dash, plusX, dashX }
}

/** Mean darkness of any box, from sums over all boxes that start in the corner; 0 outside. */
function boxMeans({ darkness, width, height }: InkMap): (x0: number, y0: number, x1: number, y1: number) => number {
  const stride = width + 1
  const sums = new Float64Array(stride * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += darkness[y * width + x] ?? 0
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row
    }
  }
  const sum = (x: number, y: number): number => sums[y * stride + x] ?? 0
  return (left, top, right, bottom) => {
    const x0 = Math.max(0, Math.min(width, Math.round(left)))
    const y0 = Math.max(0, Math.min(height, Math.round(top)))
    const x1 = Math.max(x0 + 1, Math.min(width, Math.round(right)))
    const y1 = Math.max(y0 + 1, Math.min(height, Math.round(bottom)))
    if (x1 > width || y1 > height) return 0
    return (sum(x1, y1) - sum(x0, y1) - sum(x1, y0) + sum(x0, y0)) / ((x1 - x0) * (y1 - y0))
  }
}
