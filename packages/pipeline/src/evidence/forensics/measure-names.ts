/** Names of the forensic measures, apart from their code: whoever only judges evidence loads none of it. */
export const MEASURE_NAMES = [
  'cardMotion',
  'screenMoire',
  'printHalftone',
  'specular',
  'layoutGeometry',
  'fontMatch',
  'compressionTrace',
  'photoRegion',
  'hologram',
  'crossFrame',
  'backgroundPattern',
] as const
