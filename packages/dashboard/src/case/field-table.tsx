import { Badge, toneOf } from '../parts/badge.tsx'
import { checksId } from '../text/checks-id.ts'
import { percent } from '../text/format.ts'
import { useLanguage } from '../text/text-context.ts'
import type { CardCheck, CardField } from './case-data.ts'

/** As they stand on the card, from the top. */
const ORDER = [
  'nik',
  'fullName',
  'placeOfBirth',
  'dateOfBirth',
  'gender',
  'bloodType',
  'address',
  'rtRw',
  'kelurahan',
  'kecamatan',
  'religion',
  'maritalStatus',
  'occupation',
  'nationality',
  'validUntil',
  'issueDate',
]

/** Below this a value was read so unsurely that it is marked. */
const UNSURE_BELOW = 0.8

interface FieldTableProps {
  readonly fields: Readonly<Record<string, CardField>>
  readonly lit: string | null
  readonly onLight: (field: string | null) => void
}

/** What was read; pointing at a row, or reaching it by Tab, lights its place on the card. */
export function FieldTable({ fields, lit, onLight }: FieldTableProps) {
  const { text, word, locale } = useLanguage()
  const names = Object.keys(fields).toSorted((a, b) => rank(a) - rank(b))
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={text('fields.title')}>
      <table className="fields">
        <caption className="visually-hidden">{text('fields.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('fields.field')}</th>
            <th scope="col">{text('fields.value')}</th>
            <th scope="col" className="minor">
              {text('fields.raw')}
            </th>
            <th scope="col">{text('fields.confidence')}</th>
            <th scope="col">{text('fields.checks')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const field = fields[name]
            if (field === undefined) return null
            return (
              <tr
                key={name}
                className={lit === name ? 'selected' : undefined}
                onMouseEnter={() => onLight(name)}
                onMouseLeave={() => onLight(null)}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="field-name"
                    aria-pressed={lit === name}
                    onFocus={() => onLight(name)}
                    onBlur={() => onLight(null)}
                  >
                    {word('field', name)}
                  </button>
                </th>
                <td className={name === 'nik' ? 'mono strong' : 'strong'}>
                  {field.value ?? <span className="faint">{text('fields.unread')}</span>}
                </td>
                <td className="minor soft">
                  {field.raw === field.value ? <span className="faint">″</span> : (field.raw ?? '–')}
                </td>
                <td>
                  <Confidence share={field.confidence} label={percent(locale, field.confidence)} />
                </td>
                <td>
                  <Checks checks={field.checks} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

function Confidence({ share, label }: { readonly share: number; readonly label: string }) {
  return (
    <span className={share < UNSURE_BELOW ? 'confidence unsure' : 'confidence'}>
      <meter min={0} max={1} value={share} aria-label={label} />
      <span className="numbers" aria-hidden="true">
        {label}
      </span>
    </span>
  )
}

/** Only what needs an eye is spelled out; what passed is one word. */
export function Checks({ checks }: { readonly checks: readonly CardCheck[] }) {
  const { text, locale } = useLanguage()
  const bad = checks.filter(({ outcome }) => outcome !== 'ok')
  if (checks.length === 0) return <span className="faint">–</span>
  if (bad.length === 0) return <span className="faint">{text('fields.allOk', { count: checks.length })}</span>
  return (
    <span className="stack tight">
      {bad.map(({ rule, outcome, detail }) => {
        const told = locale === 'id' && Object.hasOwn(checksId, rule) ? checksId[rule] : undefined
        return (
          <span key={rule} className="row" title={told === undefined ? rule : `${rule}: ${detail}`}>
            <Badge tone={toneOf(outcome)}>{text(outcome === 'fail' ? 'check.fail' : 'check.warn')}</Badge>
            <span className="check-detail" lang={told === undefined ? 'en' : undefined}>
              {told ?? detail}
            </span>
          </span>
        )
      })}
    </span>
  )
}
