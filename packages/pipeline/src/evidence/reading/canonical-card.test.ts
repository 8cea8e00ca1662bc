import { expect, it } from 'vitest'
import { CANONICAL_HEIGHT, CANONICAL_WIDTH, canonicalCard } from './canonical-card.ts'

it('shows the part of the photo the homography points at, at 300 dpi', () => {
  const data = new Uint8Array(200 * 100 * 3)
  for (let i = 0; i < 200 * 100; i++) data[i * 3] = i % 200
  const card = canonicalCard({ width: 200, height: 100, data }, [100, 0, 50, 0, 60, 20, 0, 0, 1])
  expect([card.width, card.height]).toEqual([CANONICAL_WIDTH, CANONICAL_HEIGHT])
  const middle = (300 * CANONICAL_WIDTH + CANONICAL_WIDTH / 2) * 3
  expect(card.data[middle]).toBeCloseTo(99.5, -0.5)
})
