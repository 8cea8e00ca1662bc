import type { Advice } from '../core/advice-on.ts'
import type { Guide } from '../core/analyse-frame.ts'
import { element } from './element.ts'
import type { Texts } from './texts.ts'

/** ID-1, ISO/IEC 7810: 85.60 × 53.98 mm. */
const CARD_ASPECT = 85.6 / 53.98
/** The outline's share of the view's width; room is left for fingers and for a card that is not quite in place. */
const OUTLINE_SHARE = 0.84

export interface CameraScreen {
  readonly node: HTMLElement
  readonly video: HTMLVideoElement
  /** The outline in pixels of a frame of this size. */
  guide(frame: { readonly width: number; readonly height: number }): Guide
  advise(advice: Advice): void
  /** The picture of an opened camera; until then there is nothing to press but the way back. */
  play(stream: MediaStream): Promise<void>
  /** Words in place of advice, while there is no picture. */
  say(text: string): void
  showTorch(onToggle: (on: boolean) => void): void
  /** There is another camera. */
  showSwitch(onSwitch: () => void): void
}

export interface CameraScreenOptions {
  readonly texts: Texts
  /** The person sees themselves: turn the picture as a mirror would. Frames are never turned. */
  readonly mirrored: boolean
  readonly flash: boolean
  readonly onShutter: () => void
  readonly onBack: () => void
}

export function cameraScreen({ texts, mirrored, flash, onShutter, onBack }: CameraScreenOptions): CameraScreen {
  const title = flash ? texts.cameraHeadingFlash : texts.cameraHeading
  // Muted and inline, or iOS opens it full screen as a "live broadcast".
  const video = element('video', { playsinline: true, muted: true, autoplay: true, 'aria-label': title })
  video.muted = true
  const outline = element('div', { class: 'outline notyet', 'aria-hidden': 'true' })
  outline.style.width = `${OUTLINE_SHARE * 100}%`
  outline.style.aspectRatio = String(CARD_ASPECT)
  outline.style.left = `${((1 - OUTLINE_SHARE) / 2) * 100}%`
  outline.style.top = '50%'
  outline.style.transform = 'translateY(-50%)'
  const hint = element('div', { class: 'hint', role: 'status', 'aria-live': 'polite' })
  const bar = element(
    'div',
    { class: 'bar waiting' },
    element('button', { type: 'button', class: 'shutter', onclick: onShutter }, texts.shutter),
  )
  const top = element(
    'div',
    { class: 'top' },
    element('button', { type: 'button', onclick: onBack }, `‹ ${texts.back}`),
  )
  const view = element('div', { class: mirrored ? 'view mirrored' : 'view' }, video, outline)
  const node = element(
    'section',
    { class: 'screen camera' },
    top,
    element('h1', { tabindex: -1 }, title),
    view,
    hint,
    bar,
  )
  const say = (text: string) => {
    if (hint.textContent !== text) hint.textContent = text
  }
  return {
    node,
    video,
    guide: ({ width, height }) => guideIn({ width, height }, view.clientWidth / Math.max(1, view.clientHeight)),
    play: (stream) => {
      video.srcObject = stream
      bar.className = 'bar'
      say('')
      return video.play()
    },
    say,
    advise: (advice) => {
      say(texts.advice[advice])
      outline.className = `outline ${advice === 'ready' ? 'ready' : 'notyet'}`
    },
    showSwitch: (onSwitch) => {
      top.append(element('button', { type: 'button', onclick: onSwitch }, texts.switchCamera))
    },
    showTorch: (onToggle) => {
      const toggle = element(
        'button',
        {
          type: 'button',
          class: 'torch',
          'aria-pressed': 'false',
          onclick: () => {
            const on = toggle.getAttribute('aria-pressed') !== 'true'
            toggle.setAttribute('aria-pressed', String(on))
            onToggle(on)
          },
        },
        texts.torch,
      )
      bar.append(toggle)
    },
  }
}

/** The view shows the middle of the frame (`object-fit: cover`); the outline stands in the middle of the view. */
export function guideIn(frame: { readonly width: number; readonly height: number }, viewAspect: number): Guide {
  const shownWidth = Math.min(frame.width, frame.height * viewAspect)
  const width = OUTLINE_SHARE * shownWidth
  const height = width / CARD_ASPECT
  return { left: (frame.width - width) / 2, top: (frame.height - height) / 2, width, height }
}
