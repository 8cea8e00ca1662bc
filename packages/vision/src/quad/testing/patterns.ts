import type { Dice } from './make-random.ts'

/** Brightness in codes at a point. */
export type Pattern = (x: number, y: number) => number

export type PatternName = 'plain' | 'wood' | 'cloth' | 'tiles' | 'clutter' | 'text'

/** A ground of about the given level. `scale` 1 suits a picture 1600 px wide. */
export function drawPattern(dice: Dice, name: PatternName, level: number, scale: number): Pattern {
  const noise = valueNoise(dice)
  const turn = dice.range(0, Math.PI)
  const [c, s] = [Math.cos(turn) / scale, Math.sin(turn) / scale]
  const pattern = straight(dice, name, level, noise)
  return (x, y) => pattern(c * x + s * y, c * y - s * x) * (0.93 + 0.14 * noise(x / (500 * scale), y / (500 * scale)))
}

function straight(dice: Dice, name: PatternName, level: number, noise: Pattern): Pattern {
  switch (name) {
    case 'plain':
      return (x, y) => level * (0.97 + 0.06 * noise(x / 3, y / 3))
    case 'wood': {
      const [across, rings, depth] = [dice.range(30, 90), dice.range(2, 6), dice.range(0.08, 0.3)]
      const plank = dice.range(180, 500)
      return (x, y) => {
        const shade = 0.9 + 0.2 * noise(Math.floor(y / plank) * 7.3, 0.5)
        const grain = noise(x / (across * 12), y / across) * rings
        const gap = Math.abs(y - plank * Math.round(y / plank)) < 2 ? 0.5 : 1
        return level * gap * shade * (1 - depth * (grain - Math.floor(grain)) + 0.15 * (noise(x / 90, y / 2) - 0.5))
      }
    }
    case 'cloth': {
      const [weave, depth, check] = [dice.range(5, 16), dice.range(0.1, 0.4), dice.range(60, 200)]
      const checkDepth = dice.next() < 0.5 ? dice.range(0.05, 0.35) : 0
      return (x, y) => {
        const bend = 8 * noise(x / 200, y / 200)
        const thread = Math.sin((2 * Math.PI * (x + bend)) / weave) * Math.sin((2 * Math.PI * (y + bend)) / weave)
        const square = (Math.floor((x + bend) / check) + Math.floor((y - bend) / check)) & 1 ? 1 : 0
        return level * (1 + depth * thread - checkDepth * square + 0.2 * (noise(x / 2, y / 2) - 0.5))
      }
    }
    case 'tiles': {
      const [w, h] = [dice.range(150, 600), dice.range(150, 600)]
      const [joint, dark] = [dice.range(3, 8), dice.range(0.5, 0.85)]
      return (x, y) => {
        const inJoint = Math.abs(x - w * Math.round(x / w)) < joint || Math.abs(y - h * Math.round(y / h)) < joint
        return (
          level * (inJoint ? dark : 0.95 + 0.1 * noise(Math.round(x / w - 0.5) * 5.1, Math.round(y / h - 0.5) * 3.7))
        )
      }
    }
    case 'clutter': {
      const things = Array.from({ length: dice.int(5, 14) }, () => ({
        x: dice.range(-900, 2000),
        y: dice.range(-1200, 1500),
        turn: dice.range(0, Math.PI),
        w: dice.range(60, 450),
        h: dice.range(40, 350),
        round: dice.next() < 0.3,
        level: dice.range(15, 240),
      }))
      return (x, y) => {
        let value = level
        for (const thing of things) {
          const [dx, dy] = [x - thing.x, y - thing.y]
          const u = (dx * Math.cos(thing.turn) + dy * Math.sin(thing.turn)) / thing.w
          const v = (dy * Math.cos(thing.turn) - dx * Math.sin(thing.turn)) / thing.h
          if (thing.round ? u * u + v * v < 1 : Math.max(Math.abs(u), Math.abs(v)) < 1) value = thing.level
        }
        return value * (0.97 + 0.06 * noise(x / 5, y / 5))
      }
    }
    case 'text': {
      const paper = Math.max(150, level)
      const [pitch, stroke] = [dice.range(24, 60), dice.range(4, 9)]
      const column = dice.range(350, 900)
      const words = Uint8Array.from({ length: 8192 }, () => (dice.next() < 0.5 ? 1 : 0))
      return (x, y) => {
        const row = Math.floor(y / pitch)
        const inColumn = x - column * Math.floor(x / column)
        if (y / pitch - row > 0.6 || inColumn < 30 || inColumn > column - 20) return paper
        const dash = words[(row * 131 + Math.floor(x / stroke) * 17 + Math.floor((y / pitch - row) * 5) * 71) & 8191]
        return dash === 1 ? 0.3 * paper : paper
      }
    }
  }
}

/** Smooth noise, 0–1, over a lattice of one unit. */
function valueNoise(dice: Dice): Pattern {
  const lattice = Float32Array.from({ length: 4096 }, () => dice.next())
  return (x, y) => {
    const [ix, iy] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - ix, y - iy]
    const [sx, sy] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)]
    const at = (dx: number, dy: number): number => lattice[((iy + dy) & 63) * 64 + ((ix + dx) & 63)]
    const top = at(0, 0) + (at(1, 0) - at(0, 0)) * sx
    const low = at(0, 1) + (at(1, 1) - at(0, 1)) * sx
    return top + (low - top) * sy
  }
}
