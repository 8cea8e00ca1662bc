import { openCardReader, openFaceEngine, restrictDecoder } from '@identity/pipeline'
import { drawingFormat, writeDrawing } from './draw/write-drawing.ts'
import { judgeFiles, type JudgedFiles } from './judge-files.ts'
import { fieldTable, stageLine, voterTable } from './render/report.ts'

function print({ extraction, judgement, voteMs }: JudgedFiles): void {
  const { reading } = extraction.evidence
  if (reading.kind === 'read') {
    console.log(`Card read on frame ${reading.frame}, ${Math.round(reading.cardWidthPx)} px wide\n`)
    console.log(fieldTable(reading))
  } else {
    console.log(`No card: ${reading.reason}\n`)
  }
  console.log(`Physical card in front of a camera? ${judgement.antiSpoof.fused}`)
  console.log(voterTable(judgement.antiSpoof.voters))
  console.log(`As issued? ${judgement.tamper.fused}`)
  console.log(voterTable(judgement.tamper.voters))
  console.log(`Verdict: ${judgement.verdict}, tier ${judgement.assuranceTier}, score ${judgement.score}`)
  for (const reason of [...judgement.antiSpoof.because, ...judgement.tamper.because]) console.log(`  · ${reason}`)
  console.log(`\n${stageLine({ ...extraction.timings, voters: voteMs })}`)
}

export interface VerifyOptions {
  readonly json?: true
  /** Files to draw the reading on, each .svg or .png. */
  readonly draw: readonly string[]
}

/** `identity verify`: the pipeline on files; prints a report or JSON. @throws UserError naming the file that is no frame. */
export async function verifyFiles(paths: readonly string[], options: VerifyOptions): Promise<void> {
  for (const path of options.draw) drawingFormat(path)
  restrictDecoder()
  const judged = await judgeFiles(paths, { reader: await openCardReader(), face: await openFaceEngine() })
  const { extraction, judgement } = judged
  if (options.json) {
    console.log(JSON.stringify({ judgement, evidence: extraction.evidence, stageMs: extraction.timings }, null, 2))
  } else {
    print(judged)
  }
  const { reading } = extraction.evidence
  for (const path of options.draw) {
    await writeDrawing(path, judged.frames[reading.kind === 'read' ? reading.frame : 0]!, reading)
    console.error(`Drawn on ${path}; it shows what is on the card, treat it as you would the card.`)
  }
}
