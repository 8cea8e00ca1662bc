import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { envSchema } from 'env-schema'
import { Type, type Static, type TObject } from 'typebox'

const MIB = 1024 * 1024
const MINUTE_MS = 60_000

/** Short enough for a key typed by hand on a test machine; the ones made here have 43 random characters. */
const BOOTSTRAP_KEY_MIN_CHARS = 8

/**
 * Every setting, its default and its meaning. `docs/settings.md` is made from this object, so a description is written
 * for the person who runs the service.
 */
export const settingsSchema = Type.Object({
  HOST: Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: 'Address to listen on. `0.0.0.0` opens the service to the network.',
  }),
  PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65_535,
    description: 'Port to listen on; `0` picks a free one and prints it.',
  }),
  IDENTITY_DATA_DIR: Type.String({
    default: '.data/store',
    minLength: 1,
    description: 'Folder of the embedded database and the sealed frames. One process holds it at a time.',
  }),
  DATABASE_URL: Type.String({
    default: '',
    pattern: '^$|^postgres(ql)?://',
    description: 'A `postgres://` URL (15 or newer) switches from the embedded database to Postgres.',
  }),
  BLOB_URL: Type.String({
    default: '',
    pattern: '^$|^(file|s3):',
    description: 'Where sealed frames go: `file:/path` or `s3://…`. Empty: a folder inside the data directory.',
  }),
  IDENTITY_MASTER_KEY_FILE: Type.String({
    default: '',
    description:
      'File of the master key, mode 0600, made at first start. Empty: next to the data directory, `<data dir>.key`. Keep a copy elsewhere: without it nothing sealed can be read again.',
  }),
  IDENTITY_BOOTSTRAP_API_KEY: Type.String({
    default: '',
    description: `Comma-separated API keys to create at first start, each in a tenant of its own with all scopes. At least ${BOOTSTRAP_KEY_MIN_CHARS} characters each, no spaces.`,
  }),
  IDENTITY_PUBLIC_URL: Type.String({
    default: '',
    pattern: '^$|^https?://[^/?#]+(/[^?#]*)?$',
    description:
      'Address at which people reach this service, for links and QR codes of capture sessions. Empty: the address the API was called at.',
  }),
  IDENTITY_WEB_ORIGINS: Type.String({
    default: '',
    description:
      'Comma-separated origins (`https://toko.example`) whose pages may call the service with a capture-session token and show the hosted page in a frame; `*` for any. Empty: none but its own.',
  }),
  IDENTITY_TRUSTED_PROXIES: Type.String({
    default: '',
    description:
      'Comma-separated addresses or ranges (`10.0.0.0/8`) of proxies whose `X-Forwarded-For`, `-Host` and `-Proto` are believed. Empty: none; then all who come through a proxy count as one address for sign-in limits.',
  }),
  IDENTITY_SESSION_IDLE_MINUTES: Type.Integer({
    default: 15,
    minimum: 1,
    maximum: 1_440,
    description: 'A session of the dashboard without a request for this long has ended.',
  }),
  IDENTITY_SESSION_HOURS: Type.Integer({
    default: 8,
    minimum: 1,
    maximum: 168,
    description: 'A session of the dashboard ends this long after the sign-in, however busy it is.',
  }),
  IDENTITY_INVITE_HOURS: Type.Integer({
    default: 72,
    minimum: 1,
    maximum: 720,
    description: 'How long the one-time link of an invitation or a reset works.',
  }),
  IDENTITY_SIGN_IN_ATTEMPTS: Type.Integer({
    default: 10,
    minimum: 3,
    maximum: 100,
    description:
      'Wrong passwords in 15 minutes after which an account refuses to be tried; ten times as many in a day. Half as many wrong codes.',
  }),
  IDENTITY_SIGN_IN_ATTEMPTS_ADDRESS: Type.Integer({
    default: 100,
    minimum: 0,
    maximum: 10_000,
    description: 'Sign-ins in 15 minutes from one address, right or wrong; `0` switches the limit off.',
  }),
  IDENTITY_PASSWORD_COST: Type.Integer({
    default: 15,
    minimum: 10,
    maximum: 20,
    description:
      'Binary logarithm of the cost N of scrypt (r = 8, p = 3). 15 takes 32 MiB and is one of the settings OWASP recommends. A password kept at another cost is hashed again when its owner signs in.',
  }),
  IDENTITY_OIDC_ISSUER: Type.String({
    default: '',
    pattern: '^$|^https://[^?#]+$|^http://(localhost|127[.]0[.]0[.]1)(:[0-9]+)?(/[^?#]*)?$',
    description:
      'Issuer of an OpenID Connect provider at which members may sign in besides with a password. Register `<this service>/api/identity/analysts/oidc/callback` there. Empty: off.',
  }),
  IDENTITY_OIDC_CLIENT_ID: Type.String({ default: '', description: 'Client id of this service at the provider.' }),
  IDENTITY_OIDC_CLIENT_SECRET: Type.String({
    default: '',
    description: 'Client secret at the provider. Empty: a public client; PKCE is used either way.',
  }),
  IDENTITY_OIDC_NAME: Type.String({
    default: 'SSO',
    maxLength: 40,
    description: 'What the button says: `Masuk dengan …`.',
  }),
  IDENTITY_RATE_LIMIT_CHALLENGE: Type.Integer({
    default: 30,
    minimum: 0,
    maximum: 10_000,
    description: 'Challenges a minute and API key; `0` switches the limit off (load tests only).',
  }),
  IDENTITY_RATE_LIMIT_CAPTURE: Type.Integer({
    default: 20,
    minimum: 0,
    maximum: 10_000,
    description: 'Captures a minute and API key; `0` switches the limit off (load tests only).',
  }),
  IDENTITY_RATE_LIMIT_FACES: Type.Integer({
    default: 60,
    minimum: 0,
    maximum: 10_000,
    description: 'Face comparisons, and face searches, a minute and API key; `0` switches the limits off.',
  }),
  IDENTITY_FACE_INDEX_MAX: Type.Integer({
    default: 1_000_000,
    minimum: 0,
    maximum: 2_000_000,
    description:
      'Face enrolments kept in the memory of each service process for searches, 2 KB each and taken as they come. Beyond it a search says that it is not complete.',
  }),
  IDENTITY_INTAKE_THREADS: Type.Integer({
    default: 2,
    minimum: 1,
    maximum: 64,
    description: 'Threads that parse capture bodies and check signatures.',
  }),
  IDENTITY_IN_FLIGHT_MB: Type.Integer({
    default: 210,
    minimum: 64,
    maximum: 65_536,
    description: 'Bytes of request bodies held at once, in MiB. A request that does not fit is answered 503.',
  }),
  IDENTITY_ANALYSIS_PROCESSES: Type.Integer({
    default: Math.max(1, Math.min(4, availableParallelism() - 1)),
    minimum: 1,
    maximum: 64,
    description: 'Processes that read frames. Each loads the OCR models once (about 300 MB).',
  }),
  IDENTITY_ANALYSIS_QUEUE: Type.Integer({
    default: 16,
    minimum: 0,
    maximum: 10_000,
    description: 'Captures that may wait for an analysis process. When it is full the answer is 503.',
  }),
  IDENTITY_ANALYSIS_DEADLINE_MS: Type.Integer({
    default: 25_000,
    minimum: 100,
    maximum: 600_000,
    description:
      'Longest wait for an analysis, queue included. A capture that takes longer is answered `pending` and finished in the background.',
  }),
  IDENTITY_SWEEP_INTERVAL_MS: Type.Integer({
    default: 15_000,
    minimum: 100,
    maximum: 3_600_000,
    description: 'How often unfinished captures are looked for, besides at start.',
  }),
  IDENTITY_SHUTDOWN_MS: Type.Integer({
    default: 5_000,
    minimum: 100,
    maximum: 600_000,
    description:
      'Longest time to finish requests in flight after SIGTERM. What is cut off is finished at the next start.',
  }),
  IDENTITY_LOG_LEVEL: Type.Union(
    [
      Type.Literal('fatal'),
      Type.Literal('error'),
      Type.Literal('warn'),
      Type.Literal('info'),
      Type.Literal('debug'),
      Type.Literal('silent'),
    ],
    { default: 'info', description: 'Least severe log line written to standard error.' },
  ),
})

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  /** null: a public client. */
  readonly clientSecret: string | null
  readonly name: string
}

export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** null: embedded SQLite. */
  readonly databaseUrl: string | null
  /** null: inside the data directory. */
  readonly blobUrl: string | null
  /** null: beside the data directory. */
  readonly masterKeyFile: string | null
  readonly bootstrapApiKeys: readonly string[]
  /** Without a slash at the end; null: the address each caller used. */
  readonly publicUrl: string | null
  /** Origins whose pages may call; `['*']` for any. */
  readonly webOrigins: readonly string[]
  /** Addresses and ranges whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[]
  readonly analysts: {
    readonly idleMs: number
    readonly sessionMs: number
    readonly inviteMs: number
    /** Wrong passwords of one account in 15 minutes. */
    readonly attempts: number
    /** Sign-ins from one address in 15 minutes; 0 = off. */
    readonly attemptsAddress: number
    /** log2 of scrypt's N. */
    readonly passwordCost: number
  }
  /** null: members sign in with passwords only. */
  readonly oidc: OidcSettings | null
  /** Requests a minute and key; 0 = off. */
  readonly rateLimits: { readonly challenge: number; readonly capture: number; readonly faces: number }
  /** Enrolments in memory. */
  readonly faceIndexMax: number
  readonly intakeThreads: number
  readonly inFlightBytes: number
  readonly analysis: { readonly processes: number; readonly queue: number; readonly deadlineMs: number }
  readonly sweepIntervalMs: number
  readonly shutdownMs: number
  readonly logLevel: Static<typeof settingsSchema>['IDENTITY_LOG_LEVEL']
}

/** Thrown by `readSettings`; the message is one line that names the variable and never repeats a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

interface ValidationFailure {
  readonly instancePath: string
  readonly message?: string
  readonly params?: Record<string, unknown>
}

const explain = (failures: readonly ValidationFailure[], schema: TObject): string => {
  // A union reports each branch; the first failure names the variable, which is all that is needed.
  const name = failures[0]?.instancePath.slice(1) ?? 'settings'
  const property = schema.properties[name] as { anyOf?: { const: string }[]; pattern?: string } | undefined
  if (property?.anyOf) return `${name} must be one of ${property.anyOf.map((choice) => choice.const).join(', ')}`
  if (name === 'DATABASE_URL') return 'DATABASE_URL must start with postgres:// or postgresql://'
  if (name === 'IDENTITY_PUBLIC_URL') return 'IDENTITY_PUBLIC_URL must be an http: or https: address without ? and #'
  if (name === 'IDENTITY_OIDC_ISSUER')
    return 'IDENTITY_OIDC_ISSUER must be an https: address (http: only on this machine) without ? and #'
  if (name === 'BLOB_URL') return 'BLOB_URL must start with file: or s3:'
  return `${name} ${failures[0]?.message ?? 'is not valid'}`
}

const bootstrapKeys = (list: string): string[] => {
  const keys = list
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
  if (keys.some((key) => key.length < BOOTSTRAP_KEY_MIN_CHARS || key.length > 256 || !/^[\x21-\x7e]+$/.test(key)))
    throw new SettingsError(
      `IDENTITY_BOOTSTRAP_API_KEY holds a key that is not ${BOOTSTRAP_KEY_MIN_CHARS} to 256 printable characters long`,
    )
  if (new Set(keys).size !== keys.length) throw new SettingsError('IDENTITY_BOOTSTRAP_API_KEY names a key twice')
  return keys
}

const webOrigins = (list: string): string[] => {
  const origins = list
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  const wrong = origins.find((origin) => origin !== '*' && !/^https?:\/\/[^/?#\s;,']+$/.test(origin))
  if (wrong !== undefined)
    throw new SettingsError('IDENTITY_WEB_ORIGINS must list origins such as https://toko.example')
  return origins
}

const trustedProxies = (list: string): string[] => {
  const ranges = list
    .split(',')
    .map((range) => range.trim())
    .filter((range) => range !== '')
  const isRange = (range: string): boolean => {
    const parts = range.split('/')
    const family = isIP(parts[0] ?? '')
    const bits = parts.at(1)
    const max = family === 4 ? 32 : 128
    return family !== 0 && parts.length <= 2 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= max))
  }
  if (!ranges.every(isRange))
    throw new SettingsError('IDENTITY_TRUSTED_PROXIES must list addresses or ranges such as 10.0.0.0/8')
  return ranges
}

const oidcSettings = (values: Static<typeof settingsSchema>): OidcSettings | null => {
  if (values.IDENTITY_OIDC_ISSUER === '') return null
  if (values.IDENTITY_OIDC_CLIENT_ID === '')
    throw new SettingsError('IDENTITY_OIDC_CLIENT_ID is needed with IDENTITY_OIDC_ISSUER')
  return {
    issuer: values.IDENTITY_OIDC_ISSUER,
    clientId: values.IDENTITY_OIDC_CLIENT_ID,
    clientSecret: values.IDENTITY_OIDC_CLIENT_SECRET === '' ? null : values.IDENTITY_OIDC_CLIENT_SECRET,
    name: values.IDENTITY_OIDC_NAME,
  }
}

/**
 * Reads and checks the settings. An empty variable counts as unset.
 * @throws SettingsError naming the first variable that is not valid.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.properties)
      .map((name) => [name, env[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  )
  let values: Static<typeof settingsSchema>
  try {
    // env-schema writes `additionalProperties` into the schema it is given.
    values = envSchema({ schema: structuredClone(settingsSchema), data: given, env: false })
  } catch (error) {
    const failures = (error as { errors?: ValidationFailure[] }).errors
    if (failures === undefined) throw error
    throw new SettingsError(explain(failures, settingsSchema))
  }
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.IDENTITY_DATA_DIR,
    databaseUrl: values.DATABASE_URL === '' ? null : values.DATABASE_URL,
    blobUrl: values.BLOB_URL === '' ? null : values.BLOB_URL,
    masterKeyFile: values.IDENTITY_MASTER_KEY_FILE === '' ? null : values.IDENTITY_MASTER_KEY_FILE,
    bootstrapApiKeys: bootstrapKeys(values.IDENTITY_BOOTSTRAP_API_KEY),
    publicUrl: values.IDENTITY_PUBLIC_URL === '' ? null : values.IDENTITY_PUBLIC_URL.replace(/\/+$/, ''),
    webOrigins: webOrigins(values.IDENTITY_WEB_ORIGINS),
    trustedProxies: trustedProxies(values.IDENTITY_TRUSTED_PROXIES),
    analysts: {
      idleMs: values.IDENTITY_SESSION_IDLE_MINUTES * MINUTE_MS,
      sessionMs: values.IDENTITY_SESSION_HOURS * 60 * MINUTE_MS,
      inviteMs: values.IDENTITY_INVITE_HOURS * 60 * MINUTE_MS,
      attempts: values.IDENTITY_SIGN_IN_ATTEMPTS,
      attemptsAddress: values.IDENTITY_SIGN_IN_ATTEMPTS_ADDRESS,
      passwordCost: values.IDENTITY_PASSWORD_COST,
    },
    oidc: oidcSettings(values),
    rateLimits: {
      challenge: values.IDENTITY_RATE_LIMIT_CHALLENGE,
      capture: values.IDENTITY_RATE_LIMIT_CAPTURE,
      faces: values.IDENTITY_RATE_LIMIT_FACES,
    },
    faceIndexMax: values.IDENTITY_FACE_INDEX_MAX,
    intakeThreads: values.IDENTITY_INTAKE_THREADS,
    inFlightBytes: values.IDENTITY_IN_FLIGHT_MB * MIB,
    analysis: {
      processes: values.IDENTITY_ANALYSIS_PROCESSES,
      queue: values.IDENTITY_ANALYSIS_QUEUE,
      deadlineMs: values.IDENTITY_ANALYSIS_DEADLINE_MS,
    },
    sweepIntervalMs: values.IDENTITY_SWEEP_INTERVAL_MS,
    shutdownMs: values.IDENTITY_SHUTDOWN_MS,
    logLevel: values.IDENTITY_LOG_LEVEL,
  }
}
