/** What was typed into the search: 16 digits are a NIK, which is searched on its own; everything else is a reference. */
export function typedNik(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '')
  return /^\d{16}$/.test(digits) ? digits : null
}
