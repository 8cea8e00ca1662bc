/**
 * What the recogniser saw, before any decision on characters: for each step across the strip the probability of every
 * class. Class 0 is the CTC blank; class k > 0 is `characters[k - 1]`. Decode it with `decodeText`, as often as wanted.
 */
export interface TextProbabilities {
  readonly steps: number
  readonly characters: string
  /** `data[step * (characters.length + 1) + class]`, each step adding up to 1. */
  readonly data: Float32Array
}
