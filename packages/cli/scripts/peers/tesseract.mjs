// Tesseract 5 (LSTM, Indonesian, the accurate integer model) as tesseract.js ships it.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { servePeer } from './serve-peer.mjs'

const require = createRequire(import.meta.url)
const langPath = join(dirname(require.resolve('@tesseract.js-data/ind/package.json')), '4.0.0_best_int')
const worker = await createWorker('ind', OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' })

servePeer(`tesseract.js ${require('tesseract.js/package.json').version}, ind best_int`, async (photo, variant) => {
  // Page segmentation as its manual advises: automatic for a photo, a single block for a cut-out card.
  await worker.setParameters({ tessedit_pageseg_mode: variant === 'card' ? PSM.SINGLE_BLOCK : PSM.AUTO })
  const { data } = await worker.recognize(photo, {}, { blocks: true, text: false })
  const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap(({ words }) =>
    words.map(({ text, confidence, bbox }) => ({ text, confidence: confidence / 100, ...bbox })),
  )
})
