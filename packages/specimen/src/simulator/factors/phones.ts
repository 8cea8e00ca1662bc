import type { BySplit } from './split.ts'

/** How the missing green is found: the mean of four, corrected by the own channel's curvature, or along the edge. */
export type Demosaic = 'mean' | 'corrected' | 'directed'

/** One kind of phone: what its maker fixed. What varies from photo to photo is drawn elsewhere. */
export interface PhoneModel {
  id: string
  demosaic: Demosaic
  /** Focal length, mm on a 36 mm wide frame. */
  focalMm: number
  /** Radial distortion at the corner, share of the radius. */
  radial: number
  /** Difference in scale of red and blue against green at the corner, px on a 1600 px photo. */
  lateralPx: number
  vignette: number
  /** Noise variance at full scale and standard deviation of reading, in bright light, shares of full scale. */
  shot: number
  read: number
  /** Pixel-to-pixel gain differences, standard deviation, and offset of whole rows, shares. */
  fixedPattern: number
  rowNoise: number
  /** Exposures merged into one. */
  merged: number
  /** Share of small detail taken away as noise, and share added to larger detail. */
  denoise: number
  sharpen: number
  sharpenRadius: number
  /** Gaussian of the colour differences, px of the half-size grid. */
  chromaBlur: number
  contrast: number
  saturation: number
  /** Automatic exposure and balance: level aimed at, time constants in s, pull towards grey. */
  target: number
  exposureTau: number
  balanceTau: number
  balanceStrength: number
}

/** Ranges of forensics practice: 24 to 28 mm equivalent, k1 -0.05 to 0.02, sharpening 0.2 to 1.2. Fictional models. */
export const PHONES: BySplit<PhoneModel> = {
  develop: [
    phone(
      'A1',
      'corrected',
      [26, -0.012, 0.2, 0.12],
      [4e-5, 4e-4, 0.004, 1.5e-4, 3],
      [0.5, 0.55, 0.8, 0.9],
      [0.12, 1.1],
    ),
    phone('A2', 'mean', [27, 0.01, 0.1, 0.2], [1.2e-4, 1e-3, 0.007, 3e-4, 1], [0.35, 0.3, 1.1, 0.6], [0.05, 1.02]),
    phone('A3', 'corrected', [24, -0.035, 0.35, 0.18], [8e-5, 7e-4, 0.005, 2e-4, 2], [0.6, 0.9, 0.7, 1.3], [0.25, 1.2]),
    phone('A4', 'mean', [28, 0, 0.15, 0.08], [2.4e-4, 1.6e-3, 0.008, 4e-4, 1], [0.3, 0.6, 0.9, 0.8], [0.18, 1.08]),
  ],
  heldout: [
    phone('H1', 'directed', [26, -0.02, 0.25, 0.15], [6e-5, 6e-4, 0.005, 2e-4, 4], [0.55, 0.75, 0.8, 1.1], [0.2, 1.15]),
    phone(
      'H2',
      'directed',
      [25, 0.018, 0.3, 0.22],
      [1.6e-4, 1.2e-3, 0.006, 3e-4, 1],
      [0.4, 0.4, 1.2, 0.7],
      [0.08, 1.05],
    ),
  ],
}

function phone(
  id: string,
  demosaic: Demosaic,
  [focalMm, radial, lateralPx, vignette]: readonly [number, number, number, number],
  [shot, read, fixedPattern, rowNoise, merged]: readonly [number, number, number, number, number],
  [denoise, sharpen, sharpenRadius, chromaBlur]: readonly [number, number, number, number],
  [contrast, saturation]: readonly [number, number],
): PhoneModel {
  const sensor = { shot, read, fixedPattern, rowNoise, merged }
  const finish = { denoise, sharpen, sharpenRadius, chromaBlur, contrast, saturation }
  const control = { target: 0.3, exposureTau: 0.35, balanceTau: 1.4, balanceStrength: 0.6 }
  return { id, demosaic, focalMm, radial, lateralPx, vignette, ...sensor, ...finish, ...control }
}
