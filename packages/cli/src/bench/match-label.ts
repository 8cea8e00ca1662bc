/** Labels as printed, by what their row holds. */
const LABELS = {
  nik: 'NIK',
  name: 'Nama',
  birth: 'Tempat/Tgl Lahir',
  gender: 'Jenis kelamin',
  address: 'Alamat',
  rtRw: 'RT/RW',
  kelurahan: 'Kel/Desa',
  kecamatan: 'Kecamatan',
  religion: 'Agama',
  marital: 'Status Perkawinan',
  occupation: 'Pekerjaan',
  nationality: 'Kewarganegaraan',
  validUntil: 'Berlaku Hingga',
} as const
export type LabelledRow = keyof typeof LABELS

export interface MatchedLabel {
  readonly row: LabelledRow
  /** What follows the label and its colon. */
  readonly value: string
}

/** At most this share of a label's letters may be misread. */
const MISREAD = 0.34

/** The label a row of text begins with, misread letters and lost spaces allowed; null when it begins with none. */
export function matchLabel(text: string): MatchedLabel | null {
  let best: { row: LabelledRow; value: string; distance: number } | null = null
  for (const [row, label] of Object.entries(LABELS) as [LabelledRow, string][]) {
    const wanted = squeezed(label)
    for (const length of [wanted.length - 1, wanted.length, wanted.length + 1]) {
      const end = endOfLetters(text, length)
      if (end === null) continue
      // Of equal matches the one that ends where a word ends; labels may touch their value, though.
      const insideWord = /[\p{L}\p{N}]/u.test(text.charAt(end)) ? 0.1 : 0
      const distance = (edits(wanted, squeezed(text.slice(0, end))) + insideWord) / wanted.length
      if (distance <= MISREAD && (best === null || distance < best.distance)) {
        best = { row, value: withoutColon(text.slice(end)), distance }
      }
    }
  }
  return best === null ? null : { row: best.row, value: best.value }
}

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Where the first `count` letters and digits of a text end; null when it has fewer. */
function endOfLetters(text: string, count: number): number | null {
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    if (/[\p{L}\p{N}]/u.test(text.charAt(i)) && ++seen === count) return i + 1
  }
  return null
}

/** A colon is often read as something else, or as a quote that touches the value. */
export function withoutColon(text: string): string {
  return text.replace(/^[\s:;.,=“”"'‘’|_~—–]+/u, '').trim()
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
