import type { Rgb } from './flash-statistic.ts'

export type ParsedSamples =
  { readonly kind: 'samples'; readonly response: readonly Rgb[] } | { readonly kind: 'malformed'; readonly why: string }

/** Several samples a step are averaged; more than this many in all is no capture. */
const MAX_SAMPLES = 600

const malformed = (why: string): ParsedSamples => ({ kind: 'malformed', why })

const finite = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x)

/** The wire leaves the member names open: r, g, b; red, green, blue; `rgb: [r, g, b]`; or a bare array. */
function channelsOf(sample: unknown): Rgb | null {
  const list = Array.isArray(sample) ? (sample as unknown[]) : null
  const record = typeof sample === 'object' && sample !== null ? (sample as Record<string, unknown>) : {}
  const nested = Array.isArray(record.rgb) ? (record.rgb as unknown[]) : null
  const [r, g, b] = list ?? nested ?? [record.r ?? record.red, record.g ?? record.green, record.b ?? record.blue]
  return finite(r) && finite(g) && finite(b) ? [r, g, b] : null
}

/** 0-based step of each sample: as declared (0- or 1-based), or the order when none declares one. */
function stepsOf(samples: readonly unknown[], count: number): number[] | null {
  const declared = samples.map((sample) =>
    typeof sample === 'object' && sample !== null && !Array.isArray(sample)
      ? (sample as Record<string, unknown>).step
      : undefined,
  )
  if (declared.every((step) => step === undefined)) return samples.length === count ? samples.map((_, i) => i) : null
  if (!declared.every((step): step is number => Number.isInteger(step))) return null
  const set = new Set(declared)
  const base = Math.min(...declared)
  if (set.size !== count || (base !== 0 && base !== 1) || Math.max(...declared) !== base + count - 1) return null
  return declared.map((step) => step - base)
}

/**
 * The client's mean colours, one a challenge step, as 0–255 codes. Values may come as 0–255 or as 0–1, but not mixed.
 * A wrong number of steps is a client bug, so it is reported, not taken as an answer.
 */
export function parseFlashSamples(samples: readonly unknown[], colors: readonly string[]): ParsedSamples {
  if (samples.length > MAX_SAMPLES) return malformed(`more than ${MAX_SAMPLES} samples`)
  const channels = samples.map(channelsOf)
  if (!channels.every((c): c is Rgb => c !== null)) return malformed('a sample lacks three finite channel values')
  const steps = stepsOf(samples, colors.length)
  if (steps === null) return malformed(`the samples do not cover the ${colors.length} steps of the challenge`)

  const values = channels.flat()
  if (values.some((x) => x < 0 || x > 255)) return malformed('a value lies outside 0–255')
  const unit = values.every((x) => x <= 1) ? 255 : 1
  // On the 0–255 scale a lit step never reads below one code in all channels, unless the sample is of the other scale.
  const mixed = (c: Rgb, i: number) => Math.max(...c) <= 1 && Math.max(...c) > 0 && colors[steps[i]] !== '#000000'
  if (unit === 1 && channels.some(mixed)) return malformed('values on the scales 0–1 and 0–255 are mixed')

  const sums = colors.map(() => [0, 0, 0, 0] as [number, number, number, number])
  channels.forEach((c, i) => {
    const sum = sums[steps[i]]
    sum[0] += c[0] * unit
    sum[1] += c[1] * unit
    sum[2] += c[2] * unit
    sum[3] += 1
  })
  return { kind: 'samples', response: sums.map(([r, g, b, n]) => [r / n, g / n, b / n] as const) }
}
