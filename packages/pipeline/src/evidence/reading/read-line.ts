import type { RgbImage } from '@identity/vision'
import { decodeText, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
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

/** Share of the natural width a strip is read at: the type is wide enough to be told apart, and time goes with width. */
const SQUEEZE: Readonly<Record<Alphabet, number>> = { capitals: 1, letters: 1, digits: 0.65 }

/** Read one line of the card. */
export async function readLine(
  line: TextLine,
  alphabet: Alphabet,
  image: RgbImage,
  engine: OcrEngine,
): Promise<ReadText> {
  const strip = cutStrip(image, line, STRIP_HEIGHT, SQUEEZE[alphabet])
  const seen = await engine.recognise(strip)
  if (alphabet === 'digits') return decodeText(seen, DIGITS, (c) => DIGIT_OF[c] ?? c)
  return restoreSpaces(
    alphabet === 'letters'
      ? decodeText(seen, LETTERS, (c) => LETTER_OF[c] ?? c.toUpperCase())
      : decodeText(seen, CAPITALS, (c) => c.toUpperCase()),
    strip,
  )
}
