/** The script for `<script type="module" src="…/sdk/qe-identity-sdk.js">`: defines `<ktp-capture>` and exports the rest. */
import { defineKtpCaptureElement } from './define-element.ts'

export * from './index.ts'

defineKtpCaptureElement()
