import { FIELDS, normaliseProvince, normaliseRegency, OCCUPATIONS, regionsUnder, splitBirthLine } from '@identity/ktp'
import { invert, mapPoint, type Homography, type Point } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { CAPITALS, DIGITS, LETTERS, NUMERIC, type Alphabet } from './alphabets.ts'
import type { CardView } from './card-view.ts'
import { alignText, ctcScores, likelyTexts, logLikelihood, type CtcScores } from './ctc-scores.ts'
import type { RawValue, RawValues } from './read-values.ts'
import { restoreGaps } from './restore-gaps.ts'
import { cutStrip, lineOf, type TextLine } from './text-line.ts'
import type { CardBox } from '../evidence.ts'

/** A value at least this sure is left as it was read. */
const SURE = 0.9
/** Texts kept of each look. */
const BEAM = 6
/**
 * Width a line is read at, as a share of its natural one, and room above and below it as a share of its height. First
 * comes the look that differs most from the first reading: where the two agree the others are not taken.
 */
const LOOKS = [
  { squeeze: 1.15, room: 0.12 },
  { squeeze: 0.75, room: 0.05 },
  { squeeze: 0.95, room: -0.05 },
] as const
const NIK_LOOKS = [
  { squeeze: 0.75, room: 0.1 },
  { squeeze: 0.6, room: 0.05 },
  { squeeze: 0.9, room: 0 },
] as const
/** Room at the ends of a line, in its heights: a first or last letter is cut as often as not. */
const ENDS = { left: 0.25, right: 0.35 } as const

interface Look {
  readonly scores: CtcScores
  readonly line: TextLine
  readonly squeeze: number
}

/** A text that is not listed must be this much likelier (nats) than the nearest listed one to stand, in an open list. */
const KNOWN_BONUS = 4
/** In a closed list nothing else is printed: only a line that looks nothing like its entries is left as it was read. */
const CLOSED_BONUS = 14

/** What may be printed: one of a few words, or most likely one of the known names. */
interface Known {
  readonly texts: readonly string[]
  readonly closed: boolean
}
const ANYTHING: Known = { texts: [], closed: false }
const oneOf = (...texts: readonly string[]): Known => ({ texts, closed: true })
const mostly = (texts: readonly string[]): Known => ({ texts, closed: false })

/**
 * Read again what the first reading is unsure of: at other widths and crops, until the first of them agrees with the
 * first reading or all are taken, and choose the text that the looks together make likeliest, among what each of them
 * suggests and what the field's own list holds.
 */
export async function lookAgain(
  values: RawValues,
  toCard: Homography,
  view: CardView,
  engine: OcrEngine,
): Promise<RawValues> {
  const toView = invert(toCard)
  const again = async (
    value: RawValue | null,
    alphabet: Alphabet,
    known: Known = ANYTHING,
  ): Promise<RawValue | null> => {
    if (value?.characters === undefined) return value
    // What its list does not hold may have lost a letter where nobody saw one: looked at again however sure.
    const unlisted = known.texts.length > 0 && !known.texts.some((text) => squeezed(text) === squeezed(value.text))
    if (value.confidence >= SURE && (!unlisted || value === values.rows.nik)) return value
    const looks: Look[] = []
    for (const { squeeze, room } of alphabet === DIGITS ? NIK_LOOKS : LOOKS) {
      const line = lineOfBox(value.box, room, toView)
      const seen = await engine.recognise(cutStrip(view, line, STRIP_HEIGHT, squeeze))
      looks.push({ scores: ctcScores(seen, alphabet), line, squeeze })
      if (looks.length > 1) continue
      const read = likeliest(value, looks, alphabet, known, view)
      if (read !== null && squeezed(read.text) === squeezed(value.text)) return read
    }
    return likeliest(value, looks, alphabet, known, view) ?? value
  }
  const { rows } = values
  const province = await again(values.province, LETTERS, mostly(PROVINCES))
  const provinceCode = province === null ? null : normaliseProvince(province.text).code
  const regency = await again(values.regency, LETTERS, mostly(regencyNames(provinceCode)))
  const regencyCode = regency === null ? null : normaliseRegency(regency.text, provinceCode).code
  const birth = await again(rows.birth, CAPITALS)
  const gender = await again(rows.gender, LETTERS, oneOf('LAKI-LAKI', 'PEREMPUAN'))
  const fitting = nikBeginnings(birth, gender, regencyCode)
  return {
    ...values,
    province,
    regency,
    issuePlace: await again(values.issuePlace, LETTERS, mostly(regencyNames(provinceCode))),
    issueDate: await again(values.issueDate, NUMERIC),
    rows: {
      ...rows,
      nik: await again(rows.nik, DIGITS, mostly(fitting)),
      name: await again(rows.name, LETTERS),
      birth,
      gender,
      address: await again(rows.address, CAPITALS),
      rtRw: await again(rows.rtRw, NUMERIC),
      kelurahan: await again(rows.kelurahan, CAPITALS),
      kecamatan: await again(
        rows.kecamatan,
        CAPITALS,
        regencyCode === null ? ANYTHING : mostly(regionsUnder(regencyCode).map((r) => r.name)),
      ),
      religion: await again(rows.religion, LETTERS, RELIGIONS),
      marital: await again(rows.marital, LETTERS, MARITAL),
      occupation: await again(rows.occupation, CAPITALS, mostly(OCCUPATIONS)),
      nationality: await again(rows.nationality, LETTERS, oneOf('WNI')),
      validUntil: await again(rows.validUntil, CAPITALS, mostly(['SEUMUR HIDUP'])),
    },
  }
}

const PROVINCES = regionsUnder(null).map((r) => r.printed)
const RELIGIONS = oneOf('ISLAM', 'KRISTEN', 'KATHOLIK', 'KATOLIK', 'HINDU', 'BUDHA', 'BUDDHA', 'KHONGHUCU', 'KONGHUCU')
const MARITAL = oneOf('BELUM KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI', 'KAWIN TERCATAT')

function regencyNames(province: string | null): string[] {
  return province === null ? [] : regionsUnder(province).flatMap((r) => [r.printed, r.name])
}

function lineOfBox({ x, y, width, height }: CardBox, room: number, toView: Homography): TextLine {
  // The box is in fractions of a card that is 1.586 times as wide as high.
  const inWidths = height / 1.586
  const [x0, x1] = [x - ENDS.left * inWidths, x + width + ENDS.right * inWidths]
  const [y0, y1] = [y - room * height, y + (1 + room) * height]
  const at = (px: number, py: number): Point => mapPoint(toView, [px, py])
  return lineOf([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)])
}

/** A value that a list or the other fields settled keeps what was read by itself. */
export interface SettledValue extends RawValue {
  /** The likeliest text without the list. */
  readonly unsettled?: string
}

interface Scored {
  readonly text: string
  readonly score: number
}

function likeliest(
  value: RawValue,
  looks: readonly Look[],
  alphabet: Alphabet,
  known: Known,
  view: CardView,
): SettledValue | null {
  const free = new Set([squeezed(value.text), ...looks.flatMap(({ scores }) => likelyTexts(scores, BEAM))])
  free.delete('')
  const listed = alphabet === DIGITS ? withSerials(known.texts, free) : known.texts.map(squeezed)
  const inOrder = (texts: Iterable<string>): Scored[] =>
    [...new Set(texts)]
      .filter((text) => alphabet !== DIGITS || text.length === NIK_LENGTH)
      .map((text) => ({
        text,
        score: looks.reduce((sum, { scores }) => sum + logLikelihood(scores, text), 0) / looks.length,
      }))
      .filter(({ score }) => Number.isFinite(score))
      .sort((a, b) => b.score - a.score)
  const [own, fromList] = [inOrder(free), inOrder(listed)]
  const ownBest = own.at(0) ?? null
  const listBest = fromList.at(0) ?? null
  const chosen = choose(ownBest, listBest, known.closed ? CLOSED_BONUS : KNOWN_BONUS)
  if (chosen === null) return null
  // What else it could be: another entry, or another text where the list does not decide.
  const rivals = (chosen.listed ? fromList : own).filter(({ text }) => text !== chosen.text)
  const rival = rivals.at(0)?.score ?? -Infinity
  const overruled = chosen.listed && ownBest !== null && ownBest.text !== chosen.text
  const lead = overruled && !known.closed ? chosen.score - ownBest.score + KNOWN_BONUS : Infinity
  const read = spelledOut(chosen.text, looks, alphabet, view)
  if (read === null) return null
  const trust = Math.min(1, 0.7 + Math.min(chosen.score - rival, lead) / 10)
  return {
    ...value,
    text: read.text,
    characters: read.characters,
    confidence: sureness(read) * trust,
    ...(overruled ? { unsettled: ownBest.text } : {}),
  }
}

function choose(own: Scored | null, listed: Scored | null, bonus: number): (Scored & { listed: boolean }) | null {
  if (listed !== null && (own === null || listed.score >= own.score - bonus)) return { ...listed, listed: true }
  return own === null ? null : { ...own, listed: false }
}

/** The text at its places in the widest look, as sure of each character as the looks are on average. */
function spelledOut(text: string, looks: readonly Look[], alphabet: Alphabet, view: CardView): ReadText | null {
  const aligned = looks.flatMap((look) => {
    const read = alignText(look.scores, text)
    return read === null ? [] : [{ ...look, read }]
  })
  const widest = aligned.reduce<(typeof aligned)[number] | null>(
    (w, look) => (w === null || look.squeeze > w.squeeze ? look : w),
    null,
  )
  if (widest === null) return null
  const characters = widest.read.characters.map((c, i): ReadCharacter => {
    const all = aligned.map(({ read }) => read.characters[i]?.confidence ?? 0)
    return { ...c, confidence: all.reduce((a, b) => a + b, 0) / all.length }
  })
  const plain = readText(characters)
  if (alphabet === DIGITS || alphabet === NUMERIC) return plain
  return restoreGaps(plain, cutStrip(view, widest.line, STRIP_HEIGHT, widest.squeeze))
}

const NIK_LENGTH = 16

/** The first twelve digits that the printed birth date and gender allow in each district of the regency. */
function nikBeginnings(birth: RawValue | null, gender: RawValue | null, regency: string | null): string[] {
  const printed =
    birth === null ? null : splitBirthLine(birth.text.replaceAll(/(?<=[\d-]) +(?=[\d-])/g, '')).dateOfBirth
  const date = FIELDS.dateOfBirth.normalise(printed ?? '').value
  const sex = FIELDS.gender.normalise(gender?.text ?? '').value
  if (date === null || sex === null || regency === null) return []
  const day = Number(date.slice(0, 2)) + (sex === 'PEREMPUAN' ? 40 : 0)
  const born = `${String(day).padStart(2, '0')}${date.slice(3, 5)}${date.slice(8, 10)}`
  return regionsUnder(regency.replaceAll('.', '')).map(({ code }) => `${code.replaceAll('.', '')}${born}`)
}

/** Beginnings of a NIK with the endings that were read, and those with a digit more where one was lost. */
function withSerials(beginnings: readonly string[], read: ReadonlySet<string>): string[] {
  const endings = new Set<string>()
  for (const text of read) {
    if (text.length < NIK_LENGTH - 2) continue
    endings.add(text.slice(-4))
    const three = text.slice(-3)
    for (let i = 0; i < 3; i++) endings.add(three.slice(0, i) + three.charAt(i) + three.slice(i))
    endings.add(`0${three}`)
  }
  return beginnings.flatMap((start) => [...endings].map((end) => start + end))
}

function sureness({ mean, min }: ReadText): number {
  return (mean + min) / 2
}

function squeezed(text: string): string {
  return text.replaceAll(' ', '')
}
