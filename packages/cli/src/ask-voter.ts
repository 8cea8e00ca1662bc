import { currentPolicy, openCardReader, restrictDecoder, type Vote } from '@identity/pipeline'
import type { Quad } from '@identity/specimen'
import { judgeFiles } from './judge-files.ts'
import { placedReader } from './placed-reader.ts'
import { measuredLines } from './render/measured-lines.ts'
import { UserError } from './user-error.ts'

export interface AskVoterOptions {
  /** Corners of the card in pixels of the upright photo; left out, the card is looked for. */
  readonly quad?: Quad
  /** Look at the whole picture, whether there is a card in it or not. */
  readonly whole?: true
  readonly json?: true
}

const STANCE = { true: 'does not object', false: 'objects', null: 'abstains' } as const

/** `identity voter`: what one voter finds on photos, and the numbers it went by. @throws UserError for a name there is not */
export async function askVoter(name: string, paths: readonly string[], options: AskVoterOptions): Promise<void> {
  const names = Object.keys(currentPolicy().voters)
  if (!names.includes(name)) throw new UserError(`no voter is called ${name}; there are ${names.join(', ')}`)
  restrictDecoder()
  const isPlaced = options.quad !== undefined || options.whole === true
  const reader = isPlaced ? placedReader(options.quad ?? null) : await openCardReader()
  const { extraction, judgement } = await judgeFiles(paths, { reader, face: null })
  const vote = [...judgement.antiSpoof.voters, ...judgement.tamper.voters].find((each) => each.name === name)
  if (vote === undefined) throw new UserError(`${name} did not vote`)
  const { reading } = extraction.evidence
  const card = reading.kind === 'read' ? { frame: reading.frame, quad: reading.quad } : null
  if (options.json) console.log(JSON.stringify({ vote, card, failedMeasures: extraction.failedMeasures }, null, 2))
  else print(vote, card === null && !isPlaced)
}

function print(vote: Vote, isWithoutCard: boolean): void {
  if (isWithoutCard) console.log('No card was found; a voter that can looks at the whole picture.')
  console.log(
    `${vote.name} ${vote.version}: ${vote.finding}, it ${STANCE[`${vote.passed}`]} (llr ${vote.llr.toFixed(2)})`,
  )
  console.log(vote.reason)
  const lines = measuredLines(vote.evidence)
  if (lines.length > 0) console.log(`\n${lines.join('\n')}`)
}
