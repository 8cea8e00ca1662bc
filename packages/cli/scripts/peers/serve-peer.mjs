/**
 * Answers photos over the channel `identity bench read` opened: one process a peer, so that its processor time and its
 * memory are its own. `recognise` gets JPEG bytes and gives segments `{ text, confidence 0–1, x0, y0, x1, y1 }` in pixels.
 */
export function servePeer(version, recognise) {
  process.on('message', ({ photo, variant }) => {
    const cpu = process.cpuUsage()
    const startedAtMs = performance.now()
    recognise(Buffer.from(photo), variant).then(
      (segments) => {
        const { user, system } = process.cpuUsage(cpu)
        const wallMs = performance.now() - startedAtMs
        process.send({ segments, wallMs, cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() })
      },
      (error) => process.send({ failed: String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send({ ready: version })
}
