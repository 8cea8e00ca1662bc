import type { TextKey } from '../text/texts-id.ts'

/** Sentences the judging part of the service gives word for word, and their keys; any other is shown as it came. */
const SENTENCES: Readonly<Record<string, TextKey>> = {
  'A second frame, so that the frames can be compared.': 'sentence.secondFrame',
  'A signature with a key the server knows.': 'sentence.knownKey',
  'A frame that shows the whole card.': 'sentence.wholeCard',
  'A flash challenge.': 'sentence.challenge',
  'A frame for every step of the flash challenge, tagged with its step, that shows its colour.': 'sentence.everyStep',
  'There is only one frame, which a still picture can fake.': 'sentence.oneFrame',
  'The evidence for the card is too weak.': 'sentence.weak',
}

export const sentenceKey = (sentence: string): TextKey | null =>
  Object.hasOwn(SENTENCES, sentence) ? (SENTENCES[sentence] ?? null) : null
