import type { Quad } from '@identity/specimen'
import { Command, InvalidArgumentError, Option } from 'commander'

function eightNumbers(text: string): Quad {
  const numbers = text.split(',').map(Number)
  const [ax, ay, bx, by, cx, cy, dx, dy] = numbers as Eight
  if (numbers.length !== 8 || !numbers.every(Number.isFinite))
    throw new InvalidArgumentError('give eight numbers: x1,y1,x2,y2,x3,y3,x4,y4')
  const corners: Quad = [
    [ax, ay],
    [bx, by],
    [cx, cy],
    [dx, dy],
  ]
  if (!isConvex(corners))
    throw new InvalidArgumentError('corners go round the card: top-left, top-right, bottom-right, bottom-left')
  return corners
}
type Eight = [number, number, number, number, number, number, number, number]

/** Clockwise with y down, every corner turning the same way: an upright card that is not mirrored. */
function isConvex(corners: Quad): boolean {
  return corners.every(([x, y], i) => {
    const [bx, by] = corners[(i + 1) % 4]!
    const [cx, cy] = corners[(i + 2) % 4]!
    return (bx - x) * (cy - by) - (by - y) * (cx - bx) > 0
  })
}

/** `identity voter <name> <image…>`. */
export function voterCommand(): Command {
  return new Command('voter')
    .description('ask one voter about any photo: its finding, its reason and the numbers it went by')
    .argument('<name>', 'as in docs/voters.md')
    .argument('<image...>', 'JPEG or PNG files; several are the frames of one capture, in order')
    .addOption(
      new Option(
        '--quad <corners>',
        'corners of the card, x1,y1,…,x4,y4 in pixels of the upright photo, top-left first',
      )
        .argParser(eightNumbers)
        .conflicts('whole'),
    )
    .option('--whole', 'look for no card: the whole picture is what is judged')
    .option('--json', 'the vote as JSON')
    .addHelpText(
      'after',
      `
The exit status is 0 whatever the voter finds. Voters of the session (signing_key, …) abstain: files carry no session.

Examples:
  identity voter screen_moire photo.jpg
  identity voter print_halftone poster.jpg --whole
  identity voter screen_moire photo.jpg --quad 120,80,1480,96,1470,940,110,930`,
    )
    .action(
      async (
        name: string,
        paths: readonly string[],
        options: { readonly quad?: Quad; readonly whole?: true; readonly json?: true },
      ) => {
        const { askVoter } = await import('../ask-voter.ts')
        await askVoter(name, paths, options)
      },
    )
}
