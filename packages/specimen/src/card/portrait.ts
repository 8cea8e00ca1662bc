import { createRandom } from '../random.ts'
import type { Person } from '../person/person.ts'
import type { CardLayout } from './card-layout.ts'

const SKIN = ['#e8bd98', '#d9a67c', '#c68e63', '#b07a50', '#8f5f3d', '#74492e'] as const
const HAIR = ['#1b1613', '#26201c', '#120f0e', '#3a2c22'] as const
const CLOTH = [
  '#f4f4f0',
  '#2b3a55',
  '#6b2430',
  '#3e5a3d',
  '#58504a',
  '#d8c9a4',
  '#7a4b7c',
  '#1f1f24',
  '#b4562b',
] as const

/**
 * A drawn head and shoulders of nobody. Background red for an odd, blue for an even year of birth, as the
 * registration office prescribes.
 */
export function portraitSvg(person: Person, box: CardLayout['photo']): string {
  const random = createRandom(person.seed).fork('portrait')
  const year = Number(person.fields.dateOfBirth.slice(-4))
  const age = 2025 - year
  const female = person.fields.gender === 'PEREMPUAN'
  const hue = year % 2 === 1 ? random.range(-4, 8) : random.range(205, 222)
  const ground = `hsl(${hue.toFixed(0)},${random.range(62, 78).toFixed(0)}%,${random.range(38, 47).toFixed(0)}%)`
  const skin = random.pick(SKIN)
  const hair = age > 60 || random.chance(0.06) ? random.pick(['#8b8780', '#b5b1ab', '#5e5a55']) : random.pick(HAIR)
  const cloth = random.pick(CLOTH)

  // Drawn on a 200 x 240 canvas. The face is an ellipse with a chin; features move with the face.
  const cx = 100 + random.range(-3, 3)
  const cy = 104 + random.range(-5, 5)
  const rx = random.range(37, 45)
  const ry = random.range(50, 58)
  const jaw = random.range(0.62, 0.85)
  const headscarf = female && random.chance(0.45)
  const cap = !female && random.chance(0.12)
  const face =
    `M${cx - rx} ${cy - 8}C${cx - rx} ${cy - ry * 1.1} ${cx + rx} ${cy - ry * 1.1} ${cx + rx} ${cy - 8}` +
    `C${cx + rx} ${cy + ry * 0.55} ${cx + rx * jaw} ${cy + ry} ${cx} ${cy + ry}` +
    `C${cx - rx * jaw} ${cy + ry} ${cx - rx} ${cy + ry * 0.55} ${cx - rx} ${cy - 8}Z`
  const parts = [`<rect width="200" height="240" fill="${ground}"/>`]
  if (female && !headscarf) parts.push(longHair(cx, cy, rx, ry, hair, random.range(0.2, 1)))
  const shoulder = 205 + random.range(-8, 8)
  parts.push(
    `<path d="M${cx - 18} ${cy + 30}L${cx - 20} ${shoulder}L${cx + 20} ${shoulder}L${cx + 18} ${cy + 30}Z" fill="${shade(skin, -18)}"/>`,
    `<path d="M0 240C4 ${shoulder + 8} 40 ${shoulder - 6} ${cx - 24} ${shoulder - 18}L${cx} ${shoulder + 6}L${cx + 24} ${shoulder - 18}C160 ${shoulder - 6} 196 ${shoulder + 8} 200 240Z" fill="${cloth}"/>`,
    `<path d="M${cx - 24} ${shoulder - 18}L${cx} ${shoulder + 6}L${cx + 24} ${shoulder - 18}L${cx + 14} ${shoulder + 22}L${cx} ${shoulder + 6}L${cx - 14} ${shoulder + 22}Z" fill="${shade(cloth, 22)}"/>`,
    `<radialGradient id="skin" cx="0.42" cy="0.4" r="0.75"><stop offset="0" stop-color="${shade(skin, 14)}"/><stop offset="0.65" stop-color="${skin}"/><stop offset="1" stop-color="${shade(skin, -32)}"/></radialGradient>`,
  )
  if (!headscarf) {
    for (const side of [-1, 1])
      parts.push(`<ellipse cx="${cx + side * rx}" cy="${cy + 4}" rx="6" ry="12" fill="${shade(skin, -14)}"/>`)
  }
  parts.push(`<path d="${face}" fill="url(#skin)"/>`)
  parts.push(features(random, cx, cy, rx, ry, skin, hair, female))
  if (headscarf) parts.push(scarf(cx, cy, rx, ry, random.pick(CLOTH)))
  else if (cap)
    parts.push(
      `<path d="M${cx - rx - 3} ${cy - 22}L${cx - rx + 4} ${cy - ry - 14}Q${cx} ${cy - ry - 24} ${cx + rx - 4} ${cy - ry - 14}L${cx + rx + 3} ${cy - 22}Q${cx} ${cy - 38} ${cx - rx - 3} ${cy - 22}Z" fill="#16151a"/>`,
    )
  else parts.push(fringe(random, cx, cy, rx, ry, hair))
  return (
    `<svg x="${box.x.toFixed(2)}" y="${box.y.toFixed(2)}" width="${box.width.toFixed(2)}" height="${box.height.toFixed(2)}" ` +
    `viewBox="0 0 200 240" preserveAspectRatio="xMidYMid slice">${parts.join('')}</svg>`
  )
}

type Draw = ReturnType<typeof createRandom>

function features(
  random: Draw,
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  skin: string,
  hair: string,
  female: boolean,
): string {
  const parts: string[] = []
  const eyeY = cy - random.range(2, 8)
  const gap = rx * random.range(0.42, 0.5)
  const [ew, eh] = [random.range(7, 9.5), random.range(2.8, 4.4)]
  const brow = random.range(9, 14)
  const tilt = random.range(-2, 3)
  for (const side of [-1, 1]) {
    const x = cx + side * gap
    parts.push(
      `<ellipse cx="${x}" cy="${eyeY}" rx="${ew}" ry="${eh}" fill="#f2ece6"/>`,
      `<circle cx="${x}" cy="${eyeY}" r="${eh * 0.95}" fill="#2b1b12"/><circle cx="${x - 1}" cy="${eyeY - 1}" r="0.9" fill="#fff"/>`,
      `<path d="M${x - ew} ${eyeY - 1}Q${x} ${eyeY - eh * 1.7} ${x + ew} ${eyeY - 1}" fill="none" stroke="#20150f" stroke-width="1.6"/>`,
      `<path d="M${x - ew - 2} ${eyeY - brow + side * tilt}Q${x} ${eyeY - brow - 5} ${x + ew + 2} ${eyeY - brow - side * tilt}" fill="none" stroke="${hair}" stroke-width="${female ? 2 : 3.4}" stroke-linecap="round"/>`,
    )
  }
  const noseY = cy + ry * 0.32
  const nose = random.range(6, 10)
  const mouthY = cy + ry * random.range(0.58, 0.65)
  const mouth = rx * random.range(0.34, 0.5)
  const smile = random.range(-1, 4)
  const lip = random.range(2.2, 4.5)
  parts.push(
    `<path d="M${cx - 3} ${eyeY + 4}Q${cx - 5} ${noseY - 8} ${cx - nose} ${noseY}Q${cx} ${noseY + 6} ${cx + nose} ${noseY}" fill="none" stroke="${shade(skin, -42)}" stroke-width="1.8"/>`,
    `<path d="M${cx - mouth} ${mouthY}Q${cx} ${mouthY - lip + smile} ${cx + mouth} ${mouthY}Q${cx} ${mouthY + lip + smile * 1.6} ${cx - mouth} ${mouthY}Z" fill="${female ? '#a8434a' : shade(skin, -55)}"/>`,
  )
  if (!female && random.chance(0.3)) {
    parts.push(
      `<path d="M${cx - mouth - 2} ${mouthY - 2}Q${cx} ${mouthY - 13} ${cx + mouth + 2} ${mouthY - 2}Q${cx} ${mouthY - 7} ${cx - mouth - 2} ${mouthY - 2}Z" fill="${hair}"/>`,
    )
  }
  if (random.chance(0.15)) {
    for (const side of [-1, 1])
      parts.push(
        `<rect x="${cx + side * gap - 12}" y="${eyeY - 8}" width="24" height="17" rx="6" fill="none" stroke="#221c1a" stroke-width="1.8"/>`,
      )
    parts.push(
      `<path d="M${cx - gap + 12} ${eyeY - 1}L${cx + gap - 12} ${eyeY - 1}" stroke="#221c1a" stroke-width="1.8"/>`,
    )
  }
  return parts.join('')
}

function fringe(random: Draw, cx: number, cy: number, rx: number, ry: number, hair: string): string {
  const line = cy - ry * random.range(0.35, 0.55)
  const part = random.range(-0.6, 0.6) * rx
  const top = cy - ry - random.range(6, 16)
  return (
    `<path d="M${cx - rx - 3} ${cy - 2}C${cx - rx - 6} ${top} ${cx - rx * 0.5} ${top - 4} ${cx} ${top - 2}C${cx + rx * 0.5} ${top - 4} ${cx + rx + 6} ${top} ${cx + rx + 3} ${cy - 2}` +
    `Q${cx + rx - 2} ${line + 8} ${cx + rx * 0.6} ${line}Q${cx + part} ${line - 8} ${cx - rx * 0.6} ${line + 2}Q${cx - rx + 2} ${line + 8} ${cx - rx - 3} ${cy - 2}Z" fill="${hair}"/>`
  )
}

function longHair(cx: number, cy: number, rx: number, ry: number, hair: string, length: number): string {
  const end = cy + ry * (0.7 + length)
  return `<path d="M${cx - rx - 10} ${end}C${cx - rx - 18} ${cy - ry * 1.5} ${cx + rx + 18} ${cy - ry * 1.5} ${cx + rx + 10} ${end}Z" fill="${hair}"/>`
}

function scarf(cx: number, cy: number, rx: number, ry: number, cloth: string): string {
  const inner =
    `M${cx - rx + 1} ${cy - 4}C${cx - rx + 3} ${cy - ry * 0.95} ${cx + rx - 3} ${cy - ry * 0.95} ${cx + rx - 1} ${cy - 4}` +
    `C${cx + rx} ${cy + ry * 0.7} ${cx + rx * 0.5} ${cy + ry + 2} ${cx} ${cy + ry + 2}C${cx - rx * 0.5} ${cy + ry + 2} ${cx - rx} ${cy + ry * 0.7} ${cx - rx + 1} ${cy - 4}Z`
  const outer =
    `M${cx - rx - 36} 240C${cx - rx - 26} ${cy + 30} ${cx - rx - 22} ${cy - ry * 1.35} ${cx} ${cy - ry * 1.3}` +
    `C${cx + rx + 22} ${cy - ry * 1.35} ${cx + rx + 26} ${cy + 30} ${cx + rx + 36} 240Z`
  return (
    `<path fill-rule="evenodd" d="${outer}${inner}" fill="${cloth}"/>` +
    `<path d="M${cx - rx - 8} ${cy + 40}Q${cx} ${cy + ry + 30} ${cx + rx + 14} ${cy + 60}M${cx - rx - 12} ${cy + 66}Q${cx} ${cy + ry + 48} ${cx + rx + 6} ${cy + 84}" fill="none" stroke="${shade(cloth, -30)}" stroke-width="2.5"/>`
  )
}

/** `#rrggbb` made lighter (positive) or darker by `by` of 255. */
function shade(colour: string, by: number): string {
  const value = Number.parseInt(colour.slice(1), 16)
  const channel = (shift: number): string =>
    Math.max(0, Math.min(255, ((value >> shift) & 255) + by))
      .toString(16)
      .padStart(2, '0')
  return `#${channel(16)}${channel(8)}${channel(0)}`
}
