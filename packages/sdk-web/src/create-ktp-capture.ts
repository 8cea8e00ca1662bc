import type { CaptureClientView, CaptureSessionClientView, CaptureStep, Locale } from '@identity/protocol'
import { createCaptureFlow } from './flow/capture-flow.ts'

export interface KtpCaptureOptions {
  /** `qe_cst_…` of a capture session. Never an API key: what is in a browser is public. */
  readonly token: string
  /** Filled with the capture; at least 320 px wide. */
  readonly element: HTMLElement
  /** Of the service, when it is not the page's own origin: `https://identity.example`. */
  readonly baseUrl?: string
  /** Default: the session's. */
  readonly locale?: Locale
  /** Each step as it is entered. */
  readonly onProgress?: (progress: { readonly step: CaptureStep }) => void
  /** Each outcome, also one that may be tried again (`retry.allowed`). The shape is always the same. */
  readonly onResult?: (outcome: CaptureClientView) => void
  /** When the session has ended and the person asks to go on; without it the hosted page's return address is opened. */
  readonly onFinish?: (session: CaptureSessionClientView) => void
  /** Script of the analysis worker; null analyses on the page. Default: `quality-worker.js` beside this script. */
  readonly workerUrl?: string | URL | null
  /** The browser's back button leads back to the first screen instead of away. Default false. */
  readonly handleBack?: boolean
}

export interface KtpCapture {
  /** Stops the camera and empties the element. The session stays open. */
  close(): void
}

/**
 * Runs a whole capture inside an element: explains, guides, flashes, shows the photo, sends it and tells the outcome.
 *
 * @example createKtpCapture({ token, element: document.querySelector('#ktp'), onResult: ({ ktpBundle }) => … })
 */
export function createKtpCapture(options: KtpCaptureOptions): KtpCapture {
  const flow = createCaptureFlow(options)
  void flow.start()
  return { close: () => flow.close() }
}
