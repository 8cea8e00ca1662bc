import { watchSession } from '../core/watch-session.ts'
import { messageScreen, phoneScreen } from '../ui/screens.ts'
import type { FlowContext, Steps } from './flow-context.ts'

/** A desktop shows a QR code, and follows what the phone does until the session has ended. */
export function phoneStep(flow: FlowContext): Pick<Steps, 'phone'> {
  const { client, stage, options } = flow

  async function phone(): Promise<void> {
    const isShown = flow.leave()
    flow.closeCamera()
    stage.showIfSlow(messageScreen(flow.texts.loading, null))
    const watching = new AbortController()
    try {
      // The phone begins with the explanation, wherever this screen stood.
      const [{ qrSvg }] = await Promise.all([client.link(), client.noteStep('intro')])
      if (!isShown()) return
      const back = () => {
        watching.abort()
        flow.go.intro()
      }
      const screen = phoneScreen(flow.texts, qrSvg, back)
      stage.show(screen.node)
      for await (const session of watchSession(client, watching.signal)) {
        if (!isShown()) return
        flow.session = session
        screen.update(session.step !== 'intro')
        if (session.state === 'open') continue
        if (session.outcome !== null) options.onResult?.(session.outcome)
        flow.go.end()
        return
      }
    } catch (error) {
      if (isShown()) flow.broken(error, () => void phone())
    } finally {
      watching.abort()
    }
  }

  return { phone }
}
