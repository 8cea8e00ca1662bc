import { lightChanged } from '../../evidence/forensics/hologram/light-changed.ts'
import type { Voter } from '../voter.ts'

/** Share of the card that must turn its hue in one piece; forensics 5.6 uses 1–2 % of the whole document, devices are smaller. [J] */
const MIN_REGION_SHARE = 0.002
/** Where more than this turns, it is the light and not a device. */
const MAX_SHARE = 0.2

export const hologramCheck: Voter<'hologram', 'iridescence' | 'none_seen' | 'light_unchanged' | 'not_measured'> = {
  name: 'hologram_check',
  family: 'tamper',
  version: '1',
  needs: ['hologram'],
  findings: { iridescence: 'pass', none_seen: 'absent', light_unchanged: 'absent', not_measured: 'absent' },
  about: {
    sees: 'Whether a connected place of the card turns its hue when the light changes, as an optical device does and ink does not. It never objects: no confirmed source says where a card’s device is or what it shows.',
    fooledBy:
      'Any rainbow foil. A card whose device did not catch the light shows nothing, and so does one frame, or a burst under one light and one angle; then it abstains.',
    thresholdSource:
      'Six frames and 8° of tilt, or torch or screen light of several colours: forensics note 3 and 5.6. A piece of 0.2 % of the card is judgement; no card with a known device was measured.',
  },
  draws: [{ path: 'regions[]', shape: 'field `device` and box', as: 'A box.' }],
  vote({ hologram }) {
    if (hologram === null) {
      return { finding: 'not_measured', reason: 'Fewer than two frames show the card.', measured: {} }
    }
    const { region, ...numbers } = hologram
    const measured = { ...numbers, regions: region === null ? [] : [{ field: 'device', ...region }] }
    if (!lightChanged(hologram)) {
      return {
        finding: 'light_unchanged',
        reason: 'Light and angle stayed the same, so an optical device could not show.',
        measured,
      }
    }
    if (region === null || hologram.regionShare < MIN_REGION_SHARE || hologram.iridescentShare > MAX_SHARE) {
      return { finding: 'none_seen', reason: 'No place of the card turned its hue; that proves nothing.', measured }
    }
    return { finding: 'iridescence', reason: 'A place of the card turns its hue with the light.', measured }
  },
}
