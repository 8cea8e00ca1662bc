import { parsePrintedDate } from '@identity/ktp'
import type { BorderProfile } from '../../evidence/forensics/photo-region/border-profile.ts'
import type { PhotoRegionEvidence } from '../../evidence/forensics/photo-region/measure-photo-region.ts'
import type { ReadingEvidence } from '../../evidence/evidence.ts'
import type { Voter } from '../voter.ts'

/** Forensics 3, table of gates: below 450 px of card width no pixel voter speaks; sides need more. */
const MIN_PX_PER_MM = 450 / 85.6
const MIN_BORDER_PX_PER_MM = 700 / 85.6
/** Share of the upper corners that must have the colour before it is called the background's. */
const MIN_EVENNESS = 0.6
/** The year decides, so the NIK must hold the same one: two readings that agree need less sureness each … */
const MIN_YEAR_CONFIDENCE = 0.6
/** … than when digits of the NIK were settled by the printed date, which then stands alone. */
const MIN_LONE_YEAR_CONFIDENCE = 0.9
const SETTLED_RULE = 'nik_digits_settled'
/**
 * A side that is this much softer than the other two, and this wide, hides a second edge. Genuine sides of generated cards:
 * 0.16–0.32 mm, at most 1.4 times one another; swapped portraits reach 0.63 mm.
 */
const STEP_TIMES = 1.8
const STEP_MM = 0.45
/** A worn side is wide too, but not straight: 0.05 mm on a worn card, 0.03 mm at most on set ones. */
const MOST_ROUGH_MM = 0.035
/** A line or sliver along one side: swing beyond ground or background; genuine sides reach 0.06. */
const SLIVER = 0.12
const SLIVER_TIMES = 4
/** Two sides turned the same way by this much: a photo laid on, not printed. Genuine sides are straight to 0.4°. */
const TURN_DEG = 1.5
const MOST_TURN_DEG = 12

export const photoRegion: Voter<
  'photoRegion' | 'reading',
  'undisturbed' | 'wrong_background_colour' | 'border_step' | 'turned_photo' | 'not_seen' | 'too_small'
> = {
  name: 'photo_region',
  family: 'tamper',
  version: '1',
  needs: ['photoRegion', 'reading'],
  findings: {
    undisturbed: 'pass',
    wrong_background_colour: 'fail',
    border_step: 'fail',
    turned_photo: 'fail',
    not_seen: 'absent',
    too_small: 'absent',
  },
  about: {
    sees: 'Whether the portrait’s background is red for an odd and blue for an even year of birth, and whether the three sides at which it meets the card are equally crisp, clean and straight. The face itself is not looked at.',
    fooledBy:
      'Any portrait with the right background set exactly into its box, a face exchanged within its own background, and a whole card printed at once. Cards of foreigners and backgrounds of other colours are not judged by colour.',
    thresholdSource:
      'Colour rule: registration office (odd red, even blue). Sides: 60 generated genuine cards of two designs, widths within 1.4 of one another, swings up to 0.06, turns up to 0.4°; limits lie well outside. Of 12 portraits exchanged digitally at random it objects to 3: those whose background no longer fits or that were set a little off.',
  },
  draws: [
    { path: 'regions[]', shape: 'field and box of the portrait', as: 'A box.' },
    {
      path: 'borders[]',
      shape: 'side; riseMm, overshoot, turnDeg, roughMm, null where not measured',
      as: 'Numbers at each side of the box.',
    },
  ],
  vote({ photoRegion: photo, reading }) {
    if (photo === null) {
      return { finding: 'not_seen', reason: 'No portrait with a red or blue background was found.', measured: {} }
    }
    const expected = expectedColour(reading)
    const measured = {
      pxPerMm: photo.pxPerMm,
      backgroundColour: photo.backgroundColour,
      expectedColour: expected,
      evenness: photo.evenness,
      framesAgreeing: photo.framesAgreeing,
      framesSeen: photo.framesSeen,
      borders: photo.borders,
      regions: [{ field: 'photo', ...photo.box }],
    }
    if (photo.pxPerMm < MIN_PX_PER_MM) {
      return {
        finding: 'too_small',
        reason: 'The card is too small on the photo to judge the portrait’s box.',
        measured,
      }
    }
    const sure = photo.evenness >= MIN_EVENNESS && photo.framesAgreeing === photo.framesSeen
    const borders = photo.pxPerMm >= MIN_BORDER_PX_PER_MM ? photo.borders : []
    const turned = turnedBy(borders)
    if (turned !== null) {
      return {
        finding: 'turned_photo',
        reason: `The portrait is turned by ${turned.toFixed(1)}° against the card.`,
        measured,
      }
    }
    const step = borders.find((border) => isStep(border, borders))
    if (step !== undefined) {
      return {
        finding: 'border_step',
        reason: `The ${step.side} side of the portrait has a second edge or a sliver that the other sides lack.`,
        measured,
      }
    }
    if (expected !== null && sure && expected !== photo.backgroundColour) {
      return {
        finding: 'wrong_background_colour',
        reason: `The portrait’s background is ${photo.backgroundColour}; for the printed year of birth it should be ${expected}.`,
        measured,
      }
    }
    return {
      finding: 'undisturbed',
      reason:
        expected !== null && sure
          ? 'The portrait’s box is clean and its background fits the year of birth.'
          : 'The sides of the portrait’s box are clean.',
      measured,
    }
  },
}

/** Red for odd, blue for even years; null unless date of birth and NIK agree on the year of a citizen's card. */
function expectedColour(reading: ReadingEvidence): PhotoRegionEvidence['backgroundColour'] | null {
  if (reading.kind !== 'read') return null
  const { dateOfBirth, nik, nationality } = reading.fields
  const date = parsePrintedDate(dateOfBirth.value ?? '')
  const alone = nik.checks.some(({ rule }) => rule === SETTLED_RULE)
  const needed = alone ? MIN_LONE_YEAR_CONFIDENCE : MIN_YEAR_CONFIDENCE
  if (date === null || Math.min(dateOfBirth.confidence, alone ? 1 : nik.confidence) < needed) return null
  if (nik.value?.slice(10, 12) !== String(date.year % 100).padStart(2, '0')) return null
  if (nationality.value !== null && nationality.value !== 'WNI') return null
  return date.year % 2 === 1 ? 'red' : 'blue'
}

/** The turn two or more sides share, degrees; null when they do not. */
function turnedBy(borders: readonly BorderProfile[]): number | null {
  const turned = borders.filter(({ turnDeg }) => Math.abs(turnDeg) >= TURN_DEG && Math.abs(turnDeg) <= MOST_TURN_DEG)
  // Upright sides lean the other way in x than the top does in y when a box is turned.
  const ways = turned.map(({ side, turnDeg }) => (side === 'top' ? turnDeg : -turnDeg))
  const alike = ways.length >= 2 && ways.every((way) => Math.sign(way) === Math.sign(ways[0]))
  return alike && Math.max(...ways.map(Math.abs)) < 2 * Math.min(...ways.map(Math.abs)) ? Math.abs(ways[0]) : null
}

function isStep(border: BorderProfile, all: readonly BorderProfile[]): boolean {
  const others = all.filter((other) => other !== border)
  if (others.length < 2) return false
  const widest = Math.max(...others.map(({ riseMm }) => riseMm))
  const swing = Math.max(0.02, ...others.map(({ overshoot }) => overshoot))
  const soft = border.roughMm <= MOST_ROUGH_MM && border.riseMm >= STEP_MM && border.riseMm >= STEP_TIMES * widest
  return soft || (border.overshoot >= SLIVER && border.overshoot >= SLIVER_TIMES * swing)
}
