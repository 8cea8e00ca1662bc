import type { RgbImage } from '@identity/vision'

export type DisplayLayout = 'rgb_stripe' | 'bgr_stripe' | 'pentile'

export interface DisplayPhotoOptions {
  readonly width: number
  readonly height: number
  /** Camera pixels to one display pixel, about: 1/f_d of forensics note 4.2. null: the scene itself, no display. */
  readonly pitchPx: number | null
  readonly layout: DisplayLayout
  readonly rotationDeg: number
  /** Relative change of scale from one side of the picture to the other, −0.3 … 0.3 each. */
  readonly perspective: readonly [number, number]
  /** Lens blur, Gaussian σ in camera pixels. */
  readonly blurPx: number
  /** Noise of the sensor: standard deviation at full signal, share of full scale. */
  readonly noise: number
  /** Unsharp mask of the camera, 0–1. */
  readonly sharpening: number
  readonly seed: number
}

interface Wave {
  readonly m: number
  readonly n: number
  readonly amplitude: number
  readonly phase: number
}

/**
 * A photo of a display (or of the scene itself) by one simulated camera: the sub-pixel lattice as its Fourier series
 * times the transfer of lens and photosite, sampled through an RGGB mosaic, with noise, bilinear demosaicking, sharpening
 * and the sRGB curve. Written apart from the simulator of the specimen package, which super-samples, so that the
 * two check one another (forensics note 7.7-5). `content` fills the picture.
 */
export function photographDisplay(content: RgbImage, options: DisplayPhotoOptions): RgbImage {
  const { width, height } = options
  const mosaic = exposeMosaic(content, options)
  const planes = demosaic(mosaic, width, height)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const plane = planes[c]
        const at = y * width + x
        const around =
          (plane[y > 0 ? at - width : at] +
            plane[y < height - 1 ? at + width : at] +
            plane[x > 0 ? at - 1 : at] +
            plane[x < width - 1 ? at + 1 : at]) /
          4
        const sharp = plane[at] + options.sharpening * (plane[at] - around)
        data[at * 3 + c] = encode(sharp)
      }
    }
  }
  return { width, height, data }
}

/** Steps a turn of the table of cosines: off by 1 in 10,000 at most, far below the noise, and several times faster. */
const TURN = 65536
const PER_RADIAN = TURN / (2 * Math.PI)

function exposeMosaic(content: RgbImage, options: DisplayPhotoOptions): Float32Array {
  const { width, height, pitchPx, rotationDeg, perspective, noise, seed } = options
  const random = lehmer(seed)
  const linear = Float32Array.from({ length: 256 }, (_, code) => decode(code / 255))
  const angle = (rotationDeg * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const waves = pitchPx === null ? null : [0, 1, 2].map((c) => lattice(options, c))
  const cosines = Float32Array.from({ length: TURN }, (_, i) => Math.cos((2 * Math.PI * i) / TURN))
  const mosaic = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const c = (y & 1) + (x & 1)
      const sx = Math.min(content.width - 1, Math.floor((x * content.width) / width))
      const sy = Math.min(content.height - 1, Math.floor((y * content.height) / height))
      let light = linear[content.data[(sy * content.width + sx) * 3 + c]]
      if (waves !== null && pitchPx !== null) {
        const w = 1 + perspective[0] * (x / width - 0.5) + perspective[1] * (y / height - 0.5)
        const px = (x - width / 2) / (w * pitchPx)
        const py = (y - height / 2) / (w * pitchPx)
        const u = cos * px + sin * py
        const v = cos * py - sin * px
        let sum = 1
        for (const wave of waves[c]) {
          sum += wave.amplitude * cosines[((wave.m * u + wave.n * v) * TURN + wave.phase * PER_RADIAN) & (TURN - 1)]
        }
        light *= sum
      }
      mosaic[y * width + x] = light + noise * Math.sqrt(light + 0.02) * gauss(random)
    }
  }
  return mosaic
}

/** Fourier series of one colour's sub-pixels as the sensor receives it: fill of the sub-pixel × lens × photosite. */
function lattice({ layout, pitchPx, blurPx }: DisplayPhotoOptions, channel: number): Wave[] {
  const waves: Wave[] = []
  const stripe = layout === 'bgr_stripe' ? 2 - channel : channel
  const add = (m: number, n: number, amplitude: number, phase: number) => {
    const f = Math.hypot(m, n) / pitchPx!
    const lens = Math.exp(-2 * (Math.PI * blurPx * f) ** 2)
    const site = sinc((0.9 * m) / pitchPx!) * sinc((0.9 * n) / pitchPx!)
    if (Math.abs(2 * amplitude * lens * site) > 1e-4)
      waves.push({ m, n, amplitude: 2 * amplitude * lens * site, phase })
  }
  for (let m = -3; m <= 3; m++) {
    for (let n = 0; n <= 2; n++) {
      if (n === 0 && m <= 0) continue
      if (layout !== 'pentile') {
        add(m, n, sinc(0.28 * m) * sinc(0.85 * n), (-2 * Math.PI * m * (stripe - 1)) / 3)
      } else if (channel === 1) {
        add(m, n, sinc(0.4 * m) * sinc(0.4 * n), 0)
      } else {
        // Red and blue have half the density: a lattice turned by 45°, half a pixel from the green one.
        const p = (m + n) / 2
        const q = (n - m) / 2
        add(p, q, sinc(0.5 * p) * sinc(0.5 * q), Math.PI * (channel === 0 ? p + q : q - p))
      }
    }
  }
  return waves
}

/** Bilinear from an RGGB mosaic (red at even, even); the border is mirrored. */
function demosaic(mosaic: Float32Array, width: number, height: number): Float32Array[] {
  const [red, green, blue] = [0, 1, 2].map(() => new Float32Array(width * height))
  for (let y = 0; y < height; y++) {
    const up = (y > 0 ? y - 1 : y + 1) * width
    const down = (y < height - 1 ? y + 1 : y - 1) * width
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const left = x > 0 ? x - 1 : x + 1
      const right = x < width - 1 ? x + 1 : x - 1
      const across = (mosaic[y * width + left] + mosaic[y * width + right]) / 2
      const along = (mosaic[up + x] + mosaic[down + x]) / 2
      const own = (y & 1) + (x & 1)
      if (own === 1) {
        green[at] = mosaic[at]
        red[at] = (y & 1) === 0 ? across : along
        blue[at] = (y & 1) === 0 ? along : across
        continue
      }
      const corners = (mosaic[up + left] + mosaic[up + right] + mosaic[down + left] + mosaic[down + right]) / 4
      green[at] = (across + along) / 2
      red[at] = own === 0 ? mosaic[at] : corners
      blue[at] = own === 0 ? corners : mosaic[at]
    }
  }
  return [red, green, blue]
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))
const decode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const encode = (v: number) => {
  const x = Math.min(1, Math.max(0, v))
  return Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055))
}

/** Park and Miller's generator: small, and equal on every machine. */
function lehmer(seed: number): () => number {
  let state = (Math.abs(seed) % 2147483646) + 1
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

const gauss = (random: () => number) => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
