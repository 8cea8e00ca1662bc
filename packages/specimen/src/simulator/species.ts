/**
 * What an attacker presents or injects. Error rates are reported for each by itself (ISO/IEC 30107-3).
 *
 * - `screen_replay` a display showing a photo or scan of a card
 * - `grey_photocopy`, `colour_photocopy`, `inkjet_print` on paper; `laminated_print` a cut print in a pouch
 * - `pasted_photo`, `pasted_strip` a genuine card with another portrait or a text strip glued on
 * - `edit_low`, `edit_middle`, `edit_high` the files of a genuine capture with a field retyped, by skill
 * - `nik_edit` digits of the NIK moved about; `portrait_swap` another person's portrait; both in the files
 * - `edit_represented` an edited picture shown on a display or printed, and photographed
 * - `replayed_bundle` the frames of an earlier session; `animated_still` one photo passed off as a burst
 */
export const SPECIES = [
  'screen_replay',
  'grey_photocopy',
  'colour_photocopy',
  'inkjet_print',
  'laminated_print',
  'pasted_photo',
  'pasted_strip',
  'edit_low',
  'edit_middle',
  'edit_high',
  'nik_edit',
  'portrait_swap',
  'edit_represented',
  'replayed_bundle',
  'animated_still',
] as const
export type Species = (typeof SPECIES)[number]
