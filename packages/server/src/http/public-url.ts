import type { FastifyRequest } from 'fastify'
import type { Settings } from '../settings.ts'

/**
 * Where people reach this service, without a slash at the end: the setting, or else the address this caller used. The
 * caller holds an API key, so a Host header it made up misleads nobody but itself.
 */
export function publicUrl(request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>): string {
  return settings.publicUrl ?? `${request.protocol}://${request.host}`
}
