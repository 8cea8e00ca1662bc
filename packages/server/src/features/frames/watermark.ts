const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const MAX_CHARS = 80

/** Text for an SVG: markup escaped, what cannot stand in XML dropped. */
export const svgText = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .slice(0, MAX_CHARS)
    .replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? '')

/** Who looked, when and at what, over and over across the picture: a photo of the screen still tells. */
export function watermarkSvg(width: number, height: number, lines: readonly string[]): Buffer {
  const size = Math.max(14, Math.round(Math.max(width, height) / 48))
  const lineStep = size * 1.25
  const [stepX, stepY] = [size * 20, lineStep * (lines.length + 3)]
  const reach = Math.hypot(width, height) / 2
  const block = lines.map((line, i) => `<tspan x="0" dy="${i === 0 ? 0 : lineStep}">${svgText(line)}</tspan>`).join('')
  const marks: string[] = []
  // Text, not a pattern: a pattern is drawn as a picture first and cannot be read.
  for (let y = -reach; y < reach; y += stepY)
    for (let x = -reach; x < reach; x += stepX) marks.push(`<text transform="translate(${x} ${y})">${block}</text>`)
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<g transform="translate(${width / 2} ${height / 2}) rotate(-24)" font-family="DejaVu Sans, Liberation Sans, Arial, sans-serif" font-size="${size}">` +
      // Dark beside light, so that it shows on either.
      `<g fill="#000" fill-opacity="0.3" transform="translate(1 1)">${marks.join('')}</g>` +
      `<g fill="#fff" fill-opacity="0.42">${marks.join('')}</g></g></svg>`,
  )
}
