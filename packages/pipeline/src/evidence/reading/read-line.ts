import type { RgbImage } from '@identity/vision'
import { decodeText, readText, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import type { TextProbabilities } from '../../engines/ocr/text-probabilities.ts'
import type { CardView } from './card-view.ts'
import { mergeReadings } from './merge-readings.ts'
import { restoreGaps } from './restore-gaps.ts'
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
 * Share of the natural width a line is read at: time goes with width, and capitals at three quarters of theirs still
 * give every letter two steps of the recogniser. At 0.6 fields were lost on 12 generated photos, between 0.7 and 0.9 none.
 */
const FIRST_LOOK = 0.75
/**
 * A short line costs little and is looked at again where it is unsure or has hardly any letters, wider: a narrow letter
 * is a third of those. What is unsure of a longer line is for `lookAgain`.
 */
const SECOND_LOOK = 1.3
/** In heights of the line; `Gol. Darah : O` is about seven. */
const SHORT = 9
const UNSURE = 0.6
const FEW = 4

const NIK_LENGTH = 16

/** Read one line of the card; a short one twice where the first look is unsure. `squeeze`: width of the first look. */
export async function readLine(
  line: TextLine,
  alphabet: Alphabet,
  view: CardView,
  engine: OcrEngine,
  squeeze = FIRST_LOOK,
): Promise<ReadText> {
  const look = async (share: number): Promise<Look> => {
    const strip = cutStrip(view, line, STRIP_HEIGHT, share)
    return { strip, read: decode(await engine.recognise(strip), alphabet) }
  }
  if (alphabet === 'digits') return readDigits(async (share) => (await look(share)).read)
  const first = await look(squeeze)
  const second = line.length < SHORT * line.height && isUnsure(first.read) ? await look(SECOND_LOOK) : null
  const read = second === null ? first.read : mergeReadings(first.read, second.read)
  const restored = restoreGaps(read, second?.strip ?? first.strip)
  return alphabet === 'letters' ? restored : withRomanNumerals(restored)
}

/** The colon between label and value is half cut off as often as not, and dropped anyway. */
function isUnsure({ characters }: ReadText): boolean {
  const value = characters.filter((c, i) => i > 2 || c.character !== ':')
  return characters.length > 0 && (value.length <= FEW || value.some((c) => c.confidence < UNSURE))
}

/** A one beside an I is an I: alleys are numbered in Roman numerals, `GG. III`. */
function withRomanNumerals(read: ReadText): ReadText {
  const text = read.text.replaceAll(/(?<![0-9A-Z])[1I]{2,4}(?![0-9A-Z])/g, (run) =>
    run.includes('I') ? 'I'.repeat(run.length) : run,
  )
  if (text === read.text) return read
  return readText(read.characters.map((c, i) => ({ ...c, character: text.charAt(i) })))
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

/**
 * Looks at the letter-spaced machine font of the NIK, which is read better squeezed: at full width the recogniser takes
 * one digit for two. Two looks that agree are enough.
 */
const DIGIT_LOOKS = [0.5, 0.65, 0.8]

/** The digits most looks of the right length agree on, each with the confidence that agreement leaves it. */
async function readDigits(look: (squeeze: number) => Promise<ReadText>): Promise<ReadText> {
  const whole: ReadText[] = []
  let first: ReadText | null = null
  for (const squeeze of DIGIT_LOOKS) {
    const read = await look(squeeze)
    first ??= read
    if (read.characters.length === NIK_LENGTH) whole.push(read)
    if (whole.length === 2 && whole.every(({ text }) => text === read.text)) break
  }
  const some = whole.at(0)
  if (some === undefined) return first ?? readText([])
  return readText(
    some.characters.map((own, i) => {
      const votes = new Map<string, number>()
      let total = 0
      for (const { characters } of whole) {
        const { character, confidence } = characters.at(i) ?? own
        votes.set(character, (votes.get(character) ?? 0) + confidence)
        total += confidence
      }
      const [character, weight] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))
      const agreeing = whole.flatMap((read) => read.characters.at(i) ?? []).filter((c) => c.character === character)
      const surest = Math.max(...agreeing.map((c) => c.confidence))
      const seen = whole.flatMap((read) => read.characters.at(i) ?? []).map((c) => c.character + (c.others ?? ''))
      const others = [...new Set([...votes.keys(), ...Array.from(seen.join(''))])]
        .filter((c) => c !== character)
        .join('')
      return { ...own, character, confidence: surest * (weight / Math.max(total, 1e-9)), others }
    }),
  )
}
