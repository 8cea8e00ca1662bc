import type { OpticsRange } from './scene/optics.ts'
import type { RoomRange } from './scene/light.ts'
import type { PoseRange } from './scene/view.ts'

/** How well a capture was taken. All but `good` are what people send in quantity; a verdict on them may be unclear. */
export const CONDITION_NAMES = ['good', 'glare', 'blur', 'worn', 'dark', 'rotated', 'fingers', 'far', 'tilted'] as const
export type Condition = (typeof CONDITION_NAMES)[number]

export interface ConditionRange {
  pose: Omit<PoseRange, 'rotationDeg'>
  optics: OpticsRange
  room: RoomRange
  /** Wear of the card, 0 new to 1. */
  wear: readonly [min: number, max: number]
  fingers: boolean
}

const POSE: ConditionRange['pose'] = { fill: [0.6, 0.88], tiltDeg: [0, 14], rollDeg: 6 }
const GOOD: ConditionRange = {
  pose: POSE,
  optics: { defocusPx: [0, 0.9], motionPx: [0, 1.2] },
  room: { lux: [120, 1500], mirrored: 0.06 },
  wear: [0, 0.25],
  fingers: false,
}

export const CONDITIONS: Readonly<Record<Condition, ConditionRange>> = {
  good: GOOD,
  glare: { ...GOOD, room: { lux: [200, 2000], mirrored: 1 } },
  blur: { ...GOOD, optics: { defocusPx: [1.6, 4], motionPx: [1.5, 6] } },
  worn: { ...GOOD, wear: [0.5, 1] },
  dark: { ...GOOD, room: { lux: [15, 60], mirrored: 0.1 } },
  rotated: { ...GOOD, pose: { ...POSE, fill: [0.4, 0.66] } },
  fingers: { ...GOOD, fingers: true },
  far: { ...GOOD, pose: { ...POSE, fill: [0.34, 0.52] } },
  tilted: { ...GOOD, pose: { ...POSE, tiltDeg: [16, 27], rollDeg: 12 } },
}
