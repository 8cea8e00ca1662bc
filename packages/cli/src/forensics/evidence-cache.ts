import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CaptureRecord } from '@identity/pipeline/calibration'
import { UserError } from '../user-error.ts'

/**
 * Evidence by capture, one JSON a line, so that a run that was cut off goes on where it stopped and another policy needs
 * no pixels. It holds what was read on the cards: of generated ones that is fiction, of others treat it as the cards.
 */
export async function readEvidenceCache(path: string): Promise<CaptureRecord[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw new UserError(`${path} cannot be read`)
  })
  const lines = text.split('\n')
  // What follows the last line break was cut off while it was written.
  const whole = lines.slice(0, -1).filter((line) => line !== '')
  const records = new Map<string, CaptureRecord>()
  for (const [at, line] of whole.entries()) {
    const record = parse(line)
    if (record === null) throw new UserError(`${path}: line ${at + 1} is no capture; move the file away to start anew`)
    records.set(record.key, record)
  }
  return [...records.values()]
}

export async function openEvidenceCache(path: string): Promise<(record: CaptureRecord) => Promise<void>> {
  await mkdir(dirname(path), { recursive: true })
  const held = await readFile(path, 'utf8').catch(() => '')
  // Ends a line that was cut off; it is then no capture and is dropped here.
  if (held !== '' && !held.endsWith('\n')) await dropTail(path, held)
  return (record) => appendFile(path, `${JSON.stringify(record)}\n`)
}

async function dropTail(path: string, held: string): Promise<void> {
  const { truncate } = await import('node:fs/promises')
  await truncate(path, Buffer.byteLength(held.slice(0, held.lastIndexOf('\n') + 1)))
}

function parse(line: string): CaptureRecord | null {
  try {
    const value = JSON.parse(line) as Partial<CaptureRecord> | null
    return typeof value?.key === 'string' && value.label !== undefined && value.evidence !== undefined
      ? (value as CaptureRecord)
      : null
  } catch {
    return null
  }
}
