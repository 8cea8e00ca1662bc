import type { FastifyRequest } from 'fastify'
import { hostCookie } from './host-cookie.ts'

const MAX_TOKEN_CHARS = 256

const cookie = hostCookie('identity_session', { sameSite: 'Strict' })

/** The session token a browser sent; null when it sent none. */
export function sessionCookie(request: FastifyRequest): string | null {
  const token = cookie.read(request)
  return token === null || token.length > MAX_TOKEN_CHARS ? null : token
}

/** Hands the browser a session. A session cookie: it goes when the browser does, if not sooner. */
export const setSessionCookie = cookie.set

export const clearSessionCookie = cookie.clear
