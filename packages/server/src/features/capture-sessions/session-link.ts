import type { CaptureSessionLink } from '@identity/protocol'
import type { FastifyRequest } from 'fastify'
import { renderSVG } from 'uqr'
import { publicUrl } from '../../http/public-url.ts'
import type { Settings } from '../../settings.ts'

/** The hosted page of a session, as an address and as a picture that a phone's camera reads. */
export function sessionLink(
  request: FastifyRequest,
  settings: Pick<Settings, 'publicUrl'>,
  token: string,
): CaptureSessionLink {
  const url = `${publicUrl(request, settings)}/capture#${token}`
  return { url, qrSvg: renderSVG(url, { ecc: 'M', border: 2 }) }
}
