import { normaliseIssuePlace, normaliseProvince, normaliseRegency } from '../header/normalise-header.ts'
import { closestRegionName } from '../regions/closest-region-name.ts'
import { FORMER_PROVINCE } from '../regions/former-province.ts'
import type { CardReading, CrossCheck } from './cross-check-fields.ts'

/** Rules about the header, for the documentation. */
export const HEADER_CHECK_RULES = {
  header_pair: {
    worst: 'fail',
    about: 'The regency lies in the province, today or in the province that one was split from.',
  },
  kecamatan_in_regency: {
    worst: 'warn',
    about: 'The regency has a district of this name, today or formerly. Warns only: districts are split and renamed.',
  },
  issue_place_is_regency: { worst: 'warn', about: 'The place of issue is the regency of the header.' },
  nik_region_is_header: {
    worst: 'ok',
    about:
      'Says whether the NIK was first registered in this province and regency. Moving changes the header, never the NIK.',
  },
} as const

/** How the header goes with itself, the district, the place of issue and the NIK. */
export function headerChecks(reading: CardReading): CrossCheck[] {
  const text = (line: keyof CardReading) => reading[line]?.value ?? ''
  const province = normaliseProvince(text('headerProvince')).code
  const regency = normaliseRegency(text('headerRegency'), province).code
  const checks: CrossCheck[] = []
  if (province !== null && regency !== null) {
    const own = regency.slice(0, 2)
    const fine = own === province || FORMER_PROVINCE.get(own) === province
    const detail = fine ? 'the regency lies in the province' : 'the regency lies in another province'
    const fields = ['headerProvince', 'headerRegency'] as const
    checks.push({ rule: 'header_pair', outcome: fine ? 'ok' : 'fail', detail, fields })
  }
  if (regency !== null && text('kecamatan') !== '') {
    const fine = closestRegionName('district', regency, text('kecamatan')) !== null
    const detail = fine ? 'a district of the regency' : 'no district of the regency, or near two'
    const fields = ['kecamatan', 'headerRegency'] as const
    checks.push({ rule: 'kecamatan_in_regency', outcome: fine ? 'ok' : 'warn', detail, fields })
  }
  const place = text('issuePlace') === '' ? null : normaliseIssuePlace(text('issuePlace'), regency).code
  if (regency !== null && place !== null) {
    const fine = place === regency
    const detail = fine ? 'issued in the regency of the header' : 'issued in another regency'
    const fields = ['issuePlace', 'headerRegency'] as const
    checks.push({ rule: 'issue_place_is_regency', outcome: fine ? 'ok' : 'warn', detail, fields })
  }
  const nik = text('nik')
  if (province !== null && nik !== '') {
    const same = nik.startsWith(regency ?? province)
    const detail = same ? 'first registered where the card was issued' : 'first registered elsewhere, as after moving'
    const fields = ['nik', 'headerProvince', 'headerRegency'] as const
    checks.push({ rule: 'nik_region_is_header', outcome: 'ok', detail, fields })
  }
  return checks
}
