import { luma, type Plane, type RgbImage } from '@identity/vision'
import type { CardBox, FrameCardEvidence } from '../evidence.ts'
import { CARD_REGIONS, type CardRegion } from './card-regions.ts'
import type { FollowedPose } from './pose-cards.ts'
import { regionJudge, type RegionQuality } from './region-quality.ts'

const WHOLE: CardBox = { x: 0, y: 0, width: 1, height: 1 }

/** What can be said of the card on one frame, from its pose and the card rectified at 300 dpi. About 8 ms. */
export function describeCard(pose: FollowedPose, canon: RgbImage): FrameCardEvidence {
  const plane = luma(canon)
  const judge = regionJudge(canon, plane)
  const side = (a: number, b: number) =>
    Math.hypot(pose.quad[b][0] - pose.quad[a][0], pose.quad[b][1] - pose.quad[a][1])
  return {
    source: pose.source,
    agreement: pose.agreement,
    quad: pose.quad,
    homography: pose.homography,
    widthPx: (side(0, 1) + side(3, 2)) / 2,
    pxPerMm: pose.pxPerMm,
    tiltDeg: pose.tiltDeg,
    quality: { ...judge(WHOLE), medianLuma: medianLuma(plane) },
    regions: Object.fromEntries(Object.entries(CARD_REGIONS).map(([name, box]) => [name, judge(box)])) as Readonly<
      Record<CardRegion, RegionQuality>
    >,
  }
}

/** From a histogram of whole codes. */
function medianLuma({ data }: Plane): number {
  const counts = new Uint32Array(256)
  for (let i = 0; i < data.length; i++) counts[data[i]]++
  let seen = 0
  for (let code = 0; code < 256; code++) {
    seen += counts[code]
    if (seen * 2 >= data.length) return code
  }
  return 255
}
