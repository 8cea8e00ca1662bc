import {
  blueYellowPlane,
  findCardQuads,
  luma,
  minAreaRect,
  rectCorners,
  type Point,
  type Quad,
  type QuadCandidate,
  type RgbImage,
  type TextBox,
} from '@identity/vision'
import type { FrameRegionReader } from '../../card-reader.ts'
import type { DecodedFrame } from '../../engines/decode/decode-frame.ts'
import type { OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { cardView, mapQuad, VIEWED_CARD, VIEWED_CARD_WIDTH, wholeView } from './card-view.ts'
import { CORNERS } from './fit-card.ts'
import { decodedPixels, finestPixels, type FramePixels } from './frame-pixels.ts'
import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from './layout.ts'
import { locateCard, type LocatedCard, type NoCard } from './locate-card.ts'
import type { Stopwatch } from './reading-timings.ts'

export interface FoundCard extends LocatedCard {
  /** Corners of the card's edges on the photo at full size, in reading order; null when edges and print do not agree. */
  readonly edges: Quad | null
}

/** A quadrilateral at least this sure is looked into before anything else. */
const SURE_EDGES = 0.5
/** Below this a quadrilateral is not even tried as a last resort. */
const FAINT_EDGES = 0.05
/** A card a fifth of the frame's width covers this share of it. */
const SMALLEST_SHARE = 0.03
/** Print lies up to 0.03 of the width off its usual place, and corners follow from it by extrapolation. */
const AGREEMENT = 0.07
/** Views without a card after which the photo has none: each costs about 0.1 s, and the likeliest come first. */
const MOST_FAILURES = 4
/** Labels enough to trust a view without looking at another. */
const SURE_LABELS = 5
/** In a whole photo a card narrower than this share of it, or turned further than this, is looked at again straightened. */
const NARROW = 0.62
const SKEWED = 0.06

/**
 * Find the card on a photo by its edges and its print, each of which may fail. Where edges show a likely card it is
 * straightened and its labels are looked for there; otherwise, and when there are none, in the whole photo. Edges are
 * believed only where the labels stand as they should between them.
 */
export async function findCard(
  frame: DecodedFrame,
  engine: OcrEngine,
  readRegion: FrameRegionReader | undefined,
  watch: Stopwatch,
): Promise<FoundCard | string> {
  const decoded = decodedPixels(frame)
  const quads = await watch('edges', () => edgeQuads(decoded.image))
  const failures: NoCard[] = []
  let fallback: FoundCard | null = null

  const lookInside = async (corners: Quad): Promise<LocatedCard | null> => {
    const pixels = await watch('edges', () => finestPixels(frame, corners, readRegion))
    const h = pixels.toFrame
    const toPixels = ([x, y]: Point): Point => [(x / frame.scale - h[2]) / h[0], (y / frame.scale - h[5]) / h[4]]
    const [a, b, c, d] = corners
    const view = await watch('edges', () => cardView(pixels, [toPixels(a), toPixels(b), toPixels(c), toPixels(d)]))
    if (view === null) return null
    const located = await locateCard(view, engine, watch)
    if (!('reason' in located)) return located
    failures.push(located)
    return null
  }
  const tryEdges = async (candidate: QuadCandidate): Promise<FoundCard | null> => {
    const located = await lookInside(lyingDown(candidate.corners))
    if (located === null) return null
    const agreed = agreeingCorners(mapQuad(located.fit.toPhoto, CORNERS), VIEWED_CARD, VIEWED_CARD_WIDTH)
    return { ...located, edges: agreed === null ? null : mapQuad(located.view.toFrame, agreed) }
  }
  const better = (a: FoundCard | null, b: FoundCard | null): FoundCard | null =>
    a === null || (b !== null && b.labels > a.labels) ? b : a

  for (const candidate of quads.filter(({ confidence }) => confidence >= SURE_EDGES).slice(0, 2)) {
    const found = await tryEdges(candidate)
    if (found !== null && found.edges !== null && found.labels >= SURE_LABELS) return found
    fallback = better(fallback, found)
  }

  const whole = await locateCard(wholeView(decoded), engine, watch)
  if ('reason' in whole) failures.push(whole)
  const byPrint = 'reason' in whole ? fallback : better({ ...whole, edges: null }, fallback)
  if (byPrint !== null) {
    const corners = mapQuad(byPrint.fit.toPhoto, CORNERS)
    const straightened = isStraight(corners, byPrint.view.image.width)
      ? null
      : await lookInside(mapQuad(byPrint.view.toFrame, corners).map(scaledBy(frame.scale)) as unknown as Quad)
    const kept = straightened !== null && straightened.labels >= byPrint.labels - 1 ? straightened : byPrint
    return { ...kept, edges: edgesAround(kept, quads, frame.scale) ?? (kept === byPrint ? byPrint.edges : null) }
  }

  // Print too small or too dense for the labels to be read in the whole photo.
  const textArea = 'reason' in whole ? areaOfText(whole.boxes) : null
  if (textArea !== null && failures.length < MOST_FAILURES) {
    const located = await lookInside(textArea)
    if (located !== null) {
      const inFrame = mapQuad(located.view.toFrame, mapQuad(located.fit.toPhoto, CORNERS))
      const again = await lookInside(inFrame.map(scaledBy(frame.scale)) as unknown as Quad)
      const kept = again !== null && again.labels >= located.labels ? again : located
      return { ...kept, edges: edgesAround(kept, quads, frame.scale) }
    }
  }
  for (const candidate of quads.filter(({ confidence }) => confidence < SURE_EDGES)) {
    if (failures.length >= MOST_FAILURES) break
    const found = await tryEdges(candidate)
    if (found !== null) return found
  }
  if (failures.some(({ progress }) => progress > 0) && (await isMirrored(decoded, quads, engine, watch)))
    return 'the card on the photo is mirrored: the print of a KTP was read only after turning it over'
  const furthest = Math.max(...failures.map(({ progress }) => progress))
  return failures.find(({ progress }) => progress === furthest)?.reason ?? 'no card was found on the photo'
}

/** Whether the labels can be read in the mirror image of what the surest edges hold, or of the whole photo. */
async function isMirrored(
  decoded: FramePixels,
  quads: readonly QuadCandidate[],
  engine: OcrEngine,
  watch: Stopwatch,
): Promise<boolean> {
  const { width, height } = decoded.image
  const [a, b, c, d]: Quad = lyingDown(
    quads[0]?.corners ?? [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ],
  )
  const view = cardView(decoded, [b, a, d, c])
  return view !== null && !('reason' in (await locateCard(view, engine, watch)))
}

function edgeQuads(image: RgbImage): QuadCandidate[] {
  return findCardQuads(luma(image), {
    aspect: CARD_WIDTH_MM / CARD_HEIGHT_MM,
    minAreaShare: SMALLEST_SHARE,
    second: () => blueYellowPlane(image),
  }).filter(({ confidence }) => confidence >= FAINT_EDGES)
}

function scaledBy(scale: number): (point: Point) => Point {
  return ([x, y]) => [x * scale, y * scale]
}

/** The same corners with a long side first: a card lies on its long side, which way up is for its print to say. */
function lyingDown(corners: Quad): Quad {
  const [a, b, c, d] = corners
  return distance(a, b) + distance(c, d) >= distance(b, c) + distance(d, a) ? corners : [b, c, d, a]
}

/** `edges` turned to start at the card's top left corner, or null when its corners are not where the print puts them. */
function agreeingCorners(byPrint: Quad, edges: Quad, cardWidth: number): Quad | null {
  for (let turn = 0; turn < 4; turn++) {
    const turned = [0, 1, 2, 3].map((i) => edges[(i + turn) % 4] ?? edges[0]) as unknown as Quad
    if (byPrint.every((corner, i) => distance(corner, turned[i] ?? corner) < AGREEMENT * cardWidth)) return turned
  }
  return null
}

/** The edges around a card found by its print, on the photo at full size. */
function edgesAround({ fit, view }: LocatedCard, quads: readonly QuadCandidate[], scale: number): Quad | null {
  const byPrint = mapQuad(view.toFrame, mapQuad(fit.toPhoto, CORNERS))
  const width = distance(byPrint[0], byPrint[1])
  for (const { corners } of quads) {
    const edges = corners.map(scaledBy(1 / scale)) as unknown as Quad
    const agreed = agreeingCorners(byPrint, edges, width)
    if (agreed !== null) return agreed
  }
  return null
}

/** Wide enough in its view, upright and hardly tilted: a second look would see the same. */
function isStraight(corners: Quad, viewWidth: number): boolean {
  const [a, b, c, d] = corners
  const steep = ([p, q]: readonly [Point, Point]): boolean => Math.abs(q[1] - p[1]) > SKEWED * Math.abs(q[0] - p[0])
  const [top, bottom, left, right] = [distance(a, b), distance(d, c), distance(a, d), distance(b, c)]
  const uneven = Math.max(top / bottom, bottom / top, left / right, right / left) > 1 + SKEWED
  return top > NARROW * viewWidth && !uneven && ![[a, b] as const, [d, c] as const].some(steep)
}

/** The rectangle around the text on a photo, with the room a card has around its own. */
function areaOfText(boxes: readonly TextBox[]): Quad | null {
  if (boxes.length < 4) return null
  const xs = boxes.map(({ rect }) => rect.center[0]).sort((p, q) => p - q)
  const ys = boxes.map(({ rect }) => rect.center[1]).sort((p, q) => p - q)
  const [mx, my] = [xs[xs.length >> 1] ?? 0, ys[ys.length >> 1] ?? 0]
  const spread = boxes.map(({ rect }) => Math.hypot(rect.center[0] - mx, rect.center[1] - my)).sort((p, q) => p - q)
  // Two and a half times the median distance holds a card's print; what lies beyond is text of something else.
  const reach = 2.5 * (spread[spread.length >> 1] ?? 0)
  const near = boxes.filter(({ rect }) => Math.hypot(rect.center[0] - mx, rect.center[1] - my) <= reach)
  if (near.length < 4) return null
  const rect = minAreaRect(near.flatMap((box) => rectCorners(box.rect)))
  const [width, height] = [rect.width * 1.1, rect.height * 1.1]
  const aspect = CARD_WIDTH_MM / CARD_HEIGHT_MM
  const lying = width >= height
  const [long, short] = lying ? [width, height] : [height, width]
  const side = Math.max(long, short * aspect)
  const [w, h] = lying ? [side, side / aspect] : [side / aspect, side]
  return lyingDown(rectCorners({ ...rect, width: w, height: h }))
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
