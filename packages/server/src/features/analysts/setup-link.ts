/** Where a one-time token is used. Behind `#`, so that it reaches no server, log or referrer. */
export function setupLink(publicUrl: string, token: string): string {
  return `${publicUrl}/dashboard/setup#${token}`
}
