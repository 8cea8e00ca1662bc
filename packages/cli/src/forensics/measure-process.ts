import { openCardReader, openFaceEngine, restrictDecoder } from '@identity/pipeline'
import { measureCapture } from './measure-capture.ts'
import type { PlannedCapture } from './planned-capture.ts'

/** Makes and measures captures in a process of its own; see `startPhotoProcess`. */
const engines = { reader: await openCardReader(), face: await openFaceEngine() }

process.on('message', (capture: PlannedCapture) => {
  const cpu = process.cpuUsage()
  const startedAtMs = performance.now()
  // Files from elsewhere are opened as the service opens them; cards of our own are drawn from SVG, which that forbids.
  if (capture.kind === 'stored') restrictDecoder()
  measureCapture(capture, engines).then(
    (record) => {
      const { user, system } = process.cpuUsage(cpu)
      process.send?.({
        record,
        wallMs: performance.now() - startedAtMs,
        cpuMs: (user + system) / 1000,
        rssBytes: process.memoryUsage.rss(),
      })
    },
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : 'unknown' }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: engines.reader.engine })
