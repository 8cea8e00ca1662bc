import {
  blockDct,
  firstLattice,
  ghostCurve,
  jpegFacts,
  latticeFit,
  luma,
  mapPoint,
  type JpegFacts,
  type LatticeStep,
  type Plane,
  type Point,
} from '@identity/vision'
import type { CardBox, ReadingEvidence } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { median } from '../../median.ts'

/** What one box of the card says about how its part of the file was compressed. */
export interface BoxTrace {
  readonly name: string
  readonly box: CardBox
  readonly blocks: number
  /** How well it lies on the first compression's lattice: about 1 like the other boxes, 0 not at all; null when too few coefficients. */
  readonly latticeFit: number | null
  readonly latticeCount: number
  /** Shape of its ghost curve less the card's usual one, natural-log units, one number a quality. */
  readonly ghostCurve: readonly number[]
  /** Length of that vector. */
  readonly ghostDistance: number
  /** Grid offset, px, on which the box has a lattice of its own; looked for only where it lacks the card's. */
  readonly foreignGrid: readonly [x: number, y: number] | null
}

export interface CompressionTraceEvidence {
  readonly frame: number
  readonly format: 'jpeg' | 'png'
  /** Sum of the last save's luma table; null for PNG. */
  readonly lumaTableSum: number | null
  /** Frequencies on which an earlier compression shows, and how clearly (median, 0–1). */
  readonly firstSave: { readonly frequencies: number; readonly strength: number; readonly medianStep: number } | null
  readonly ghostQualities: readonly number[]
  readonly boxes: readonly BoxTrace[]
  /** Robust standard deviation of the ghost distances of the text boxes, and their median. */
  readonly ghostUsual: number
  readonly ghostSpread: number
}

/** Ladder of forensics 5.7: from where text falls apart to where nothing is lost. */
export const GHOST_QUALITIES = [60, 66, 72, 77, 82, 86, 90, 94] as const
/** Frequencies on which a first compression must show before boxes are compared with it. */
const MIN_FREQUENCIES = 4
/** Coefficients a box needs before its fit means anything: its standard error is then below a tenth. */
const MIN_COEFFICIENTS = 60
/** Fewer blocks than this make no curve. */
const MIN_BLOCKS = 12
/** Where photos stand on cards, drawn in so that it holds no border; only compared with a lattice, never by ghosts. */
const PHOTO: CardBox = { x: 0.745, y: 0.22, width: 0.18, height: 0.36 }
/** Blocks of a box looked at when all 64 offsets are tried. */
const MAX_FOREIGN_BLOCKS = 150

/**
 * Whether every text box and the photo of the frame that was read carry the same traces of compression (forensics 5.7).
 * Looks at the file, not at the card: about 25 ms for 1600×1200. null without a card or for a damaged header.
 */
export async function measureCompressionTrace(burst: BurstView): Promise<CompressionTraceEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const frame = burst.frames[reading.frame] as FrameView | undefined
  if (frame === undefined || frame.card === null) return null
  const facts = frame.format === 'jpeg' ? jpegFacts(frame.encoded) : null
  if (frame.format === 'jpeg' && facts === null) return null
  const grid = gridOf(facts)
  const region = regionOf(frame, grid)
  if (region === null) return null
  const plane = luma(await frame.region(region))
  const places = namedBoxes(reading)
  const seen = places
    .map(({ name, box }) => ({ name, box, at: blocksIn(frame, box, region, plane) }))
    .map((place) => ({ ...place, blocks: transform(plane, place.at, [0, 0]) }))
    .filter(({ at }) => at.length >= MIN_BLOCKS)
  const text = seen.filter(({ name }) => name !== 'photo')
  if (text.length < 5) return null
  const ownSteps = ownStepsOf(facts, grid)
  const lattice = firstLattice(concat(text.map(({ blocks }) => blocks)), ownSteps)
  const known = lattice.length >= MIN_FREQUENCIES
  const curves = text.map(({ blocks }) => centred(ghostCurve(blocks, GHOST_QUALITIES)))
  const usual = GHOST_QUALITIES.map((_, q) => median(curves.map((curve) => curve[q])))
  const ghosts = curves.map((curve) => curve.map((value, q) => value - usual[q]))
  const distances = ghosts.map((ghost) => Math.hypot(...ghost))
  const ghostUsual = median(distances)
  return {
    frame: frame.index,
    format: frame.format,
    lumaTableSum: facts === null ? null : facts.lumaSteps.reduce((sum, step) => sum + step, 0),
    firstSave: known
      ? {
          frequencies: lattice.length,
          strength: round(median(lattice.map(({ strength }) => strength)), 3),
          medianStep: median(lattice.map(({ step }) => step)),
        }
      : null,
    ghostQualities: GHOST_QUALITIES,
    boxes: seen.map((place): BoxTrace => {
      const i = text.indexOf(place)
      const fit = known ? latticeFit(place.blocks, lattice) : null
      const enough = fit !== null && fit.count >= MIN_COEFFICIENTS
      return {
        name: place.name,
        box: rounded(place.box),
        blocks: place.at.length,
        latticeFit: enough ? round(fit.mean, 3) : null,
        latticeCount: fit?.count ?? 0,
        ghostCurve: i === -1 ? [] : ghosts[i].map((value) => round(value, 3)),
        ghostDistance: i === -1 ? 0 : round(distances[i], 3),
        foreignGrid: enough && fit.mean < 0.4 ? foreignGrid(plane, place.at, ownSteps) : null,
      }
    }),
    ghostUsual: round(ghostUsual, 3),
    ghostSpread: round(1.4826 * median(distances.map((d) => Math.abs(d - ghostUsual))), 3),
  }
}

interface Grid {
  readonly x: number
  readonly y: number
  /** Rows and columns of blocks are exchanged. */
  readonly turned: boolean
}

/** Where blocks begin on the upright picture: a turned or mirrored one is cut from its other end. */
function gridOf(facts: JpegFacts | null): Grid {
  if (facts === null) return { x: 0, y: 0, turned: false }
  const { width: w, height: h, orientation } = facts
  const turned = orientation >= 5
  const [right, bottom] = turned
    ? [orientation === 6 || orientation === 7, orientation === 7 || orientation === 8]
    : [orientation === 2 || orientation === 3, orientation === 3 || orientation === 4]
  return { x: right ? (turned ? h : w) % 8 : 0, y: bottom ? (turned ? w : h) % 8 : 0, turned }
}

function ownStepsOf(facts: JpegFacts | null, { turned }: Grid): number[] {
  if (facts === null) return new Array<number>(64).fill(1)
  return facts.lumaSteps.map((_, i) => facts.lumaSteps[turned ? (i % 8) * 8 + (i >> 3) : i])
}

/** The card's surroundings on the frame, cut along the block grid. */
function regionOf(frame: FrameView, grid: Grid): { left: number; top: number; width: number; height: number } | null {
  const { quad } = frame.card!
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const down = (value: number, phase: number) => Math.max(phase, Math.floor((value - phase) / 8) * 8 + phase)
  const left = down(Math.min(...xs), grid.x)
  const top = down(Math.min(...ys), grid.y)
  const width = Math.floor((Math.min(frame.width, Math.max(...xs)) - left) / 8) * 8
  const height = Math.floor((Math.min(frame.height, Math.max(...ys)) - top) / 8) * 8
  return width < 64 || height < 64 ? null : { left, top, width, height }
}

function namedBoxes({ fields, header }: Extract<ReadingEvidence, { kind: 'read' }>): { name: string; box: CardBox }[] {
  const named = [
    ...Object.entries(fields),
    ['province', header.province] as const,
    ['regency', header.regency] as const,
  ]
  return [
    ...named.flatMap(([name, { box }]) => (box === null || name === 'dateOfBirth' ? [] : [{ name, box }])),
    { name: 'photo', box: PHOTO },
  ]
}

/** Upper left corners, in the region, of the blocks whose centre lies in a box and which are not clipped. */
function blocksIn(
  frame: FrameView,
  box: CardBox,
  region: { left: number; top: number },
  plane: Plane,
): readonly Point[] {
  const { homography } = frame.card!
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x + box.width, box.y + box.height],
    [box.x, box.y + box.height],
  ].map(([x, y]): Point => {
    const [u, v] = mapPoint(homography, [x, y])
    return [u - region.left, v - region.top]
  })
  const inside = (px: number, py: number): boolean =>
    corners.every(([ax, ay], i) => {
      const [bx, by] = corners[(i + 1) % 4]
      return (bx - ax) * (py - ay) - (by - ay) * (px - ax) >= 0
    })
  const found: Point[] = []
  const from = (values: number[]) => Math.max(0, Math.floor(Math.min(...values) / 8) * 8)
  const to = (values: number[], end: number) => Math.min(end - 8, Math.max(...values))
  for (
    let y = from(corners.map((c) => c[1]));
    y <=
    to(
      corners.map((c) => c[1]),
      plane.height,
    );
    y += 8
  ) {
    for (
      let x = from(corners.map((c) => c[0]));
      x <=
      to(
        corners.map((c) => c[0]),
        plane.width,
      );
      x += 8
    ) {
      if (inside(x + 4, y + 4) && !clipped(plane, x, y)) found.push([x, y])
    }
  }
  return found
}

/** A pixel that was cut off at white or black has left every lattice. */
function clipped(plane: Plane, left: number, top: number): boolean {
  for (let y = top; y < top + 8; y++) {
    for (let x = left; x < left + 8; x++) {
      const value = plane.data[y * plane.width + x]
      if (value < 3 || value > 250) return true
    }
  }
  return false
}

function transform(plane: Plane, at: readonly Point[], [dx, dy]: Point): Float32Array {
  const inside = at.filter(([x, y]) => x + dx + 8 <= plane.width && y + dy + 8 <= plane.height)
  const out = new Float32Array(64 * inside.length)
  inside.forEach(([x, y], i) => blockDct(plane, x + dx, y + dy, out, 64 * i))
  return out
}

/** The offset of the block grid on which a box was compressed before, when that is not the file's own. */
function foreignGrid(
  plane: Plane,
  at: readonly Point[],
  ownSteps: readonly number[],
): readonly [number, number] | null {
  const some = at.slice(0, MAX_FOREIGN_BLOCKS)
  let best: { frequencies: number; grid: readonly [number, number] } | null = null
  for (let dy = 0; dy < 8; dy++) {
    for (let dx = 0; dx < 8; dx++) {
      if (dx === 0 && dy === 0) continue
      const lattice: LatticeStep[] = firstLattice(transform(plane, some, [dx, dy]), ownSteps)
      if (lattice.length >= MIN_FREQUENCIES && lattice.length > (best?.frequencies ?? 0)) {
        best = { frequencies: lattice.length, grid: [dx, dy] }
      }
    }
  }
  return best?.grid ?? null
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function centred(curve: readonly number[]): number[] {
  const mean = curve.reduce((sum, value) => sum + value, 0) / curve.length
  return curve.map((value) => value - mean)
}

const rounded = ({ x, y, width, height }: CardBox): CardBox => ({
  x: round(x, 4),
  y: round(y, 4),
  width: round(width, 4),
  height: round(height, 4),
})

/** Adding 0 turns −0, which JSON does not keep, into 0. */
const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0
