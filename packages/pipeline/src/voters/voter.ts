import type { Evidence, EvidenceName } from '../evidence/evidence.ts'

/** Which question the voter helps to answer: a physical card in front of a camera, or a card as issued? */
export type VoterFamily = 'anti_spoof' | 'tamper'

/** Numbers with their units in the key, and what a dashboard can draw. Plain JSON, bounded, no PII. */
export type Measured = Readonly<Record<string, unknown>>

/** A part of `measured` that a page can draw. */
export interface DrawnEvidence {
  /** Where it stands in `measured`; `[]` goes through a list. A member may be null or a list empty where nothing was seen. */
  readonly path: string
  /** Its members and their units. Boxes are x, y, width, height as fractions of the upright card, or of the picture without one. */
  readonly shape: string
  /** How to draw it. */
  readonly as: string
}

/**
 * What a voter says. `finding` is one of the voter's declared findings; the policy file gives each its
 * log-likelihood ratio, so that no voter holds a weight.
 */
export interface Finding<Name extends string = string> {
  readonly finding: Name
  /** One plain sentence for an analyst: what was seen, not what to think of the person. */
  readonly reason: string
  readonly measured: Measured
}

export interface Voter<Needs extends EvidenceName = EvidenceName, Name extends string = string> {
  /** Wire name; equals the folder name. */
  readonly name: string
  readonly family: VoterFamily
  /** Raised whenever the same evidence could give another finding. */
  readonly version: string
  /** The only evidence the runner hands over. */
  readonly needs: readonly Needs[]
  /** Every finding it can give, and what each means: did not object, objects, or cannot know. */
  readonly findings: Readonly<Record<Name, 'pass' | 'fail' | 'absent'>>
  /** For the reference page and the dashboard. */
  readonly about: {
    readonly sees: string
    readonly fooledBy: string
    readonly thresholdSource: string
  }
  /** What in `measured` can be drawn; none where numbers say it all. */
  readonly draws?: readonly DrawnEvidence[]
  readonly vote: (evidence: Pick<Evidence, Needs>) => Finding<Name>
}
