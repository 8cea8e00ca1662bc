import { REGIONS_TEXT } from './data/regions.ts'
import type { Region, RegionLevel } from './region.ts'
import { PROVINCE_LAW_DATES, REGION_EDITIONS } from './region-editions.ts'
import { squeeze } from '../text/squeeze.ts'

export interface RegionTable {
  readonly byCode: ReadonlyMap<string, Region>
  /** Children by parent code, provinces under the empty string, in code order. */
  readonly under: ReadonlyMap<string, readonly Region[]>
}

const LIFESPANS: ReadonlyMap<string, readonly [first: number, last: number]> = new Map([
  ['', [0, 2]],
  ['a', [0, 0]],
  ['b', [0, 1]],
  ['c', [1, 1]],
  ['d', [1, 2]],
  ['e', [2, 2]],
])
const ENTRY = /^(\d+)([a-e]?)(?:>(\d+))? (.+)$/
/** Second pair 01–69 is a kabupaten, 71–99 a kota (rule of numbering of the ministry). */
const FIRST_CITY = 71

function printedName(code: string, level: RegionLevel, name: string): string {
  if (level === 'province') return `PROVINSI ${name}`
  if (level === 'district') return name
  return `${Number(code.slice(2)) >= FIRST_CITY ? 'KOTA' : 'KABUPATEN'} ${name}`
}

function levelOf(code: string): RegionLevel {
  return code.length === 2 ? 'province' : code.length === 4 ? 'regency' : 'district'
}

/** Not older than the law that made its province, or than the last edition that did not list it. */
function earliestDay(code: string, first: number): string | null {
  if (first === 0) return null
  return PROVINCE_LAW_DATES.get(code.slice(0, 2)) ?? REGION_EDITIONS.at(first - 1)?.setOn ?? null
}

function parseEntry(text: string, prefix: string): Region {
  const match = ENTRY.exec(text)
  const [own, letter, successor, spellings] = match?.slice(1) as [string, string, string | undefined, string]
  const code = prefix + own
  const level = levelOf(code)
  const [name, ...formerNames] = spellings.split('=') as [string, ...string[]]
  const [first, last] = LIFESPANS.get(letter) ?? [0, 2]
  return {
    code,
    level,
    name,
    printed: printedName(code, level, name),
    formerNames,
    parent: prefix === '' ? (code.length === 2 ? null : code.slice(0, 2)) : prefix,
    validFrom: earliestDay(code, first),
    validTo: REGION_EDITIONS.at(last + 1)?.setOn ?? null,
    successor: successor ?? null,
    editions: [first, last],
  }
}

function append(index: Map<string, Region[]>, key: string, region: Region) {
  const list = index.get(key)
  if (list === undefined) index.set(key, [region])
  else list.push(region)
}

function parseTable(text: string): RegionTable {
  const byCode = new Map<string, Region>()
  const under = new Map<string, Region[]>()
  for (const line of text.trim().split('\n')) {
    let prefix = ''
    for (const entry of line.split(';')) {
      const region = parseEntry(entry, prefix)
      if (prefix === '') prefix = region.code
      byCode.set(region.code, region)
      append(under, region.parent ?? '', region)
    }
  }
  return { byCode, under }
}

/** Parsed on first use and kept: a constant, only made late, because a process that reads no card need not pay for it. */
function onFirstUse<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export const regionTable = onFirstUse(() => parseTable(REGIONS_TEXT))

/** Regions by `level:squeezed name`, former names included. */
export const regionsByName = onFirstUse((): ReadonlyMap<string, readonly Region[]> => {
  const byName = new Map<string, Region[]>()
  for (const region of regionTable().byCode.values()) {
    for (const name of [region.name, ...region.formerNames]) append(byName, `${region.level}:${squeeze(name)}`, region)
  }
  return byName
})
