import { openTimedReader } from '@identity/pipeline/bench-read'

/** The service's reader in a process of its own; see `startPhotoProcess`. */
const reader = await openTimedReader(Date.now)

process.on('message', ({ photo }: { readonly photo: Uint8Array }) => {
  const cpu = process.cpuUsage()
  const startedAtMs = performance.now()
  reader.read(photo).then(
    ({ reading, stageMs }) => {
      const { user, system } = process.cpuUsage(cpu)
      process.send?.({
        reading,
        stageMs,
        wallMs: performance.now() - startedAtMs,
        cpuMs: (user + system) / 1000,
        rssBytes: process.memoryUsage.rss(),
      })
    },
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : 'unknown' }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.({ ready: reader.engine })
