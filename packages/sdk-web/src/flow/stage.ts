import { STYLES } from '../ui/styles.ts'

/** A wait that is shorter is not noticed; a question of the browser is longer. */
export const SLOW_AFTER_MS = 300

/** The part of the page the capture lives in: a shadow root, so that neither page nor capture restyles the other. */
export interface Stage {
  /** Shows a screen; its heading takes the focus, so that a screen reader says where the person is. */
  show(screen: HTMLElement): void
  /** Shows a screen of waiting, unless the next one comes so soon that it would only flicker and cost a slow phone time. */
  showIfSlow(screen: HTMLElement): void
  setLanguage(locale: string): void
  /** Fills the whole window with a colour; null takes it away. */
  flash(color: string | null): void
  close(): void
}

export function openStage(host: HTMLElement): Stage {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLES)
  // Not a <style> element: those are inline styles to a content policy, a constructed sheet is not.
  root.adoptedStyleSheets = [sheet]
  const main = document.createElement('div')
  main.className = 'root'
  const cover = document.createElement('div')
  cover.className = 'flash'
  cover.setAttribute('aria-hidden', 'true')
  root.replaceChildren(main)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const show = (screen: HTMLElement) => {
    clearTimeout(waiting)
    main.replaceChildren(screen)
    screen.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    host.scrollIntoView({ block: 'nearest' })
  }
  return {
    show,
    showIfSlow: (screen) => {
      clearTimeout(waiting)
      waiting = setTimeout(show, SLOW_AFTER_MS, screen)
    },
    setLanguage: (locale) => {
      main.lang = locale
    },
    flash: (color) => {
      if (color === null) {
        cover.remove()
        return
      }
      cover.style.backgroundColor = color
      if (!cover.isConnected) root.append(cover)
    },
    close: () => {
      clearTimeout(waiting)
      root.replaceChildren()
    },
  }
}
