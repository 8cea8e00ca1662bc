import type { FieldName } from '@identity/ktp'
import { CARD, layoutCard } from '../../card/card-layout.ts'
import { textWidth } from '../../card/text-path.ts'
import { person, type Person } from '../../person/person.ts'
import type { Random } from '../../random.ts'

const FIELDS = [
  'fullName',
  'dateOfBirth',
  'address',
  'occupation',
  'kelurahan',
  'kecamatan',
  'maritalStatus',
  'religion',
] as const

/** A field that stands on one line and another person's value for it that fits there. */
export function chooseText(who: Person, random: Random): { field: FieldName; shown: string } {
  const runs = layoutCard(who).runs
  const single = FIELDS.filter((field) => runs.filter((run) => run.field === field).length === 1)
  const field = random.pick(single)
  const [run] = runs.filter((candidate) => candidate.field === field)
  const room = 0.68 * CARD.width - run.x
  for (let tries = 0; tries < 60; tries++) {
    const shown = person(random.int(1, 1_000_000)).fields[field]
    if (shown !== who.fields[field] && shown.length > 2 && textWidth(shown, run.style) < room) return { field, shown }
  }
  return { field: 'religion', shown: who.fields.religion === 'ISLAM' ? 'HINDU' : 'ISLAM' }
}
