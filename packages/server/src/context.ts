import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Policy } from '@identity/pipeline'
import type { FaceIndex, Storage } from '@identity/storage'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { AnalysisPort } from './analysis/analysis-port.ts'
import type { Captures } from './features/capture/captures.ts'
import type { BodyBudget } from './http/body-budget.ts'
import type { Metrics } from './http/metrics.ts'
import type { IntakePool } from './intake/intake-pool.ts'
import type { Settings } from './settings.ts'

/** Everything a feature may use; put together once, in `app.ts`. */
export interface Context {
  readonly settings: Settings
  readonly storage: Storage
  readonly intake: IntakePool
  readonly analysis: AnalysisPort
  readonly captures: Captures
  readonly faceIndex: FaceIndex
  readonly policy: Policy
  readonly metrics: Metrics
  readonly bodyBudget: BodyBudget
  readonly log: FastifyBaseLogger
  /** Monotonic milliseconds, for durations only. Dates come from the database clock. */
  readonly clock: () => number
  /** Uniform integer in [0, maxExclusive) from a CSPRNG. */
  readonly randomInt: (maxExclusive: number) => number
  /** Bytes from a CSPRNG. */
  readonly randomBytes: (bytes: number) => Buffer
  /** 32 secret bytes as base64url behind a prefix. */
  readonly newSecret: (prefix: string) => string
  readonly newUuid: () => string
}

/** Fastify with types read from the typebox schemas of a route. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>
