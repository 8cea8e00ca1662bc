/** How a field is drawn: colour, line pattern and word say the same, so that none is needed to tell bands apart. */
export interface ConfidenceBand {
  readonly label: string
  /** From the Okabe–Ito palette, which people with any colour vision tell apart; darkened where text needs it. */
  readonly colour: string
  /** SVG `stroke-dasharray` in units of the line's width; empty for a solid line. */
  readonly dashes: readonly number[]
}

/** 0.9 is the confidence from which a field counts as sure in the accuracy figures; 0.6 is where readings turn doubtful. */
const SURE: ConfidenceBand = { label: 'sure', colour: '#0072b2', dashes: [] }
const LIKELY: ConfidenceBand = { label: 'likely', colour: '#b87400', dashes: [4, 2] }
const DOUBTFUL: ConfidenceBand = { label: 'doubtful', colour: '#c4440c', dashes: [1, 1.5] }
const UNREADABLE: ConfidenceBand = { label: 'unreadable', colour: '#5a5a5a', dashes: [1, 3] }

/** From best to worst, for the legend. */
export const BANDS: readonly ConfidenceBand[] = [SURE, LIKELY, DOUBTFUL, UNREADABLE]

export function confidenceBand(field: { readonly value: string | null; readonly confidence: number }): ConfidenceBand {
  if (field.value === null) return UNREADABLE
  if (field.confidence >= 0.9) return SURE
  return field.confidence >= 0.6 ? LIKELY : DOUBTFUL
}
