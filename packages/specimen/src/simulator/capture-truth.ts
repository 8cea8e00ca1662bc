import type { Capture } from './capture.ts'

/** Every draw behind a capture that does not depend on what stood before the lens. */
export function captureTruth(capture: Capture): Record<string, unknown> {
  const { phone, delivery, surface, optics, room, condition, poses, pxPerMm, exposureS } = capture
  const { lux, lights, flicker, mainsHz } = room
  return {
    phone: phone.id,
    demosaic: phone.demosaic,
    encoder: delivery.encoder.id,
    quality: delivery.quality,
    chroma: delivery.encoder.chroma,
    resized: delivery.oversize === 1 ? null : { by: delivery.oversize, kernel: delivery.kernel },
    codedBefore: delivery.before,
    png: delivery.png,
    surface,
    condition,
    optics,
    room: {
      lux,
      flicker,
      mainsHz,
      lamps: lights.map(({ centre, size, colour, share }) => ({ centre, size, colour, share })),
    },
    poses,
    pxPerMm,
    exposureS,
    noise: { shot: capture.shot, read: capture.read },
  }
}
