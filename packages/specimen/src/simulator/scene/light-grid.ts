import type { Rgb } from '../../photo/scene.ts'
import type { PhoneLight, Room } from './light.ts'
import { CARD_MM, type Vector, type View } from './view.ts'

/** How a surface mirrors. Dielectrics of n 1.5 have `f0` 0.04. */
export interface Gloss {
  /** GGX alpha: 0.03 glass, 0.1 laminate, 0.3 worn, 0.5 paper. */
  alpha: number
  f0: number
}

/** What the light needs to know of the surface at a point of the plane, mm. */
export interface Finish {
  gloss: (x: number, y: number) => Gloss
  /** Slope of the surface there (waviness, curl, scratches): writes dz/dx and dz/dy. */
  slope: (x: number, y: number, out: Float64Array) => void
}

/**
 * Light falling on the plane and light mirrored by it, at nodes every `STEP` pixels of the photo. Both vary slowly;
 * the photo interpolates. Levels are relative to white paper.
 */
export interface LightGrid {
  columns: number
  rows: number
  /** Per channel: irradiance, and mirrored radiance. */
  diffuse: readonly [Float32Array, Float32Array, Float32Array]
  mirrored: readonly [Float32Array, Float32Array, Float32Array]
}

export const STEP = 16
const LAMP_SAMPLES = 3

/** Cook-Torrance with GGX distribution, Smith shadowing and Schlick's Fresnel over every lamp, the phone and the room. */
export function lightGrid(view: View, room: Room, phone: PhoneLight | null, finish: Finish): LightGrid {
  const { lens, toPlane, eye } = view
  const columns = Math.ceil(lens.widthPx / STEP) + 2
  const rows = Math.ceil(lens.heightPx / STEP) + 2
  const planes = (): [Float32Array, Float32Array, Float32Array] => [
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
    new Float32Array(columns * rows),
  ]
  const [diffuse, mirrored] = [planes(), planes()]
  const emitters = [...room.lights.map(lampSamples), ...(phone === null ? [] : [phoneSamples(phone, view)])]
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = toPlane
  const slope = new Float64Array(2)
  for (let gy = 0; gy < rows; gy++) {
    for (let gx = 0; gx < columns; gx++) {
      const px = gx * STEP + 0.5
      const py = gy * STEP + 0.5
      const w = 1 / (h6 * px + h7 * py + h8)
      const x = (h0 * px + h1 * py + h2) * w
      const y = (h3 * px + h4 * py + h5) * w
      const node = gy * columns + gx
      finish.slope(x, y, slope)
      const gloss = finish.gloss(x, y)
      const length = 1 / Math.sqrt(1 + slope[0] * slope[0] + slope[1] * slope[1])
      const nx = -slope[0] * length
      const ny = -slope[1] * length
      const nz = length
      let vx = eye[0] - x
      let vy = eye[1] - y
      let vz = eye[2]
      const vl = 1 / Math.sqrt(vx * vx + vy * vy + vz * vz)
      vx *= vl
      vy *= vl
      vz *= vl
      const nv = Math.max(0.05, nx * vx + ny * vy + nz * vz)
      let dr = room.ambient[0]
      let dg = room.ambient[1]
      let db = room.ambient[2]
      // The room in the mirror: a slowly varying level seen along the reflected ray.
      const fresnel = gloss.f0 + (1 - gloss.f0) * (1 - nv) ** 5
      const seen =
        room.surroundingsLevel * (1 + 0.8 * room.surroundings((2 * nv * nx - vx) * 3, (2 * nv * ny - vy) * 3))
      const veil = fresnel * Math.max(0, seen)
      let sr = veil * room.ambient[0]
      let sg = veil * room.ambient[1]
      let sb = veil * room.ambient[2]
      for (let e = 0; e < emitters.length; e++) {
        const { points, colour, alpha: spread } = emitters[e]
        const alpha2 = gloss.alpha * gloss.alpha + spread * spread
        // Beyond this the lobe holds under 1/2000 of its peak.
        const reach = 1 / (1 + 45 * alpha2)
        const k = gloss.alpha / 2
        const gv = nv / (nv * (1 - k) + k)
        let flux = 0
        let shine = 0
        for (let i = 0; i < points.length; i += 4) {
          let lx = points[i] - x
          let ly = points[i + 1] - y
          let lz = points[i + 2]
          const d2 = lx * lx + ly * ly + lz * lz
          const inverse = 1 / Math.sqrt(d2)
          lx *= inverse
          ly *= inverse
          lz *= inverse
          const nl = nx * lx + ny * ly + nz * lz
          if (nl <= 0) continue
          const irradiance = (points[i + 3] * nl) / d2
          flux += irradiance
          const hx = lx + vx
          const hy = ly + vy
          const hz = lz + vz
          const hh = hx * hx + hy * hy + hz * hz
          const nh = nx * hx + ny * hy + nz * hz
          const cos2 = (nh * nh) / hh
          if (cos2 < reach) continue
          const b = cos2 * (alpha2 - 1) + 1
          const distribution = alpha2 / (b * b)
          const vh = (vx * hx + vy * hy + vz * hz) / Math.sqrt(hh)
          const f = gloss.f0 + (1 - gloss.f0) * (1 - vh) ** 5
          const gl = nl / (nl * (1 - k) + k)
          // The pi of the distribution cancels against white paper's.
          shine += (irradiance * distribution * f * gv * gl) / (4 * nl * nv)
        }
        dr += flux * colour[0]
        dg += flux * colour[1]
        db += flux * colour[2]
        sr += shine * colour[0]
        sg += shine * colour[1]
        sb += shine * colour[2]
      }
      diffuse[0][node] = dr
      diffuse[1][node] = dg
      diffuse[2][node] = db
      mirrored[0][node] = sr
      mirrored[1][node] = sg
      mirrored[2][node] = sb
    }
  }
  return { columns, rows, diffuse, mirrored }
}

/** Points x, y, z and power; powers give `colour` at the card's centre. `alpha` fills the gaps between points. */
interface Emitter {
  points: Float64Array
  colour: Rgb
  alpha: number
}

function lampSamples({ centre, size, colour, share }: Room['lights'][number]): Emitter {
  const distance = Math.hypot(...centre)
  const [z0, z1, z2] = centre.map((value) => value / distance)
  // Two axes across the line to the card.
  const flat = Math.hypot(z0, z1) || 1
  const across: Vector = [-z1 / flat, z0 / flat, 0]
  const along: Vector = [-z2 * across[1], z2 * across[0], z0 * across[1] - z1 * across[0]]
  const points: number[] = []
  const power = ((share / z2) * (distance * distance)) / LAMP_SAMPLES ** 2
  for (let i = 0; i < LAMP_SAMPLES; i++) {
    for (let j = 0; j < LAMP_SAMPLES; j++) {
      const [a, b] = [((i + 0.5) / LAMP_SAMPLES - 0.5) * size, ((j + 0.5) / LAMP_SAMPLES - 0.5) * size]
      points.push(
        centre[0] + across[0] * a + along[0] * b,
        centre[1] + across[1] * a + along[1] * b,
        centre[2] + along[2] * b,
        power,
      )
    }
  }
  return { points: Float64Array.from(points), colour, alpha: size / distance / LAMP_SAMPLES / 4 }
}

function phoneSamples({ level, width, height, offset }: PhoneLight, { eye, right, down }: View): Emitter {
  const points: number[] = []
  const [columns, rows] = [3, 5]
  let unit = 0
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const [a, b] = [offset[0] + ((i + 0.5) / columns - 0.5) * width, offset[1] + ((j + 0.5) / rows - 0.5) * height]
      const at = [0, 1, 2].map((k) => eye[k] + right[k] * a + down[k] * b)
      points.push(at[0], at[1], Math.max(20, at[2]), 1)
      const [dx, dy, dz] = [at[0] - CARD_MM.width / 2, at[1] - CARD_MM.height / 2, Math.max(20, at[2])]
      const d2 = dx * dx + dy * dy + dz * dz
      unit += dz / d2 ** 1.5
    }
  }
  for (let i = 3; i < points.length; i += 4) points[i] /= unit
  return { points: Float64Array.from(points), colour: level, alpha: width / eye[2] / columns / 4 }
}
