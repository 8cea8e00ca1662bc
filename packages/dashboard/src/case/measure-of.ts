/** Which of a capture's measures a voter looked at, where their names differ; otherwise it is the voter's own in camel case. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  flash_reflectance: 'flash',
  specular_check: 'specular',
  hologram_check: 'hologram',
  frame_motion: 'frameNoise',
}

/** What was measured for a voter, for drawing; empty where nothing was or it is not known. */
export function measureOf(
  voter: string,
  measures: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> {
  const name = OTHER_NAMES[voter] ?? voter.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  const measure = measures?.[name]
  return typeof measure === 'object' && measure !== null ? (measure as Readonly<Record<string, unknown>>) : {}
}
