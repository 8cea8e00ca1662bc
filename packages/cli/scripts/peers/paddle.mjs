// PP-OCRv4 as the stock wrapper runs it: detect every line of the picture, read every line. The weights are ours too.
import { readFileSync } from 'node:fs'
import Ocr from '@gutenye/ocr-node'
import { servePeer } from './serve-peer.mjs'

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('@gutenye/ocr-node')), 'utf8'),
)
// One thread, as in the service, so that processor times compare.
const ocr = await Ocr.create({ onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1 } })

servePeer(`@gutenye/ocr-node ${version}`, async (photo) => {
  const lines = await ocr.detect(photo)
  return lines.map(({ text, mean, box }) => {
    const [xs, ys] = [box.map(([x]) => x), box.map(([, y]) => y)]
    return {
      text,
      confidence: mean,
      x0: Math.min(...xs),
      y0: Math.min(...ys),
      x1: Math.max(...xs),
      y1: Math.max(...ys),
    }
  })
})
