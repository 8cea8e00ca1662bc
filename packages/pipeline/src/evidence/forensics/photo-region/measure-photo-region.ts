import type { CardBox } from '../../evidence.ts'
import type { BurstView, FrameView } from '../burst-view.ts'
import { borderProfiles, type BorderProfile } from './border-profile.ts'
import { findPhoto, type GroundColour } from './find-photo.ts'

export interface PhotoRegionEvidence {
  readonly frame: number
  readonly pxPerMm: number
  /** The portrait's box on the card. */
  readonly box: CardBox
  readonly backgroundColour: GroundColour
  /** Share of the upper corners that has that colour, 0–1. */
  readonly evenness: number
  /** Mean background, sRGB codes. */
  readonly background: readonly [number, number, number]
  readonly borders: readonly BorderProfile[]
  /** Frames on which the background had that colour, of those on which a portrait was found. */
  readonly framesAgreeing: number
  readonly framesSeen: number
}

const MAX_FRAMES = 3

/** The portrait's background and the sides of its box (forensics 5.10). About 8 ms a frame. null where none shows. */
// eslint-disable-next-line @typescript-eslint/require-await -- measures are asynchronous by contract
export async function measurePhotoRegion(burst: BurstView): Promise<PhotoRegionEvidence | null> {
  const { reading } = burst
  if (reading.kind !== 'read') return null
  const first = burst.frames[reading.frame] as FrameView | undefined
  const others = burst.frames.filter((frame) => frame.index !== reading.frame)
  const frames = [...(first === undefined ? [] : [first]), ...others].slice(0, MAX_FRAMES)
  const found = frames.flatMap((frame) => {
    const photo = frame.canon === null || frame.card === null ? null : findPhoto(frame.canon)
    return photo === null ? [] : [{ frame, photo, canon: frame.canon!, card: frame.card! }]
  })
  const seen = found.at(0)
  if (seen === undefined) return null
  const { photo, canon, card, frame } = seen
  return {
    frame: frame.index,
    pxPerMm: Number(card.pxPerMm.toFixed(2)),
    box: {
      x: fraction(photo.left / canon.width),
      y: fraction(photo.top / canon.height),
      width: fraction((photo.right - photo.left) / canon.width),
      height: fraction((photo.bottom - photo.top) / canon.height),
    },
    backgroundColour: photo.colour,
    evenness: Number(photo.evenness.toFixed(3)),
    background: photo.background,
    borders: borderProfiles(canon, photo),
    framesAgreeing: found.filter((other) => other.photo.colour === photo.colour).length,
    framesSeen: found.length,
  }
}

const fraction = (value: number): number => Number(value.toFixed(4))
