import { pino, type DestinationStream, type Logger } from 'pino'

/** The only members a log line may have. Everything else is dropped, so that no body, key or name can slip in. */
export const LOG_FIELDS = [
  'requestId',
  'method',
  'route',
  'status',
  'ms',
  'tenantId',
  'keyId',
  'captureId',
  'bundleId',
  'verificationId',
  'code',
  'count',
  'signal',
  'pid',
  'failure',
] as const

export interface ErrorDescription {
  readonly name: string
  readonly code: string | null
  /** Call sites only: a message may quote what it was given. */
  readonly stack: readonly string[]
  readonly cause: ErrorDescription | null
}

const MAX_FRAMES = 12
const MAX_CAUSES = 4
const SAFE_WORD = /^[A-Za-z0-9_.-]{1,64}$/

/** What of an error may be logged: its name, its code and where it was thrown. Never its message. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, code: null, stack: [], cause: null }
  const code = (error as { code?: unknown }).code
  return {
    name: SAFE_WORD.test(error.name) ? error.name : 'Error',
    code: typeof code === 'string' && SAFE_WORD.test(code) ? code : null,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, MAX_FRAMES)
      .map((line) => line.trim()),
    cause: error.cause === undefined || depth >= MAX_CAUSES ? null : describeError(error.cause, depth + 1),
  }
}

const FIELDS: ReadonlySet<string> = new Set(LOG_FIELDS)

/** JSON lines, by an allow-list. Standard error unless told otherwise: standard output is for people. */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // pino would print a thrown error with its message.
      serializers: { err: (error: unknown) => describeError(error) },
      formatters: {
        level: (label) => ({ level: label }),
        log: (line) =>
          Object.fromEntries(
            Object.entries(line)
              .filter(([name]) => FIELDS.has(name) || name === 'err')
              .map(([name, value]) => (name === 'err' ? ['failure', describeError(value)] : [name, value])),
          ),
      },
    },
    destination,
  )
}
