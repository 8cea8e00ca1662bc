import type { CaptureClientView, RetryHint } from '@identity/protocol'
import type { CameraFault } from '../browser/camera-fault.ts'
import { element } from './element.ts'
import type { Texts } from './texts.ts'

/** Screens of text and buttons. Each has one heading, which takes the focus so that it is read out. */

const heading = (text: string) => element('h1', { tabindex: -1 }, text)
const button = (text: string, onclick: () => void, kind = '') =>
  element('button', { type: 'button', class: kind, onclick }, text)
const screen = (...children: (Node | null)[]) => element('section', { class: 'screen' }, ...children)
const actions = (...children: (Node | null)[]) => element('div', { class: 'actions' }, ...children)

/** A file chooser that looks like a button and is one for keyboard and screen reader. */
export function fileButton(text: string, onFile: (file: File) => void): HTMLElement {
  const input = element('input', {
    type: 'file',
    accept: 'image/jpeg,image/png,image/heic,image/webp',
    'aria-label': text,
    onchange: () => {
      const file = input.files?.[0]
      // The same file may be chosen again after an error.
      input.value = ''
      if (file !== undefined) onFile(file)
    },
  })
  return element('label', { class: 'file' }, text, input)
}

export interface IntroActions {
  readonly onStart: (flash: boolean) => void
  readonly onFile: (file: File) => void
  /** null where the device is a phone itself. */
  readonly onPhone: (() => void) | null
  readonly onLanguage: () => void
}

export function introScreen(
  texts: Texts,
  flash: boolean,
  { onStart, onFile, onPhone, onLanguage }: IntroActions,
): HTMLElement {
  // A card that is held towards the screen lies on no table.
  const tips = flash ? [texts.introFlashTip, ...texts.introTips.slice(1)] : texts.introTips
  return screen(
    element(
      'div',
      { class: 'top' },
      element('span', {}),
      element(
        'button',
        { type: 'button', onclick: onLanguage, lang: texts.language === 'English' ? 'en' : 'id' },
        texts.language,
      ),
    ),
    heading(texts.introHeading),
    element('p', {}, texts.introLead),
    element('ul', {}, ...tips.map((tip) => element('li', {}, tip))),
    flash ? element('p', {}, texts.introFlashLead) : null,
    flash ? element('p', { class: 'warning' }, texts.introFlashWarning) : null,
    actions(
      button(texts.start, () => onStart(flash), 'main'),
      flash ? button(texts.startWithoutFlash, () => onStart(false)) : null,
      flash ? element('p', {}, texts.introFlashOff) : null,
      onPhone && button(texts.onPhone, onPhone),
      fileButton(texts.useFile, onFile),
    ),
  )
}

export function messageScreen(title: string, lead: string | null, ...buttons: (HTMLElement | null)[]): HTMLElement {
  return screen(heading(title), lead === null ? null : element('p', {}, lead), actions(...buttons))
}

export function faultScreen(
  texts: Texts,
  fault: CameraFault,
  { onAgain, onFile, onPhone }: Pick<IntroActions, 'onFile' | 'onPhone'> & { readonly onAgain: () => void },
): HTMLElement {
  const [title, lead] = texts.faults[fault]
  return messageScreen(
    title,
    lead,
    button(texts.tryAgain, onAgain, 'main'),
    onPhone && button(texts.onPhone, onPhone),
    fileButton(texts.useFile, onFile),
  )
}

export interface PhoneScreen {
  readonly node: HTMLElement
  /** Whether the phone has begun. */
  update(begun: boolean): void
}

/** A desktop hands over: the QR code, and how far the phone is. */
export function phoneScreen(texts: Texts, qrSvg: string, onBack: () => void): PhoneScreen {
  const status = element('p', { role: 'status' }, texts.phoneWaiting)
  const src = `data:image/svg+xml,${encodeURIComponent(qrSvg)}`
  return {
    node: screen(
      heading(texts.phoneHeading),
      element('p', {}, texts.phoneLead),
      element('img', { class: 'qr', src, alt: texts.phoneAlt }),
      status,
      actions(button(texts.useThisDevice, onBack)),
    ),
    update: (begun) => {
      const text = begun ? texts.phoneBusy : texts.phoneWaiting
      if (status.textContent !== text) status.textContent = text
    },
  }
}

export function flashIntroScreen(texts: Texts, onGo: () => void, onWithout: () => void): HTMLElement {
  return screen(
    heading(texts.flashHeading),
    element('p', {}, texts.flashLead),
    element('p', { class: 'warning' }, texts.introFlashWarning),
    actions(button(texts.flashGo, onGo, 'main'), button(texts.startWithoutFlash, onWithout)),
  )
}

export function reviewScreen(texts: Texts, imageUrl: string, onSend: () => void, onAgain: () => void): HTMLElement {
  const made = screen(
    heading(texts.reviewHeading),
    element('img', { src: imageUrl, alt: texts.reviewAlt }),
    actions(button(texts.send, onSend, 'main'), button(texts.again, onAgain)),
  )
  made.classList.add('review')
  return made
}

export interface SendingScreen {
  readonly node: HTMLElement
  update(text: string, sentShare: number): void
}

export function sendingScreen(texts: Texts): SendingScreen {
  const bar = element('progress', { max: 1, value: 0, 'aria-label': texts.sendingHeading })
  const status = element('p', { role: 'status' }, texts.sending)
  return {
    node: screen(heading(texts.sendingHeading), bar, status),
    update: (text, sentShare) => {
      // Without a value the bar says "working": nothing is known of how long the checks take.
      if (sentShare < 1) bar.value = sentShare
      else bar.removeAttribute('value')
      if (status.textContent !== text) status.textContent = text
    },
  }
}

export function retryScreen(
  texts: Texts,
  hints: readonly RetryHint[],
  onAgain: () => void,
  onFile: (file: File) => void,
): HTMLElement {
  return screen(
    heading(texts.retryHeading),
    element('p', {}, texts.retryLead),
    element('ul', {}, ...hints.map((hint) => element('li', {}, texts.hints[hint]))),
    actions(button(texts.tryAgain, onAgain, 'main'), fileButton(texts.useFile, onFile)),
  )
}

export function outcomeScreen(texts: Texts, outcome: CaptureClientView, onFinish: (() => void) | null): HTMLElement {
  const words = {
    passed: ['✓', texts.passedHeading, texts.passedLead],
    requires_review: ['⏳', texts.reviewedHeading, texts.reviewedLead],
    failed: ['✕', texts.failedHeading, texts.failedLead],
  } as const
  const [sign, title, lead] = words[outcome.ktpBundle.verdict]
  return screen(
    element('div', { class: 'big', 'aria-hidden': 'true' }, sign),
    heading(title),
    element('p', {}, lead),
    actions(onFinish === null ? null : button(texts.finish, onFinish, 'main')),
  )
}
