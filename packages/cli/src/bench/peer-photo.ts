import { canonicalCard } from '@identity/pipeline/bench-read'
import { homographyToQuad, type NuisancePhoto } from '@identity/specimen'
import sharp from 'sharp'

/**
 * `photo`: the whole photo turned so that the card stands upright and level. `card`: the card cut out and straightened at
 * 300 dpi, what a text reader's manual asks for. Both from the true corners, at no cost to the peer.
 */
export const PEER_VARIANTS = ['photo', 'card'] as const
export type PeerVariant = (typeof PEER_VARIANTS)[number]

/** Little enough loss that it is the photo's own JPEG that is read. */
const QUALITY = 95

export async function peerPhoto({ jpeg, quad }: NuisancePhoto, variant: PeerVariant): Promise<Buffer> {
  if (variant === 'photo') {
    const [[ax, ay], [bx, by]] = quad
    const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
    return sharp(jpeg).rotate(-angle, { background: '#808080' }).jpeg({ quality: QUALITY }).toBuffer()
  }
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const card = canonicalCard({ width: info.width, height: info.height, data }, homographyToQuad(quad))
  return sharp(card.data, { raw: { width: card.width, height: card.height, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
