import type { Person } from '../person/person.ts'
import { createRandom } from '../random.ts'
import { CARD, layoutCard } from './card-layout.ts'
import { guillocheSvg } from './guilloche.ts'
import { portraitSvg } from './portrait.ts'
import { signatureSvg } from './signature.ts'
import { specimenLabelSvg, specimenWatermarkSvg } from './specimen-mark.ts'
import { digitsSvg, textPath } from './text-path.ts'

/** The flat card as SVG of outlines only. Every card bears the SPECIMEN mark; there is no way to leave it out. */
export function cardSvg(person: Person): string {
  const { runs, photo, signature } = layoutCard(person)
  const random = createRandom(person.seed).fork('ink')
  const grey = random.int(14, 52)
  const ink = `rgb(${grey},${grey},${grey + random.int(0, 12)})`
  // Blanks of different years differ; the year stands in for the supply they came from.
  const series = Number(person.fields.issueDate.slice(-4)) % 4
  const text = runs
    .map((run) =>
      run.face === 'ocr-a'
        ? digitsSvg(run.text, run.x, run.y, run.style.size)
        : `<path d="${textPath(run.text, run.x, run.y, run.style)}"/>`,
    )
    .join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}" preserveAspectRatio="none">` +
    guillocheSvg(series) +
    specimenWatermarkSvg() +
    portraitSvg(person, photo) +
    signatureSvg(person.seed, signature) +
    `<g fill="${ink}">${text}</g>` +
    specimenLabelSvg() +
    '</svg>'
  )
}
