import { Badge } from '../parts/badge.tsx'
import { Panel } from '../parts/page.tsx'
import { useLanguage, type Text } from '../text/text-context.ts'
import type { Bundle, NikView } from './case-data.ts'
import { Checks } from './field-table.tsx'
import { nikParts, type NikParts } from './nik-parts.ts'

type Region = NonNullable<NikView['province']>

interface Row {
  readonly label: string
  readonly code: string
  readonly means: string | null
  /** When the code was in force. */
  readonly years: string | null
  readonly printed: string | null
  /** null: nothing to compare. */
  readonly agrees: boolean | null
}

/** The NIK taken apart, each part beside what is printed; names of regions where the service gives them. */
export function NikPanel({ bundle, view }: { readonly bundle: Bundle; readonly view: NikView | null }) {
  const { text } = useLanguage()
  const nik = bundle.ocr.fields.nik?.value ?? null
  const parts = nik === null ? null : nikParts(nik)
  if (nik === null || parts === null)
    return (
      <Panel title={text('nik.title')}>
        <p className="soft">{text('nik.unread')}</p>
      </Panel>
    )
  return (
    <Panel title={text('nik.title')}>
      <div className="nik">
        <p className="nik-digits">
          {[
            [parts.province, text('nik.province')],
            [parts.regency, text('nik.regency')],
            [parts.district, text('nik.district')],
            [nik.slice(6, 12), text('nik.birth')],
            [parts.serial, text('nik.serial')],
          ].map(([digits, label]) => (
            <span key={label}>
              <b>{digits}</b>
              <small>{label}</small>
            </span>
          ))}
        </p>
        <table className="nik-table">
          <caption className="visually-hidden">{text('nik.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('nik.part')}</th>
              <th scope="col">{text('nik.means')}</th>
              <th scope="col">{text('nik.printed')}</th>
              <th scope="col">
                <span className="visually-hidden">{text('nik.agrees')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(bundle, nik, parts, view, text).map(({ label, code, means, years, printed, agrees }) => (
              <tr key={label}>
                <th scope="row">
                  {label} <code>{code}</code>
                </th>
                <td>
                  {means ?? <span className="faint">–</span>}
                  {years !== null && <div className="faint">{text('nik.valid', { years })}</div>}
                </td>
                <td>{printed ?? <span className="faint">–</span>}</td>
                <td>
                  {agrees !== null && (
                    <Badge tone={agrees ? 'ok' : 'bad'}>{text(agrees ? 'nik.same' : 'nik.differs')}</Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {bundle.ocr.checks.length > 0 && (
          <div className="row">
            <span className="faint">{text('nik.cross')}</span> <Checks checks={bundle.ocr.checks} />
          </div>
        )}
      </div>
    </Panel>
  )
}

function rowsOf(bundle: Bundle, nik: string, parts: NikParts, view: NikView | null, text: Text): readonly Row[] {
  const { fields, header } = bundle.ocr
  const birthPrinted = fields.dateOfBirth?.value ?? null
  // The code holds two digits of the year; the printed date says which century to read them in.
  const birthCoded =
    parts.birth === null
      ? null
      : `${parts.birth.slice(0, 6)}${birthPrinted?.slice(6, 8) ?? '··'}${parts.birth.slice(6)}`
  const genderPrinted = fields.gender?.value ?? null
  return [
    region(text('nik.province'), parts.province, view?.province, header.province.value),
    region(text('nik.regency'), parts.regency, view?.regency, header.regency.value),
    region(text('nik.district'), parts.district, view?.district, fields.kecamatan?.value ?? null),
    {
      label: text('nik.birth'),
      code: nik.slice(6, 12),
      means: birthCoded ?? text('nik.noSuchDay'),
      years: null,
      printed: birthPrinted,
      agrees: birthCoded === null ? false : birthPrinted === null ? null : birthCoded === birthPrinted,
    },
    {
      label: text('nik.gender'),
      code: nik.slice(6, 8),
      means: text(`nik.${parts.gender}`),
      years: null,
      printed: genderPrinted,
      agrees: genderPrinted === null ? null : /perempuan/i.test(genderPrinted) === (parts.gender === 'female'),
    },
    { label: text('nik.serial'), code: parts.serial, means: null, years: null, printed: null, agrees: null },
  ]
}

function region(label: string, code: string, known: Region | null | undefined, printed: string | null): Row {
  const name = known?.name ?? null
  return {
    label,
    code,
    means: name,
    years:
      known?.validFrom == null && known?.validTo == null ? null : `${known.validFrom ?? '…'} – ${known.validTo ?? '…'}`,
    printed,
    agrees: name === null || printed === null ? null : sameRegion(name, printed),
  }
}

/** "KOTA ADM. JAKARTA SELATAN" and "JAKARTA SELATAN" are one place. */
function sameRegion(a: string, b: string): boolean {
  const bare = (name: string) =>
    name
      .toUpperCase()
      .replace(/\b(PROVINSI|KABUPATEN|KAB|KOTA|ADM|ADMINISTRASI|KECAMATAN|KEC)\b\.?/g, '')
      .replace(/[^A-Z0-9]/g, '')
  return bare(a) === bare(b)
}
