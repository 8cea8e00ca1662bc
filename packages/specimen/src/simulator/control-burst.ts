import sharp, { type Sharp } from 'sharp'
import type { Raster } from '../card/render-card.ts'
import type { Quad } from '../photo/quad.ts'
import { createRandom } from '../random.ts'
import { editFiles } from './attacks/edit-files.ts'
import type { CaptureOptions } from './capture.ts'
import { overBox } from './edits/frame-pixels.ts'
import { genuineBurst } from './genuine-burst.ts'
import type { CardBox, SimulatedBurst } from './simulated-burst.ts'

/** What honest hands and honest software do to a file. `paste_back`: a field cut out and laid back where it was. */
export const CONTROL_TOOLS = ['resave', 'crop', 'resize', 'brightness', 'paste_back'] as const
export type ControlTool = (typeof CONTROL_TOOLS)[number]

export interface ControlOptions extends CaptureOptions {
  tool: ControlTool
}

/**
 * The control edit: a genuine capture through the tools of an editor with nothing changed. What a voter finds here it
 * finds in the tool chain, not in an edit: voters on content must take it for genuine, voters on files may see it.
 */
export async function controlBurst({ tool, ...options }: ControlOptions): Promise<SimulatedBurst> {
  const burst = await genuineBurst(options)
  const random = createRandom(`${options.seed}/control`)
  const quality = random.int(84, 95)
  const [left, top] = [random.int(2, 30), random.int(2, 24)]
  const factor = random.range(0.72, 0.95)
  const gain = random.range(0.88, 1.12)
  const box: CardBox = [0.23, random.pick([0.25, 0.3, 0.44, 0.6, 0.72]), random.range(0.15, 0.4), 0.05]
  const write = (image: Sharp): Promise<Buffer> => image.jpeg({ quality }).toBuffer()
  const open = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } })
  const saves: Readonly<Record<ControlTool, (picture: Raster) => Promise<Buffer>>> = {
    resave: (picture) => write(open(picture)),
    paste_back: (picture) => write(open(picture)),
    crop: (picture) =>
      write(open(picture).extract({ left, top, width: picture.width - 2 * left, height: picture.height - 2 * top })),
    resize: (picture) => write(open(picture).resize({ width: Math.round(picture.width * factor) })),
    brightness: (picture) => write(open(picture).linear(gain, 0)),
  }
  const copy = {
    alteration: { target: 'portrait' as const, box },
    truth: {},
    apply: (frame: Parameters<typeof overBox>[0]): void => {
      const source = frame.data.slice()
      overBox(frame, box, (at) => {
        for (let c = 0; c < 3; c++) frame.data[at + c] = source[at + c]
      })
    },
  }
  const touched = tool === 'paste_back' ? burst.frames.map((_, i) => i) : []
  const frames = await editFiles(burst.frames, burst.quads, touched, copy, saves[tool])
  const [dx, dy] = tool === 'crop' ? [left, top] : [0, 0]
  const quads: Quad[] = []
  for (const [i, quad] of burst.quads.entries()) {
    const { width: before } = await sharp(burst.frames[i]).metadata()
    const { width: after } = await sharp(frames[i]).metadata()
    const scale = tool === 'resize' ? after / before : 1
    quads.push(quad.map(([x, y]) => [x * scale - dx, y * scale - dy] as const) as unknown as Quad)
  }
  return {
    ...burst,
    frames,
    quads,
    labels: { ...burst.labels, class: 'control', species: 'control' },
    truth: { ...burst.truth, tool, quality },
  }
}
