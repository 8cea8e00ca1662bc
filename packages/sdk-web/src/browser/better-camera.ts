interface Device {
  readonly deviceId: string
  readonly kind: string
  readonly label: string
}

/** Lenses that give grey, distorted or far-away pictures of a card at hand. */
const WRONG = /infrared|\bir\b|ultra|wide|tele|depth|macro|virtual/i
const BACK = /back|rear|environment|belakang/i
const FRONT = /front|user|facetime|depan/i

/** Whether a camera's name, there once permission was given, says that it is no plain colour camera. */
export const isWrongCamera = (label: string): boolean => WRONG.test(label)

/**
 * Another camera of the same facing when the browser picked an infrared, wide or telephoto one; null when the one in
 * use will do. Labels are only there once permission was given.
 */
export function betterCamera(devices: readonly Device[], usedId: string, facing: 'front' | 'rear'): string | null {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput')
  const used = cameras.find(({ deviceId }) => deviceId === usedId)
  if (used === undefined || !isWrongCamera(used.label)) return null
  const same = facing === 'rear' ? BACK : FRONT
  const others = cameras.filter(({ deviceId, label }) => deviceId !== usedId && !isWrongCamera(label))
  return (
    (others.find(({ label }) => same.test(label)) ?? (FRONT.test(used.label) ? undefined : others.at(0)))?.deviceId ??
    null
  )
}

/**
 * The camera after the one in use among those that may look the same way, for a person who sees that the picture is the
 * wrong one: a lens far too wide, or all grey. null where there is only one.
 */
export function nextCamera(devices: readonly Device[], usedId: string, facing: 'front' | 'rear'): string | null {
  const other = facing === 'rear' ? FRONT : BACK
  const same = devices.filter(
    ({ kind, deviceId, label }) => kind === 'videoinput' && deviceId !== '' && !other.test(label),
  )
  const at = same.findIndex(({ deviceId }) => deviceId === usedId)
  const next = same.at((at + 1) % Math.max(1, same.length))
  return next === undefined || next.deviceId === usedId ? null : next.deviceId
}
