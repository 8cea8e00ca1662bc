import { SessionError } from '../core/session-client.ts'
import type { Transport } from '../core/submit-capture.ts'

/** A minute a megabyte is slower than any network a person would wait on. */
const TIMEOUT_MS = 300_000

/** XMLHttpRequest, because `fetch` cannot say how much of an upload has left. */
export const xhrTransport: Transport = {
  post: (url, headers, body, onSent) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', url)
      request.timeout = TIMEOUT_MS
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
      request.upload.onload = () => onSent(1)
      const failed = () => reject(new SessionError('network'))
      request.onerror = request.ontimeout = request.onabort = failed
      request.onload = () =>
        resolve({
          status: request.status,
          body: request.responseText,
          retryAfter: request.getResponseHeader('retry-after'),
        })
      request.send(body)
    }),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
