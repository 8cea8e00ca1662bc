/**
 * Builds src/regions/data/regions.ts, the time-aware table of the interior ministry's region codes, from three editions
 * that npm packages carry. `node packages/ktp/scripts/build-regions.mjs` writes it, `--print` only prints it.
 *
 * Never feed it the statistics office's lists: there 94 is Papua and 91 is Papua Barat, here 91 is Papua and 94 Papua Tengah.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** Cards print the abbreviation; the 2025 edition spells the province out. */
const PRINTED_NAMES = { 31: 'DKI JAKARTA' }
/** Spellings seen on documents that no edition lists. */
const EXTRA_SPELLINGS = { 34: ['DI YOGYAKARTA'] }

/** Provinces split off in 2022 and where they came from (laws 14, 15, 16 and 29 of 2022). */
const PAPUA_SPLITS = { 91: ['91', '93', '94', '95'], 92: ['92', '96'] }

const squeezed = (name) => name.replace(/[^A-Z0-9]/g, '')

/** Upper case, without postcode, kind of regency, abbreviations and the stray quotes of one source. */
function cleanName(name, level) {
  let clean = name
    .toUpperCase()
    .replace(/ -- .*$/, '')
    .replace(/"/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  if (level === 'regency') {
    clean = clean
      .replace(/^(KABUPATEN|KOTA|KAB\.?|KOT\.) /, '')
      .replace(/^(ADMINISTRASI|ADM\.) /, '')
      .replace(/^KEP\. /, 'KEPULAUAN ')
  }
  return clean.replace(/[=;`\\]/g, '')
}

function csvRows(manifest, file) {
  const path = join(dirname(manifest), 'data', `${file}.csv`)
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const code = line.slice(0, line.indexOf(',')).replaceAll('.', '')
      const name = file === 'provinces' ? line.slice(line.indexOf(',') + 1) : line.split(',').slice(2).join(',')
      return [code, name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')]
    })
}

function edition(rows) {
  const names = new Map()
  for (const [level, entries] of Object.entries(rows)) {
    for (const [code, name] of entries) names.set(code, cleanName(name, level))
  }
  return names
}

function readEditions() {
  const old = require('nik-parser/dist/wilayah.json')
  const fromCsv = (manifest) =>
    edition({
      province: csvRows(manifest, 'provinces'),
      regency: csvRows(manifest, 'regencies'),
      district: csvRows(manifest, 'districts'),
    })
  return [
    edition({
      province: Object.entries(old.provinsi),
      regency: Object.entries(old.kabkot),
      district: Object.entries(old.kecamatan),
    }),
    fromCsv(require.resolve('idn-area-data-2022/package.json')),
    fromCsv(require.resolve('idn-area-data-2025/package.json')),
  ]
}

/** First and last edition as one letter; none for a code of all three. */
const LIFESPAN = { '0-2': '', '0-0': 'a', '0-1': 'b', '1-1': 'c', '1-2': 'd', '2-2': 'e' }

function lifespan(code, editions) {
  const listed = editions.flatMap((names, index) => (names.has(code) ? [index] : []))
  const letter = LIFESPAN[`${listed[0]}-${listed.at(-1)}`]
  if (letter === undefined || listed.length !== listed.at(-1) - listed[0] + 1) throw new Error(`gap in ${code}`)
  return letter
}

/** The newest spelling first, then older ones that are really different (not merely cut off by their source). */
function spellings(code, editions) {
  const seen = []
  const add = (name) => {
    const key = squeezed(name)
    const known = seen.some((other) => squeezed(other) === key || (squeezed(other).startsWith(key) && key.length >= 15))
    if (!known) seen.push(name)
  }
  if (PRINTED_NAMES[code]) add(PRINTED_NAMES[code])
  for (const names of [...editions].reverse()) if (names.has(code)) add(names.get(code))
  for (const name of EXTRA_SPELLINGS[code] ?? []) add(name)
  return seen
}

/** Today's code of a retired region, by equal name; null when no name or more than one fits. Never a guess. */
function successors(codes, editions) {
  const current = editions[2]
  const found = new Map()
  const isCity = (code) => Number(code.slice(2, 4)) > 70
  const oneNamed = (retired, scope) => {
    const keys = new Set(spellings(retired, editions).map(squeezed))
    const hits = [...current.keys()].filter(
      (code) =>
        code.length === retired.length &&
        (code.length === 6 || isCity(code) === isCity(retired)) &&
        scope.some((prefix) => code.startsWith(prefix)) &&
        spellings(code, editions).some((name) => keys.has(squeezed(name))),
    )
    return hits.length === 1 ? hits[0] : null
  }
  for (const length of [4, 6]) {
    for (const code of codes.filter((other) => other.length === length && !current.has(other))) {
      const provinces = PAPUA_SPLITS[code.slice(0, 2)]
      const regency = found.get(code.slice(0, 4))
      const near = length === 6 && regency ? oneNamed(code, [regency]) : null
      found.set(code, near ?? oneNamed(code, provinces ?? []))
    }
  }
  return found
}

export function buildRegions() {
  const editions = readEditions()
  const codes = [...new Set(editions.flatMap((names) => [...names.keys()]))].sort()
  const next = successors(codes, editions)
  const entry = (code) => {
    const successor = next.get(code)
    const own = code.length === 6 ? code.slice(4) : code
    return `${own}${lifespan(code, editions)}${successor ? `>${successor}` : ''} ${spellings(code, editions).join('=')}`
  }
  const lines = []
  for (const code of codes) {
    if (code.length === 6) lines[lines.length - 1] += `;${entry(code)}`
    else lines.push(entry(code))
  }
  return `// Generated by packages/ktp/scripts/build-regions.mjs; do not edit. Contains information from idn-area-data, which is made
// available under the Open Database License (ODbL) 1.0, and from nik-parser (MIT): see packages/ktp/NOTICE.
// One line a province or regency, its districts after it: code, lifespan letter, >successor, name, =older spellings.
export const REGIONS_TEXT = \`
${lines.join('\n')}
\`
`
}

const target = fileURLToPath(new URL('../src/regions/data/regions.ts', import.meta.url))
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--print')) process.stdout.write(buildRegions())
  else writeFileSync(target, buildRegions())
}
