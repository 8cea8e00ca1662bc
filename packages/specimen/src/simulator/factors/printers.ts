import type { BySplit } from './split.ts'

/** Rotated dot screens of a laser printer, or scattered drops of an inkjet. */
export type Halftone =
  | { kind: 'screen'; lpi: number; anglesDeg: readonly [c: number, m: number, y: number, k: number] }
  | { kind: 'scattered' }

export interface PrinterModel {
  id: string
  halftone: Halftone
  /** Grid of dots the engine can place, per inch. */
  dpi: number
  /** Growth of a half-covered tone by spread dots, share of area. */
  dotGain: number
  /** Spread of a dot's edge, standard deviation, µm. */
  edgeUm: number
  /** Misplacement of each ink against black, µm. */
  registerUm: number
  /** Share of grey taken from the colours and given to black. */
  greyReplacement: number
}

/** Screens of 85 to 150 lines an inch; fictional engines. */
export const LASERS: BySplit<PrinterModel> = {
  develop: [
    laser('office 600', 600, 141, [15, 75, 0, 45], 0.2, 60, 0.6),
    laser('office line', 600, 106, [18, 72, 0, 45], 0.22, 90, 0.7),
    laser('copier 85', 600, 85, [15, 75, 5, 45], 0.18, 110, 0.5),
  ],
  heldout: [
    laser('press 150', 1200, 150, [15, 75, 0, 45], 0.16, 40, 0.5),
    laser('desk 133', 600, 133, [71, 19, 0, 45], 0.24, 80, 0.4),
  ],
}

export const INKJETS: BySplit<PrinterModel> = {
  develop: [inkjet('home 600', 600, 0.16, 24, 40), inkjet('photo 720', 720, 0.12, 16, 25)],
  heldout: [inkjet('home 480', 480, 0.2, 30, 50)],
}

/** Black engines of office copiers. */
export const COPIERS: BySplit<PrinterModel> = {
  develop: [
    laser('grey 106', 600, 106, [0, 0, 0, 45], 0.2, 0, 1),
    { ...inkjet('grey scattered', 600, 0.2, 22, 0), greyReplacement: 1 },
  ],
  heldout: [laser('grey 141', 600, 141, [0, 0, 0, 45], 0.22, 0, 1)],
}

function laser(
  id: string,
  dpi: number,
  lpi: number,
  anglesDeg: readonly [number, number, number, number],
  dotGain: number,
  registerUm: number,
  greyReplacement: number,
): PrinterModel {
  return { id, dpi, halftone: { kind: 'screen', lpi, anglesDeg }, dotGain, edgeUm: 14, registerUm, greyReplacement }
}

function inkjet(id: string, dpi: number, dotGain: number, edgeUm: number, registerUm: number): PrinterModel {
  return { id, dpi, halftone: { kind: 'scattered' }, dotGain, edgeUm, registerUm, greyReplacement: 0.3 }
}
