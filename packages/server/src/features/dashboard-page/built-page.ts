import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface PageFile {
  readonly body: Buffer
  /** null where it would save nothing. */
  readonly gzip: Buffer | null
  readonly type: string
  readonly etag: string
  /** Its name changes with its content, so browsers may keep it for good. */
  readonly immutable: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED: ReadonlySet<string> = new Set(['.png', '.woff2'])

export function pageFile(body: Buffer, extension: string, immutable: boolean): PageFile {
  return {
    body,
    gzip: COMPRESSED.has(extension) ? null : gzipSync(body, { level: 9 }),
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    immutable,
  }
}

/** The files of a built page by their path with slashes, read once; null when it was not built. */
export function readBuiltPage(folder: string): ReadonlyMap<string, PageFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const name = relative(folder, path).split(sep).join('/')
      return [name, pageFile(readFileSync(path), extname(name), name.startsWith('assets/'))]
    }),
  )
}
