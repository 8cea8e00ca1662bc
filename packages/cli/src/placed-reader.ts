import { FIELD_NAMES, type FieldName } from '@identity/ktp'
import type { CardReader, ReadField } from '@identity/pipeline'
import { homographyToQuad, type Quad } from '@identity/specimen'

const UNREAD: ReadField = { value: null, raw: null, confidence: 0, box: null, checks: [] }

/** A reader that looks at nothing: the card lies where it was told, or nowhere. For voters that need no text. */
export function placedReader(quad: Quad | null): CardReader {
  const engine = 'placed by hand'
  return {
    engine,
    read: (_frame, frame) =>
      Promise.resolve(
        quad === null
          ? { kind: 'no_card', reason: 'The whole picture is looked at.', engine }
          : {
              kind: 'read',
              engine,
              frame,
              quad,
              homography: homographyToQuad(quad),
              cardWidthPx: Math.hypot(quad[1][0] - quad[0][0], quad[1][1] - quad[0][1]),
              fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, UNREAD])) as Record<FieldName, ReadField>,
              header: { province: UNREAD, regency: UNREAD },
              issuePlace: UNREAD,
              checks: [],
            },
      ),
  }
}
