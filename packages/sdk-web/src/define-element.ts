import type { Locale } from '@identity/protocol'
import { createKtpCapture, type KtpCapture } from './create-ktp-capture.ts'

/**
 * `<ktp-capture token="qe_cst_…" base-url="https://…" locale="id">`: the capture as an element, for pages without a
 * script of their own. Fires `progress` and `result`, whose `detail` is what the options of `createKtpCapture` get.
 */
export function defineKtpCaptureElement(name = 'ktp-capture'): void {
  if (customElements.get(name) !== undefined) return
  customElements.define(
    name,
    class extends HTMLElement {
      #capture: KtpCapture | null = null

      connectedCallback(): void {
        const locale = this.getAttribute('locale')
        this.#capture = createKtpCapture({
          token: this.getAttribute('token') ?? '',
          element: this,
          baseUrl: this.getAttribute('base-url') ?? new URL(import.meta.url).origin,
          ...(locale !== null && { locale: locale as Locale }),
          onProgress: (detail) => this.dispatchEvent(new CustomEvent('progress', { detail })),
          onResult: (detail) => this.dispatchEvent(new CustomEvent('result', { detail })),
        })
      }

      disconnectedCallback(): void {
        this.#capture?.close()
      }
    },
  )
}
