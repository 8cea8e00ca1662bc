import type { MoireWave } from '../../evidence/forensics/screen-moire/screen-moire.ts'
import type { Voter } from '../voter.ts'
import { moireSign, type SignedLook } from './moire-sign.ts'

const MARKS: Readonly<Record<NonNullable<SignedLook['mark']>, string>> = {
  coloured_lattice: 'its red, green and blue lie side by side, as the sub-pixels of a display do',
  colour_bands: 'bands of colour without brightness run over it, as between two grids of colours',
  runs_over_the_edge: 'it runs on beyond the edge of the card',
  off_the_card: 'it does not lie in the plane of the card it is seen on',
  whole_scene: 'it runs evenly over everything in view',
  sharp_peaks: 'its peaks are sharper than textures give',
}

export const screenMoire: Voter<
  'screenMoire',
  'display_lattice' | 'display_pattern' | 'no_lattice' | 'regular_texture' | 'too_soft' | 'too_small' | 'not_measured'
> = {
  name: 'screen_moire',
  family: 'anti_spoof',
  version: '3',
  needs: ['screenMoire'],
  findings: {
    display_lattice: 'fail',
    display_pattern: 'fail',
    no_lattice: 'pass',
    regular_texture: 'absent',
    too_soft: 'absent',
    too_small: 'absent',
    not_measured: 'absent',
  },
  about: {
    sees: 'The pixel grid of a display, or its interference with the camera’s, in native pixels: fine waves that run evenly over the picture, with the colours of sub-pixels or beyond the card’s edge.',
    fooledBy:
      'Phone displays of 400 pixels an inch and more, a step back, slight defocus, and resizing hide the grid: silence says almost nothing. A rigid mesh, a line-screen print or an LED wall over a whole many-coloured scene can look like one.',
    thresholdSource:
      'Contrast 6.8 of the sharpest peaks: 1 % false alarms on 509 genuine photos (forensics note 4.2). Waves are followed over the picture as those of one plane in perspective, folded or not by the sensor. Beside the card a wave is compared with other directions of its own period in the same tiles, so its chance of 0.001 holds on any table it has nothing to do with; of 18,480 directions tried at random on 60 frames with cloth, wood and keyboards 1.5 % reached it, each a pattern of the table itself. Off the plane of the card from 3 bins: printed lines stay below 0.1 in theory, and corners found 5 px off move them by about one. A wave over the whole scene counts only in a scene of many colours, colours aside from 0.6 codes for one of luma there and from 0.8, hardly in step, elsewhere. Of 68 drawn bricks, blinds, cloths, meshes, keyboards and papers none is called a display or a pattern now, and of 67 photos and drawings without a display none. Generated captures at 1600×1200, two frames, with the true corners: 0 of 30 genuine cards accused, 12 of 30 screen replays (9 of them display_lattice); single frames of 112 prints and copies: none. Most of the other displays are finer than 2 megapixels resolve. Not measured on recaptured cards.',
  },
  draws: [
    {
      path: 'looks[].waves[]',
      shape: 'fx, fy in cycles a pixel (fx ≥ 0), contrast in natural-log units, share of tiles 0–1',
      as: 'Dots on the spectrum at (fx, fy) and its mirror; direction atan2(fy, fx), period 1/hypot(fx, fy) pixels.',
    },
    { path: 'looks[].decidedBy', shape: 'one of those waves, or null', as: 'The dot to emphasise.' },
    {
      path: 'looks[].spectrum',
      shape:
        'columns × rows bytes in base64, row by row: 0 to 0.5 cycles a pixel to the right, −0.5 to 0.5 down; 255 is fullScale',
      as: 'A grey picture under the dots.',
    },
    { path: 'looks[].region[]', shape: 'boxes', as: 'Tiles that hold the strongest wave, on frame looks[].frame.' },
  ],
  vote({ screenMoire: evidence }) {
    if (evidence === null) {
      return { finding: 'not_measured', reason: 'No frame could be looked at.', measured: {} }
    }
    const signed = evidence.looks.map((look) => ({ look, ...moireSign(look) }))
    const measured = {
      widestCardPx: evidence.widestCardPx,
      looks: signed.map(({ look, sign, mark, wave }) => ({ ...look, sign, mark, decidedBy: wave })),
    }
    if (signed.length === 0) {
      return {
        finding: 'too_small',
        reason: 'The card is too small on every frame to show a display’s grid.',
        measured,
      }
    }
    const accusing = signed.filter(({ sign }) => sign === 'display' || sign === 'pattern')
    const first = accusing.find(({ sign }) => sign === 'display') ?? accusing.at(0)
    if (first !== undefined && (accusing.length > 1 || signed.length === 1)) {
      const reason = `A regular grid${period(first.wave)} covers the picture${first.mark === null ? '' : `; ${MARKS[first.mark]}`}.`
      return { finding: first.sign === 'display' ? 'display_lattice' : 'display_pattern', reason, measured }
    }
    if (first?.sign === 'display') {
      const reason = `One of two frames shows a regular grid${period(first.wave)} as a display has; the other does not.`
      return { finding: 'display_pattern', reason, measured }
    }
    const has = (sign: SignedLook['sign']) => signed.some((look) => look.sign === sign)
    if (first !== undefined || has('texture')) {
      const reason = 'There is a regular pattern, which cloth, mesh, print or the card’s own lines can make as well.'
      return { finding: 'regular_texture', reason, measured }
    }
    if (has('none')) {
      return { finding: 'no_lattice', reason: 'No grid of a display is visible, which says little.', measured }
    }
    return has('soft')
      ? { finding: 'too_soft', reason: 'The picture holds no fine detail in which a grid could show.', measured }
      : { finding: 'too_small', reason: 'The picture is too small or was resized, which hides a grid.', measured }
  },
}

/** The period in pixels, for the sentence. */
function period(wave: MoireWave | null): string {
  return wave === null ? '' : ` with a period of ${(1 / Math.hypot(wave.fx, wave.fy)).toFixed(1)} pixels`
}
