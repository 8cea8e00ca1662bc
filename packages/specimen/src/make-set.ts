import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FieldName } from '@identity/ktp'
import { CARD, layoutCard, runBox } from './card/card-layout.ts'
import { rasteriseCard } from './card/render-card.ts'
import { person, type Person } from './person/person.ts'
import { photograph } from './photo/photograph.ts'
import type { Quad } from './photo/quad.ts'
import type { SceneOptions } from './photo/scene.ts'

export interface MakeSetOptions {
  count: number
  /** Card k has seed `seed + k`. */
  seed: number
  scene?: SceneOptions
  /** Called after each photo. */
  onProgress?: (done: number, count: number) => void
}

/** What is true of one photo. */
export interface SpecimenLabel {
  file: string
  seed: number
  width: number
  height: number
  /** The card's corners in the photo, px, top left first as the card reads. */
  quad: Quad
  fields: Record<FieldName, string>
  header: { province: string; regency: string }
  issuePlace: string
  /** Lines of each value on the flat card, as fractions of it: x, y, width, height of the capitals. */
  boxes: Partial<Record<FieldName, (readonly [number, number, number, number])[]>>
}

/** Writes `count` photos and `labels.json` into `dir` (made when absent), and gives the labels back. */
export async function makeSet(
  dir: string,
  { count, seed, scene = {}, onProgress }: MakeSetOptions,
): Promise<SpecimenLabel[]> {
  await mkdir(dir, { recursive: true })
  const labels: SpecimenLabel[] = []
  for (let k = 0; k < count; k++) {
    const who = person(seed + k)
    // Rendered a little finer than it will be seen.
    const card = await rasteriseCard(who, Math.min(4000, Math.max(64, Math.round((scene.widthPx ?? 1600) * 1.1))))
    const { jpeg, width, height, quad } = await photograph(card, scene, who.seed)
    const file = `specimen-${String(who.seed).padStart(5, '0')}.jpg`
    await writeFile(join(dir, file), jpeg)
    const { seed: own, fields, header, issuePlace } = who
    labels.push({ file, seed: own, width, height, quad, fields, header, issuePlace, boxes: valueBoxes(who) })
    onProgress?.(k + 1, count)
  }
  await writeFile(join(dir, 'labels.json'), `${JSON.stringify(labels, null, 1)}\n`)
  return labels
}

function valueBoxes(who: Person): SpecimenLabel['boxes'] {
  const boxes: SpecimenLabel['boxes'] = {}
  for (const run of layoutCard(who).runs) {
    if (run.field === undefined) continue
    const { x, y, width, height } = runBox(run)
    const box = [x / CARD.width, y / CARD.height, width / CARD.width, height / CARD.height] as const
    ;(boxes[run.field] ??= []).push(box)
  }
  return boxes
}
