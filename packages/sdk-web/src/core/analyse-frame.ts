/** Luma, row by row, 0–255. */
export interface GrayFrame {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Where the outline on the screen asks for the card, in pixels of the frame. */
export interface Guide {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface FrameAnalysis {
  /** Variance of the Laplacian inside the guide, codes². */
  readonly sharpness: number
  /** Mean luma inside the guide, 0–255. */
  readonly meanLuma: number
  /** Standard deviation of luma over the whole frame; near zero for a black or covered camera. */
  readonly contrast: number
  /** Share of the guide that is blown out in 8×8 blocks, 0–1: glare, not white print. */
  readonly glareShare: number
  /** Sides of the guide, 0–4, along which an edge as long as the card was seen. */
  readonly sidesSeen: number
  /** Mean |difference| to the frame before inside the guide, codes; null for the first. */
  readonly motion: number | null
}

const BLOCK = 8
/** A block counts as glare when its darkest pixel is this bright: print under glare is gone. */
const BLOWN_OUT = 244
/** An edge of the card may lie this far from the outline, as a share of the guide's height. */
const EDGE_REACH = 0.14
/** Mean gradient along a side, codes a pixel, that a card's edge has against most tables. */
const EDGE_STRENGTH = 9

/**
 * Cheap measures of one frame for guidance, about 2–6 ms at 480 px width on a desktop core. They steer a person and
 * decide nothing: trust is the server's affair.
 */
export function analyseFrame(frame: GrayFrame, guide: Guide, before: GrayFrame | null): FrameAnalysis {
  const inside = clampGuide(frame, guide)
  return {
    sharpness: laplacianVariance(frame, inside),
    meanLuma: meanLuma(frame, inside),
    contrast: contrast(frame),
    glareShare: glareShare(frame, inside),
    sidesSeen: sidesSeen(frame, inside),
    motion: before?.width === frame.width && before.height === frame.height ? motion(frame, before, inside) : null,
  }
}

function clampGuide({ width, height }: GrayFrame, guide: Guide): Guide {
  const left = Math.max(1, Math.min(width - 3, Math.round(guide.left)))
  const top = Math.max(1, Math.min(height - 3, Math.round(guide.top)))
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - 1 - left, Math.round(guide.width))),
    height: Math.max(1, Math.min(height - 1 - top, Math.round(guide.height))),
  }
}

function laplacianVariance({ width, data }: GrayFrame, { left, top, width: w, height: h }: Guide): number {
  let sum = 0
  let squares = 0
  for (let y = top; y < top + h; y++)
    for (let x = left, i = y * width + left; x < left + w; x++, i++) {
      const value = 4 * at(data, i) - at(data, i - 1) - at(data, i + 1) - at(data, i - width) - at(data, i + width)
      sum += value
      squares += value * value
    }
  const n = w * h
  return squares / n - (sum / n) ** 2
}

function meanLuma({ width, data }: GrayFrame, { left, top, width: w, height: h }: Guide): number {
  let sum = 0
  for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) sum += at(data, y * width + x)
  return sum / (w * h)
}

function contrast({ data }: GrayFrame): number {
  let sum = 0
  let squares = 0
  let n = 0
  for (let i = 0; i < data.length; i += 7, n++) {
    const value = at(data, i)
    sum += value
    squares += value * value
  }
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))
}

function glareShare({ width, data }: GrayFrame, { left, top, width: w, height: h }: Guide): number {
  let blown = 0
  let blocks = 0
  for (let y = top; y + BLOCK <= top + h; y += BLOCK)
    for (let x = left; x + BLOCK <= left + w; x += BLOCK, blocks++) {
      let darkest = 255
      for (let j = 0; j < BLOCK; j++)
        for (let i = 0; i < BLOCK; i++) darkest = Math.min(darkest, at(data, (y + j) * width + x + i))
      if (darkest >= BLOWN_OUT) blown++
    }
  return blocks === 0 ? 0 : blown / blocks
}

/** For each side of the guide: the strongest line parallel to it within reach. */
function sidesSeen(frame: GrayFrame, guide: Guide): number {
  const reach = Math.max(2, Math.round(guide.height * EDGE_REACH))
  const { left, top, width, height } = guide
  // The corners of a card are round, and a tilted edge leaves the line at its ends: the middle 70 % decides.
  const cut = (length: number) => Math.round(length * 0.15)
  const rows = (y: number) => strongestRow(frame, y, reach, left + cut(width), left + width - cut(width))
  const columns = (x: number) => strongestColumn(frame, x, reach, top + cut(height), top + height - cut(height))
  return [rows(top), rows(top + height), columns(left), columns(left + width)].filter((edge) => edge >= EDGE_STRENGTH)
    .length
}

function strongestRow(
  { width, height, data }: GrayFrame,
  row: number,
  reach: number,
  from: number,
  to: number,
): number {
  let strongest = 0
  for (let y = Math.max(1, row - reach); y <= Math.min(height - 2, row + reach); y++) {
    let sum = 0
    for (let x = from; x < to; x++) sum += at(data, (y + 1) * width + x) - at(data, (y - 1) * width + x)
    strongest = Math.max(strongest, Math.abs(sum) / Math.max(1, to - from))
  }
  return strongest
}

function strongestColumn({ width, data }: GrayFrame, column: number, reach: number, from: number, to: number): number {
  let strongest = 0
  for (let x = Math.max(1, column - reach); x <= Math.min(width - 2, column + reach); x++) {
    let sum = 0
    for (let y = from; y < to; y++) sum += at(data, y * width + x + 1) - at(data, y * width + x - 1)
    strongest = Math.max(strongest, Math.abs(sum) / Math.max(1, to - from))
  }
  return strongest
}

function motion(frame: GrayFrame, before: GrayFrame, { left, top, width: w, height: h }: Guide): number {
  let sum = 0
  let n = 0
  for (let y = top; y < top + h; y += 2)
    for (let x = left; x < left + w; x += 2, n++) {
      const i = y * frame.width + x
      sum += Math.abs(at(frame.data, i) - at(before.data, i))
    }
  return sum / Math.max(1, n)
}

/** Inside by construction; the type does not know. */
function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0
}
