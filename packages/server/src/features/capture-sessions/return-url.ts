const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Why this is no address to send a person back to; null when it is one. Scripts, files and passwords in it are refused. */
export function returnUrlFault(text: string): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'must be an absolute URL'
  }
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password'
  if (url.protocol === 'https:') return null
  if (url.protocol === 'http:') return LOOPBACK.has(url.hostname) ? null : 'must be https: outside this machine'
  return 'must be an https: URL'
}
