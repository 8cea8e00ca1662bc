import type {
  CaptureBundle,
  CaptureClientView,
  CaptureSessionClientView,
  CaptureStep,
  FlashChallenge,
  Locale,
} from '@identity/protocol'
import type { CaptureKeeper } from '../browser/keep-capture.ts'
import type { OpenCamera } from '../browser/open-camera.ts'
import type { MotionRecorder } from '../browser/record-motion.ts'
import type { CapturedFrame } from '../core/build-bundle.ts'
import { createSessionClient, SessionError, type SessionClient } from '../core/session-client.ts'
import type { KtpCaptureOptions } from '../create-ktp-capture.ts'
import { element } from '../ui/element.ts'
import { messageScreen } from '../ui/screens.ts'
import { TEXTS, type Texts } from '../ui/texts.ts'
import { openStage, type Stage } from './stage.ts'

/** Enough colours for tier high on the first try (docs: flash_reflectance). */
export const FLASH_STEPS = 7

/** Where a person can be led next. Each shows a screen and ends by leading on. */
export interface Steps {
  intro(): void
  /** The session on a phone, while this screen follows. */
  phone(): Promise<void>
  camera(flash: boolean): Promise<void>
  /** A photo from a file instead. */
  choose(file: File): Promise<void>
  review(frames: readonly CapturedFrame[], challenge?: FlashChallenge | null): void
  send(bundle: CaptureBundle, idempotencyKey: string): Promise<void>
  outcome(outcome: CaptureClientView): void
  /** What a session that takes no more captures has to say. */
  end(): void
}

/** What the steps of one capture share. */
export interface FlowContext {
  readonly options: KtpCaptureOptions
  readonly client: SessionClient
  readonly stage: Stage
  readonly go: Steps
  session: CaptureSessionClientView
  keeper: CaptureKeeper
  locale: Locale
  texts: Texts
  camera: OpenCamera | null
  /** Set from the moment the camera is asked for until it is closed. */
  motion: MotionRecorder | null
  closed: boolean
  /** Leaves the screen before this one, whose loops see that they are over; tells whether the new one is still shown. */
  leave(): () => boolean
  /** The same for a step that the session notes, once what a reload needs there is `kept`. */
  enter(step: CaptureStep, kept?: Promise<void>): () => boolean
  setLocale(locale: Locale): void
  closeCamera(): void
  /** Something failed that may work at the next try. */
  broken(error: unknown, again: () => void): void
}

/** Without session, keeper and steps: those come before any step is taken. */
export function createFlowContext(options: KtpCaptureOptions): FlowContext {
  const client = createSessionClient({ baseUrl: options.baseUrl ?? '', token: options.token })
  const stage = openStage(options.element)
  const locale = options.locale ?? 'id'
  let turn = 0
  const flow: Omit<FlowContext, 'session' | 'keeper' | 'go'> & Partial<FlowContext> = {
    options,
    client,
    stage,
    locale,
    texts: TEXTS[locale],
    camera: null,
    motion: null,
    closed: false,
    leave: () => {
      const mine = ++turn
      return () => !flow.closed && mine === turn
    },
    enter: (step, kept = Promise.resolve()) => {
      options.onProgress?.({ step })
      // Only for a reload; the capture does not wait for it.
      kept.then(() => client.noteStep(step)).catch(() => undefined)
      return flow.leave()
    },
    setLocale: (next) => {
      flow.locale = next
      flow.texts = TEXTS[next]
      stage.setLanguage(next)
    },
    closeCamera: () => {
      flow.camera?.close()
      flow.camera = null
      flow.motion?.stop()
      flow.motion = null
    },
    broken: (error, again) => {
      if (flow.closed) return
      const code = error instanceof SessionError ? error.code : null
      if (code === 'session_closed' || code === 'unauthenticated') {
        void refresh()
        return
      }
      const { texts } = flow
      const offline = code === 'network' || code === 'overloaded' || code === 'rate_limited'
      const words = offline
        ? ([texts.offlineHeading, texts.offlineLead] as const)
        : ([texts.brokenHeading, texts.brokenLead] as const)
      stage.show(messageScreen(...words, actionButton(texts.tryAgain, again)))
    },
  }
  const made = flow as FlowContext
  async function refresh(): Promise<void> {
    try {
      made.session = await client.session()
      if (made.session.state === 'open') made.go.intro()
      else made.go.end()
    } catch {
      stage.show(messageScreen(made.texts.expiredHeading, made.texts.closedLead))
    }
  }
  return made
}

export function actionButton(text: string, onclick: () => void, kind = 'main'): HTMLElement {
  return element('button', { type: 'button', class: kind, onclick }, text)
}

/** A result below this is not what the session was made for. */
export const wantsFlash = ({ session }: Pick<FlowContext, 'session'>): boolean => session.requiredAssurance === 'high'

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
