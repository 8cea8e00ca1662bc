/** Upper case with letters and digits only, accents dropped: the form in which two spellings of one name are equal. */
export function squeeze(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
