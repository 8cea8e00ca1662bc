/** Why there is no picture, as far as a browser tells; each has its own text and its own way out. */
export type CameraFault = 'denied' | 'dismissed' | 'blocked_by_policy' | 'none' | 'in_use' | 'insecure' | 'failed'

interface PageFacts {
  readonly isSecureContext: boolean
  readonly hasMediaDevices: boolean
  /** What the permissions policy of the frame says; null where the browser does not tell. */
  readonly policyAllowsCamera: boolean | null
}

/** Browsers agree on names of errors only roughly, and on messages not at all: a name first, a message where it is all there is. */
export function cameraFault(error: unknown, page: PageFacts = pageFacts()): CameraFault {
  if (!page.isSecureContext || !page.hasMediaDevices) return 'insecure'
  const { name, message } = error instanceof Error ? error : { name: '', message: '' }
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      if (page.policyAllowsCamera === false || /policy/i.test(message)) return 'blocked_by_policy'
      return /dismiss/i.test(message) ? 'dismissed' : 'denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in_use'
    default:
      return 'failed'
  }
}

function pageFacts(): PageFacts {
  // The typings promise what old and embedded browsers lack.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices }
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } }
  return {
    isSecureContext: globalThis.isSecureContext,
    hasMediaDevices: mediaDevices !== undefined,
    policyAllowsCamera: featurePolicy?.allowsFeature('camera') ?? null,
  }
}
