/** A refusal of the service: its problem reply, or what could be told without one. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** 0: no reply came. */
  readonly status: number
  /** The reply's `code`; `unreachable` without a reply, `unknown` without a body that says. */
  readonly code: string
  /** Quote it to whoever runs the service; null without a reply. */
  readonly requestId: string | null
  readonly pointers: readonly string[]

  constructor(status: number, body: unknown) {
    const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    super(text(problem.detail) ?? text(problem.title) ?? `HTTP ${status}`)
    this.status = status
    this.code = text(problem.code) ?? (status === 0 ? 'unreachable' : 'unknown')
    this.requestId = text(problem.requestId)
    this.pointers = Array.isArray(problem.errors)
      ? problem.errors.map((item: { pointer?: unknown }) => text(item.pointer) ?? '')
      : []
  }
}
