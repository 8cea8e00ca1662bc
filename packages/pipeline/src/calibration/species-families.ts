/** Attacks that print something on paper or plastic. */
const PRINTS = ['grey_photocopy', 'colour_photocopy', 'inkjet_print', 'laminated_print'] as const
/** Attacks on the text in the files. */
const TEXT_EDITS = ['edit_low', 'edit_middle', 'edit_high', 'nik_edit'] as const

/**
 * Which attacks a voter's physics can tell at all (forensics note, section 9). Numbers are fitted on these: how a search
 * for screens fares on glued photos says nothing about it. Voters that are missing here are never fitted: what reaches
 * them from a simulator (keys, times, histories, flash samples, OCR of a client) is chosen by us, not measured.
 */
export const RELEVANT_SPECIES: Readonly<Record<string, readonly string[]>> = {
  frame_motion: ['animated_still'],
  screen_moire: ['screen_replay'],
  specular_check: ['screen_replay', ...PRINTS],
  print_halftone: PRINTS,
  hologram_check: ['screen_replay', ...PRINTS],
  nik_consistency: TEXT_EDITS,
  font_match: [...TEXT_EDITS, 'pasted_strip'],
  layout_geometry: [...TEXT_EDITS, 'pasted_strip'],
  background_pattern: [...TEXT_EDITS, 'pasted_strip'],
  compression_trace: [...TEXT_EDITS, 'portrait_swap'],
  cross_frame: [...TEXT_EDITS, 'portrait_swap'],
  photo_region: ['portrait_swap', 'pasted_photo'],
}
