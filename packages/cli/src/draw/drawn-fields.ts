import { FIELD_NAMES } from '@identity/ktp'
import type { CardBox, Point, ReadField, ReadingEvidence } from '@identity/pipeline'
import { mapPoint, type Homography, type Quad } from '@identity/specimen'

export type CardReading = Extract<ReadingEvidence, { kind: 'read' }>

/** A field with the place it was read at, in pixels of the upright frame; null where nothing was looked at. */
export interface DrawnField {
  readonly name: string
  readonly field: ReadField
  readonly corners: Quad | null
}

/** Header, the 16 fields and the issue place, in the order they stand on the card. */
export function drawnFields(reading: CardReading): DrawnField[] {
  const named: readonly (readonly [string, ReadField])[] = [
    ['province', reading.header.province],
    ['regency', reading.header.regency],
    ...FIELD_NAMES.map((name) => [name, reading.fields[name]] as const),
    ['issuePlace', reading.issuePlace],
  ]
  return named.map(([name, field]) => ({
    name,
    field,
    corners: field.box === null ? null : boxCorners(field.box, reading.homography),
  }))
}

/** A rectangle on the card becomes a quadrilateral on the frame. */
function boxCorners({ x, y, width, height }: CardBox, homography: readonly number[]): Quad {
  const onFrame = (u: number, v: number): Point => mapPoint(homography as unknown as Homography, [u, v])
  return [onFrame(x, y), onFrame(x + width, y), onFrame(x + width, y + height), onFrame(x, y + height)]
}
