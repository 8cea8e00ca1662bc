import { normaliseProvince, normaliseRegency, regionsUnder } from '@identity/ktp'
import { invert, mapPoint, type Homography, type Point } from '@identity/vision'
import { readText, type ReadCharacter, type ReadText } from '../../engines/ocr/decode-text.ts'
import { STRIP_HEIGHT, type OcrEngine } from '../../engines/ocr/ocr-engine.ts'
import { CAPITALS, DIGITS, LETTERS, NUMERIC, type Alphabet } from './alphabets.ts'
import type { CardView } from './card-view.ts'
import { alignText, ctcScores, likelyTexts, logLikelihood, type CtcScores } from './ctc-scores.ts'
import type { RawValue, RawValues } from './read-values.ts'
import { restoreMarks } from './restore-marks.ts'
import { restoreSpaces } from './restore-spaces.ts'
import { cutStrip, lineOf, type TextLine } from './text-line.ts'
import type { CardBox } from '../evidence.ts'

/** A value at least this sure is left as it was read. */
const SURE = 0.9
/** Texts kept of each look. */
const BEAM = 6
/** Width a line is read at, as a share of its natural one, and room above and below it as a share of its height. */
const LOOKS = [
  { squeeze: 0.75, room: 0.05 },
  { squeeze: 1.15, room: 0.12 },
  { squeeze: 0.95, room: -0.05 },
] as const
const NIK_LOOKS = [
  { squeeze: 0.6, room: 0.05 },
  { squeeze: 0.75, room: 0.1 },
  { squeeze: 0.9, room: 0 },
] as const
/** Room at the ends of a line, in its heights: a first or last letter is cut as often as not. */
const ENDS = { left: 0.25, right: 0.35 } as const

interface Look {
  readonly scores: CtcScores
  readonly line: TextLine
  readonly squeeze: number
}

/**
 * Read again what the first reading is unsure of: at other widths and crops, and choose the text that all looks
 * together make likeliest, among what each of them suggests and what the field's own list holds.
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
    known: readonly string[] = [],
  ): Promise<RawValue | null> => {
    if (value?.characters === undefined || value.confidence >= SURE) return value
    const looks = await looksAt(value, alphabet, toView, view, engine)
    return likeliest(value, looks, alphabet, known, view) ?? value
  }
  const { rows } = values
  const province = await again(values.province, LETTERS, PROVINCES)
  const provinceCode = province === null ? null : normaliseProvince(province.text).code
  const regency = await again(values.regency, LETTERS, regencyNames(provinceCode))
  const regencyCode = regency === null ? null : normaliseRegency(regency.text, provinceCode).code
  return {
    ...values,
    province,
    regency,
    issuePlace: await again(values.issuePlace, LETTERS, regencyNames(provinceCode)),
    issueDate: await again(values.issueDate, NUMERIC),
    rows: {
      ...rows,
      nik: await again(rows.nik, DIGITS),
      name: await again(rows.name, LETTERS),
      birth: await again(rows.birth, CAPITALS),
      gender: await again(rows.gender, LETTERS, ['LAKI-LAKI', 'PEREMPUAN']),
      address: await again(rows.address, CAPITALS),
      rtRw: await again(rows.rtRw, NUMERIC),
      kelurahan: await again(rows.kelurahan, CAPITALS),
      kecamatan: await again(
        rows.kecamatan,
        CAPITALS,
        regencyCode === null ? [] : regionsUnder(regencyCode).map((r) => r.name),
      ),
      religion: await again(rows.religion, LETTERS, RELIGIONS),
      marital: await again(rows.marital, LETTERS, MARITAL),
      occupation: await again(rows.occupation, CAPITALS),
      nationality: await again(rows.nationality, LETTERS, ['WNI']),
      validUntil: await again(rows.validUntil, CAPITALS, ['SEUMUR HIDUP']),
    },
  }
}

const PROVINCES = regionsUnder(null).map((r) => r.printed)
const RELIGIONS = ['ISLAM', 'KRISTEN', 'KATHOLIK', 'KATOLIK', 'HINDU', 'BUDHA', 'BUDDHA', 'KHONGHUCU', 'KONGHUCU']
const MARITAL = ['BELUM KAWIN', 'KAWIN', 'CERAI HIDUP', 'CERAI MATI', 'KAWIN TERCATAT']

function regencyNames(province: string | null): string[] {
  return province === null ? [] : regionsUnder(province).flatMap((r) => [r.printed, r.name])
}

async function looksAt(
  value: RawValue,
  alphabet: Alphabet,
  toView: Homography,
  view: CardView,
  engine: OcrEngine,
): Promise<Look[]> {
  const looks: Look[] = []
  for (const { squeeze, room } of alphabet === DIGITS ? NIK_LOOKS : LOOKS) {
    const line = lineOfBox(value.box, room, toView)
    const seen = await engine.recognise(cutStrip(view, line, STRIP_HEIGHT, squeeze))
    looks.push({ scores: ctcScores(seen, alphabet), line, squeeze })
  }
  return looks
}

function lineOfBox({ x, y, width, height }: CardBox, room: number, toView: Homography): TextLine {
  // The box is in fractions of a card that is 1.586 times as wide as high.
  const inWidths = height / 1.586
  const [x0, x1] = [x - ENDS.left * inWidths, x + width + ENDS.right * inWidths]
  const [y0, y1] = [y - room * height, y + (1 + room) * height]
  const at = (px: number, py: number): Point => mapPoint(toView, [px, py])
  return lineOf([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)])
}

function likeliest(
  value: RawValue,
  looks: readonly Look[],
  alphabet: Alphabet,
  known: readonly string[],
  view: CardView,
): RawValue | null {
  const own = squeezed(value.text)
  const listed = known.map(squeezed)
  const candidates = new Set([own, ...listed, ...looks.flatMap(({ scores }) => likelyTexts(scores, BEAM))])
  candidates.delete('')
  const scored = [...candidates]
    .map((text) => ({
      text,
      score: looks.reduce((sum, { scores }) => sum + logLikelihood(scores, text), 0) / looks.length,
    }))
    .filter(({ score }) => Number.isFinite(score))
    .sort((a, b) => b.score - a.score)
  const best = scored.at(0)
  if (best === undefined) return null
  const aligned = looks.flatMap(({ scores, ...look }) => {
    const read = alignText(scores, best.text)
    return read === null ? [] : [{ ...look, scores, read }]
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
  const strip = cutStrip(view, widest.line, STRIP_HEIGHT, widest.squeeze)
  const plain = readText(characters)
  const read =
    alphabet === DIGITS || alphabet === NUMERIC
      ? plain
      : restoreSpaces(alphabet === LETTERS ? restoreMarks(plain, strip) : plain, strip)
  const margin = best.score - (scored.at(1)?.score ?? -Infinity)
  return {
    ...value,
    text: read.text,
    characters: read.characters,
    confidence: sureness(read) * Math.min(1, 0.7 + margin / 10),
  }
}

function sureness({ mean, min }: ReadText): number {
  return (mean + min) / 2
}

function squeezed(text: string): string {
  return text.replaceAll(' ', '')
}
