import type { FlashChallenge } from '@identity/protocol'

/** What the runner needs of the platform; all times in ms. */
export interface FlashRunner {
  /** Fills the screen with `#RRGGBB`; null ends the flashing. */
  readonly show: (color: string | null) => void
  /** Resolves after about this long; rejects when the capture was given up. */
  readonly wait: (ms: number) => Promise<void>
  /**
   * Called once a step, when what the camera delivers shows the new colour. Must not take long: encode later. Where the
   * platform takes a picture in its own time, a promise keeps the colour on the screen until it is taken.
   */
  readonly take: (step: number) => void | Promise<void>
  readonly now: () => number
}

/**
 * A camera delivers the previous colour for another 30–115 ms after the screen changed (measured in Chromium with a
 * fake camera that follows the screen), longer on a busy phone, and exposure settles after that: the first part of each
 * hold is stale, and the later the better. At the shortest hold, 300 ms, this is 240 ms after the change.
 */
const STALE_SHARE = 0.8

/**
 * Shows the colours of a challenge in order, each as long as it asks, and takes one frame in the settled part of each.
 * Never shows a colour for a shorter time than asked, so the limit on flashes a second holds (WCAG 2.3.1). The screen
 * is cleared whatever happens.
 */
export async function runFlashChallenge(
  challenge: Pick<FlashChallenge, 'colors' | 'holdMs'>,
  runner: FlashRunner,
): Promise<void> {
  try {
    for (const [step, color] of challenge.colors.entries()) {
      const holdMs = challenge.holdMs[step] ?? 0
      const shownAtMs = runner.now()
      runner.show(color)
      await runner.wait(holdMs * STALE_SHARE)
      // The colour stays until the frame is taken, however late this timer was.
      await runner.take(step)
      const leftMs = holdMs - (runner.now() - shownAtMs)
      if (leftMs > 0) await runner.wait(leftMs)
    }
  } finally {
    runner.show(null)
  }
}
