/** The script of the hosted page: the token stands behind `#`, which no browser sends to a server. */
import { createKtpCapture } from './create-ktp-capture.ts'

const element = document.querySelector<HTMLElement>('#capture')
const token = decodeURIComponent(location.hash.slice(1))
if (element !== null)
  createKtpCapture({
    token,
    element,
    handleBack: true,
    // The page around a frame learns how it went; only our own origin's words, never the token.
    onProgress: (detail) => parent.postMessage({ type: 'ktp-progress', detail }, '*'),
    onResult: (detail) => parent.postMessage({ type: 'ktp-result', detail }, '*'),
  })
