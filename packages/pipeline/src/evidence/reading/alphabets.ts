/** What may stand in a value, and what other characters are taken for; everything on a card is in capitals but its labels. */
export interface Alphabet {
  /** Without the space: spaces are found by the ink between the characters. */
  readonly characters: string
  /** The character of the alphabet a read one stands for, or itself. */
  readonly fold: (character: string) => string
}

/** Letters the recogniser confuses with digits, in the machine font of the NIK above all. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  ...{ O: '0', o: '0', D: '0', Q: '0', U: '0', I: '1', l: '1', i: '1', '|': '1', J: '1', L: '1', Z: '2', z: '2' },
  ...{ A: '4', S: '5', s: '5', G: '6', b: '6', T: '7', B: '8', g: '9', q: '9' },
}
const LETTER_OF: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B', 2: 'Z', 4: 'A', 6: 'G' }

const upper = (character: string): string => character.toUpperCase()

export const CAPITALS: Alphabet = { characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.,'()&+", fold: upper }
/** Names hold no digits (Permendagri 73/2022, and none did before): an O is not a zero there. */
export const LETTERS: Alphabet = {
  characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.,'()",
  fold: (c) => LETTER_OF[c] ?? upper(c),
}
export const DIGITS: Alphabet = { characters: '0123456789', fold: (c) => DIGIT_OF[c] ?? c }
/** Dates and RT/RW. */
export const NUMERIC: Alphabet = { characters: '0123456789-/', fold: (c) => DIGIT_OF[c] ?? c }
