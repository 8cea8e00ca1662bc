import type { RgbImage } from '@identity/vision'
import { decodeText, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { TextProbabilities } from '../../engines/ocr/text-probabilities.ts'
import { mergeReadings } from './merge-readings.ts'
import { restoreSpaces } from './restore-spaces.ts'
import { cutStrip, type TextLine } from './text-line.ts'

/** What may stand in a value. Everything on a card is in capitals but its labels. */
export type Alphabet = 'capitals' | 'letters' | 'digits'

const CAPITALS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.,:'()&+"
/** Names hold no digits (Permendagri 73/2022, and none did before): an O is not a zero there. */
const LETTERS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.,:'()"
const DIGITS = '0123456789'

/** Letters the recogniser confuses with digits in the machine font of the NIK. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  ...{ O: '0', o: '0', D: '0', Q: '0', U: '0', I: '1', l: '1', i: '1', '|': '1', J: '1', L: '1', Z: '2', z: '2' },
  ...{ A: '4', S: '5', s: '5', G: '6', b: '6', T: '7', B: '8', g: '9', q: '9' },
}

const LETTER_OF: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B', 2: 'Z', 4: 'A', 6: 'G' }

/**
 * Share of the natural width a line is read at. Time goes with width, and the letter-spaced machine font of the NIK is
 * read better when squeezed: at full width the recogniser takes one digit for two.
 */
const FIRST_LOOK: Readonly<Record<Alphabet, number>> = { capitals: 0.9, letters: 0.9, digits: 0.65 }
/** The second look is wider: it finds the narrow letters (`III`) and stops that the first may lose. */
const SECOND_LOOK: Readonly<Record<Alphabet, number>> = { capitals: 1.3, letters: 1.3, digits: 0.8 }
/** A second look is taken when a character is less sure than this, or the line has hardly any. */
const UNSURE = 0.6
const FEW = 4

const NIK_LENGTH = 16

/** Read one line of the card, twice where the first look is unsure. */
export async function readLine(
  line: TextLine,
  alphabet: Alphabet,
  image: RgbImage,
  engine: OcrEngine,
): Promise<ReadText> {
  const look = async (squeeze: number): Promise<Look> => {
    const strip = cutStrip(image, line, STRIP_HEIGHT, squeeze)
    return { strip, read: decode(await engine.recognise(strip), alphabet) }
  }
  const first = await look(FIRST_LOOK[alphabet])
  const second = isSure(first.read) || first.read.text === '' ? null : await look(SECOND_LOOK[alphabet])
  if (alphabet === 'digits') return surerDigits(first.read, second?.read ?? null)
  const read = second === null ? first.read : mergeReadings(first.read, second.read)
  return restoreSpaces(read, second?.strip ?? first.strip)
}

/** The colon between label and value is half cut off as often as not, and dropped anyway. */
function isSure({ characters }: ReadText): boolean {
  const value = characters.filter((c, i) => i > 2 || c.character !== ':')
  return value.length > FEW && value.every((c) => c.confidence >= UNSURE)
}

interface Look {
  readonly strip: RgbImage
  readonly read: ReadText
}

function decode(seen: TextProbabilities, alphabet: Alphabet): ReadText {
  if (alphabet === 'digits') return decodeText(seen, DIGITS, (c) => DIGIT_OF[c] ?? c)
  if (alphabet === 'letters') return decodeText(seen, LETTERS, (c) => LETTER_OF[c] ?? c.toUpperCase())
  return decodeText(seen, CAPITALS, (c) => c.toUpperCase())
}

/** Two looks at a NIK: the one of the right length; with both, digit by digit the surer. Never a digit from neither. */
function surerDigits(first: ReadText, second: ReadText | null): ReadText {
  const whole = [first, second].filter((read) => read?.characters.length === NIK_LENGTH)
  return whole.length === 2 && second !== null ? mergeReadings(first, second) : (whole.at(0) ?? first)
}
