import { open } from 'node:fs/promises'
import { FRAME_BASE64_MAX_CHARS, FRAMES_PER_BUNDLE } from '@identity/protocol'
import { UserError } from './user-error.ts'

/** What a frame may weigh on the wire, before base64. */
const FRAME_MAX_BYTES = (FRAME_BASE64_MAX_CHARS / 4) * 3

/**
 * The files of one capture, in order. Their number and sizes are judged before a byte is read.
 * @throws UserError naming the file that cannot be a frame
 */
export async function readFrames(paths: readonly string[]): Promise<Buffer[]> {
  if (paths.length > FRAMES_PER_BUNDLE.max) throw new UserError(`a capture has at most ${FRAMES_PER_BUNDLE.max} frames`)
  const frames: Buffer[] = []
  for (const path of paths) frames.push(await readFrame(path))
  return frames
}

async function readFrame(path: string): Promise<Buffer> {
  let file
  try {
    file = await open(path)
  } catch {
    throw new UserError(`${path} cannot be opened`)
  }
  try {
    const { size } = await file.stat()
    if (size > FRAME_MAX_BYTES) throw new UserError(`${path} has ${size} bytes; a frame may have ${FRAME_MAX_BYTES}`)
    return await file.readFile()
  } finally {
    await file.close()
  }
}
