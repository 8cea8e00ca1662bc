import {
  BUNDLE_VERSION,
  signBundle,
  type CaptureBundle,
  type FlashChallenge,
  type FlashSample,
  type FrameMeta,
  type Platform,
  type SensorTrace,
} from '@identity/protocol'
import { SDK_VERSION } from './sdk-version.ts'

export interface CapturedFrame {
  /** Standard base64 of a JPEG or PNG file. */
  readonly base64: string
  readonly meta: FrameMeta
  /** Mean colour in the middle of the frame, 0–255; null where it was not measured. */
  readonly meanRgb: readonly [number, number, number] | null
}

export interface BundleParts {
  /** In the order they were taken; those tagged with a step answer the challenge. */
  readonly frames: readonly CapturedFrame[]
  /** Signs the bundle. Where nothing was flashed it only provides the key, and the tier is standard at most. */
  readonly challenge: Pick<FlashChallenge, 'nonce' | 'hmacSecret'>
  readonly sensors?: SensorTrace | undefined
  readonly capturedAt: Date
  /** Default `web`. */
  readonly platform?: Platform
  /** Default: this SDK's. */
  readonly sdkVersion?: string
  /** Default: WebCrypto. */
  readonly sign?: (bundle: object, hmacKey: string) => Promise<string>
}

/** A signed bundle, ready to be sent. */
export async function buildBundle(parts: BundleParts): Promise<CaptureBundle> {
  const samples = parts.frames.flatMap(({ meta, meanRgb }): FlashSample[] =>
    meta.step === undefined || meanRgb === null
      ? []
      : [
          {
            step: meta.step,
            r: Math.round(meanRgb[0]),
            g: Math.round(meanRgb[1]),
            b: Math.round(meanRgb[2]),
            ...(meta.capturedAtMs !== undefined && { atMs: meta.capturedAtMs }),
          },
        ],
  )
  const bundle = {
    version: BUNDLE_VERSION,
    sdkVersion: parts.sdkVersion ?? SDK_VERSION,
    platform: parts.platform ?? 'web',
    frames: parts.frames.map(({ base64 }) => base64),
    frameMeta: parts.frames.map(({ meta }) => meta),
    capturedAt: parts.capturedAt.toISOString(),
    flashChallengeNonce: parts.challenge.nonce,
    ...(samples.length > 0 && { flashSamples: samples }),
    ...(parts.sensors !== undefined && { sensors: parts.sensors }),
  }
  return { ...bundle, signature: await (parts.sign ?? signBundle)(bundle, parts.challenge.hmacSecret) }
}
