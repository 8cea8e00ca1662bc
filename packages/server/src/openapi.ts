import { pino } from 'pino'
import type { Context } from './context.ts'
import { createHttp } from './create-http.ts'
import { finishDocument } from './features/docs/openapi-document.ts'
import { createMetrics } from './http/metrics.ts'
import { readSettings } from './settings.ts'

/** The text of `openapi.json`: the routes as they are registered, without opening anything they would use. */
export async function openApiText(): Promise<string> {
  const none = () => 0
  const context: Partial<Record<keyof Context, unknown>> = {
    settings: readSettings({}),
    storage: {},
    log: pino({ level: 'silent' }),
    metrics: createMetrics({ analysisLoad: none, inFlightBytes: none }),
    clock: none,
  }
  const app = await createHttp(context as Context)
  await app.ready()
  const text = `${JSON.stringify(finishDocument(app.swagger()), null, 2)}\n`
  await app.close()
  return text
}
