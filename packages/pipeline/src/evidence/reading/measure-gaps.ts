import type { ReadCharacter } from '../../engines/ocr/decode-text.ts'
import type { TextProbabilities } from '../../engines/ocr/text-probabilities.ts'
import { advanceEm } from './layout.ts'
import { bearingEm, kerningEm, spaceKerningEm, type Band } from './letter-bearings.ts'
import { inkProfile, type LineInk } from './line-ink.ts'

/**
 * What can be measured between two neighbouring letters. White is in ems of the line's own type, less what the two
 * letters bring along and less the median of the line, which takes blur and spacing out: about 0 without anything
 * between them, 0.28 with a space, 0.56 with a stop and a space. Darkness is in the line's contrast, 0–1.
 */
export interface Gap {
  /** White over the whole height, above the stops, and below the apostrophes; at each share of ink. */
  readonly whole: readonly [number, number]
  readonly upper: readonly [number, number]
  readonly lower: readonly [number, number]
  /** A spot on the base line, below it, and at the capitals' heads, by how much it stands out. */
  readonly foot: number
  readonly below: number
  readonly top: number
  /** How much further their middles are apart than their widths say. */
  readonly spread: number
  /** The recogniser's highest probability of each sign between them, mean over its looks. */
  readonly seen: Readonly<Record<' ' | '.' | ',' | "'", number>>
  /** What a space between these two letters is narrower by. */
  readonly spaceKerning: number
  /** Middle of the white, as a share of the strip's width. */
  readonly at: number
}

/** Shares of the contrast at which a column holds ink: thin strokes reach the lower one, faint ground not the higher. */
const INK_SHARES = [0.3, 0.5] as const
/** Contrast is taken from so many line heights to either side: light and glare change along a line. */
const LOCAL_HEIGHTS = 2.5
/** Where a neighbourhood has less contrast than this share of the line's, what stands out is noise, not ink. */
const LEAST_CONTRAST = 0.25
/** How far, in ems, the recogniser's places of letters may be off. */
const PLACE_ERROR = 0.15
/** Rows of the bands over the base line, in heights of a capital. */
const BANDS: Readonly<Record<Band, readonly [from: number, to: number]>> = {
  whole: [0, 1],
  upper: [0.3, 1],
  lower: [0.05, 0.6],
}

interface White {
  /** Sub-pixel. */
  readonly width: number
  readonly from: number
  readonly to: number
}

/** The gaps between neighbours of `letters`: characters that are neither space, stop, comma nor apostrophe. */
export function measureGaps(letters: readonly ReadCharacter[], line: LineInk): Gap[] {
  const { base, cap, width } = line
  const em = emOf(letters, width)
  const bands = {
    whole: localInk(line, BANDS.whole),
    upper: localInk(line, BANDS.upper),
    lower: localInk(line, BANDS.lower),
  }
  const foot = inkProfile(line, base - 0.2 * cap, base + 0.03 * cap)
  const below = inkProfile(line, base + 0.06 * cap, base + 0.24 * cap)
  const top = inkProfile(line, base - cap, base - 0.68 * cap)
  const looks = [...new Set(letters.flatMap((c) => (c.from === undefined ? [] : [c.from.seen])))]
  const gaps = letters.slice(1).map((after, i): Gap => {
    const before = letters[i] ?? after
    const [a, b] = [before.character, after.character]
    const [x0, x1] = [before.at * width, after.at * width]
    const kerning = kerningEm(a, b)
    const whites = (band: Band): readonly [White, White] => {
      // Between the letters' edges, give or take; the whole height is white only there, so their middles will do.
      const from = x0 + em * (advanceEm(a) / 2 - bearingEm(a, 'right', band) - placeError(a, band))
      const to = x1 - em * (advanceEm(b) / 2 - bearingEm(b, 'left', band) - placeError(b, band))
      const [thin, bold] = INK_SHARES
      const [lo, hi] = band === 'whole' ? [x0, x1] : [from, to]
      return [widestWhite(bands[band], lo, hi, thin), widestWhite(bands[band], lo, hi, bold)]
    }
    const inEms = (band: Band, [thin, bold]: readonly [White, White]): readonly [number, number] => {
      const own = bearingEm(a, 'right', band) + bearingEm(b, 'left', band) + kerning
      return [thin.width / em - own, bold.width / em - own]
    }
    const [whole, upper, lower] = [whites('whole'), whites('upper'), whites('lower')]
    const { from, to } = upper[1]
    const seen = (sign: string): number => signSeen(looks, sign, before.at, after.at)
    return {
      whole: inEms('whole', whole),
      upper: inEms('upper', upper),
      lower: inEms('lower', lower),
      foot: spot(foot, from, to),
      below: spot(below, from - 0.1 * em, to),
      top: spot(top, lower[1].from, lower[1].to),
      spread: (x1 - x0) / em - (advanceEm(a) + advanceEm(b)) / 2 - kerning,
      seen: { ' ': seen(' '), '.': seen('.'), ',': seen(','), "'": seen("'") },
      spaceKerning: spaceKerningEm(a, b),
      at: (from + to) / 2 / width,
    }
  })
  return lessUsual(gaps)
}

/** An open U is white inside above its foot: there the edge must not be passed. */
function placeError(character: string, band: Band): number {
  return character === 'U' && band === 'upper' ? 0 : PLACE_ERROR
}

function lessUsual(gaps: readonly Gap[]): Gap[] {
  const usual = (of: (gap: Gap) => number): number => gaps.map(of).sort((a, b) => a - b)[gaps.length >> 1] ?? 0
  const less = (of: (gap: Gap) => readonly [number, number]): ((gap: Gap) => readonly [number, number]) => {
    const [thin, bold] = [usual((gap) => of(gap)[0]), usual((gap) => of(gap)[1])]
    return (gap) => [of(gap)[0] - thin, of(gap)[1] - bold]
  }
  const whole = less((gap) => gap.whole)
  const upper = less((gap) => gap.upper)
  const lower = less((gap) => gap.lower)
  return gaps.map((gap) => ({ ...gap, whole: whole(gap), upper: upper(gap), lower: lower(gap) }))
}

/** Darkness of each column between two heights of a capital, in the contrast of its neighbourhood. */
function localInk({ levels, width, height, base, cap }: LineInk, [from, to]: readonly [number, number]): Float64Array {
  const y0 = Math.max(0, Math.round(base - to * cap))
  const y1 = Math.min(height - 1, Math.round(base - from * cap))
  // Second darkest pixel of each column: one noisy pixel is no ink.
  const darkest = new Float64Array(width)
  for (let x = 0; x < width; x++) {
    let [first, second] = [255, 255]
    for (let y = y0, i = y0 * width + x; y <= y1; y++, i += width) {
      const level = levels[i] ?? 0
      if (level < first) {
        second = first
        first = level
      } else if (level < second) second = level
    }
    darkest[x] = second
  }
  const whole = extremes(darkest)
  const reach = LOCAL_HEIGHTS * height
  const step = Math.max(1, Math.floor(reach / 4))
  const dark = new Float64Array(width)
  for (let x = 0; x < width; x += step) {
    const middle = x + step / 2
    const near = darkest.subarray(Math.max(0, Math.floor(middle - reach)), Math.ceil(middle + reach))
    const { ink, paper } = extremes(near)
    const contrast = Math.max(paper - ink, LEAST_CONTRAST * (whole.paper - whole.ink), 1)
    for (let i = x; i < Math.min(width, x + step); i++) dark[i] = (paper - (darkest[i] ?? 255)) / contrast
  }
  return dark
}

function extremes(levels: Float64Array): { ink: number; paper: number } {
  const sorted = levels.slice().sort()
  return {
    ink: sorted[Math.floor(sorted.length * 0.1)] ?? 0,
    paper: sorted[Math.floor(sorted.length * 0.95)] ?? 255,
  }
}

/** The widest stretch of columns with less ink than `share`, its ends where the darkness passes it. */
function widestWhite(dark: Float64Array, from: number, to: number, share: number): White {
  const at = (x: number): number => dark[x] ?? 1
  const [lo, hi] = [Math.max(0, Math.floor(from)), Math.min(dark.length - 1, Math.ceil(to))]
  let best: White = { width: 0, from: (lo + hi) / 2, to: (lo + hi) / 2 }
  for (let x = lo; x <= hi; x++) {
    if (at(x) >= share) continue
    let [left, right] = [x, x]
    while (x < hi && at(x + 1) < share) x++
    right = x
    const [inside, outside] = [
      [at(left), at(right)],
      [at(left - 1), at(right + 1)],
    ]
    if (left > 0 && (outside[0] ?? 0) >= share)
      left -= (share - (inside[0] ?? 0)) / ((outside[0] ?? 0) - (inside[0] ?? 0))
    if (right < dark.length - 1 && (outside[1] ?? 0) >= share)
      right += (share - (inside[1] ?? 0)) / ((outside[1] ?? 0) - (inside[1] ?? 0))
    if (right - left > best.width) best = { width: right - left, from: left, to: right }
  }
  return best
}

/** How much the darkest spot of a stretch stands out from the lightest place on either side of it. */
function spot(profile: Float32Array, from: number, to: number): number {
  const [lo, hi] = [Math.max(0, Math.ceil(from)), Math.min(profile.length - 1, Math.floor(to))]
  // Lightest column from each place to the right end.
  const lightest = new Float32Array(Math.max(0, hi - lo + 1))
  for (let x = hi, low = Infinity; x >= lo; x--) lightest[x - lo] = low = Math.min(low, profile[x] ?? 0)
  let most = 0
  for (let x = lo, low = Infinity; x <= hi; x++) {
    const dark = profile[x] ?? 0
    low = Math.min(low, dark)
    most = Math.max(most, dark - Math.max(low, lightest[x - lo] ?? 0))
  }
  return most
}

function signSeen(looks: readonly TextProbabilities[], sign: string, from: number, to: number): number {
  if (looks.length === 0) return 0
  const most = looks.map(({ steps, characters, data }) => {
    const [classes, own] = [characters.length + 1, characters.indexOf(sign) + 1]
    let highest = 0
    for (let step = Math.ceil(from * steps); step < to * steps; step++)
      highest = Math.max(highest, data[step * classes + own] ?? 0)
    return highest
  })
  return most.reduce((sum, p) => sum + p, 0) / most.length
}

/** Size of the type in strip pixels: the median over neighbours of their distance per em of their advance. */
function emOf(letters: readonly ReadCharacter[], width: number): number {
  const sizes = letters
    .slice(1)
    .map((after, i) => {
      const before = letters[i] ?? after
      return ((after.at - before.at) * width) / ((advanceEm(before.character) + advanceEm(after.character)) / 2)
    })
    .sort((a, b) => a - b)
  return Math.max(1, sizes[sizes.length >> 1] ?? 1)
}
