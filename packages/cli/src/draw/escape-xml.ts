const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Text for an XML or HTML document, between tags or inside quotes. What XML 1.0 cannot hold at all, escaped or not
 * (control characters, halves of surrogate pairs, U+FFFE and U+FFFF), becomes U+FFFD: recognised text may hold anything.
 */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
