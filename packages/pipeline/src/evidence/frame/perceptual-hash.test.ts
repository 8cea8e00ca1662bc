import { person, rasteriseCard } from '@identity/specimen'
import { resizeArea } from '@identity/vision'
import { describe, expect, it } from 'vitest'
import { perceptualHash } from './perceptual-hash.ts'

const bitsBetween = (a: string, b: string) =>
  (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length

const picture = (value: (x: number, y: number) => number) => {
  const data = Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return value(pixel % 64, Math.floor(pixel / 64))
  })
  return { width: 64, height: 48, data }
}

describe('perceptualHash', () => {
  it('is 16 hex digits and survives resizing and a change of brightness within two bits', async () => {
    const card = await rasteriseCard(person(1))
    const hash = perceptualHash(card)
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(bitsBetween(hash, perceptualHash(resizeArea(card, 300, 190)))).toBeLessThanOrEqual(2)
    const darker = { ...card, data: card.data.map((x) => x * 0.9) }
    expect(bitsBetween(hash, perceptualHash(darker))).toBeLessThanOrEqual(2)
  })

  it('tells different pictures apart', () => {
    const stripes = perceptualHash(picture((x) => (x % 20 < 10 ? 30 : 220)))
    const rings = perceptualHash(picture((x, y) => 128 + 100 * Math.sin(Math.hypot(x - 32, y - 24) / 4)))
    expect(bitsBetween(stripes, rings)).toBeGreaterThan(15)
  })

  it('splits its bits evenly, so that no hash is close to all others', async () => {
    const hash = BigInt(`0x${perceptualHash(await rasteriseCard(person(2)))}`)
    expect(hash.toString(2).replaceAll('0', '')).toHaveLength(32)
  })
})
