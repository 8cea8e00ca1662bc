import { renderPicture, type PictureTask } from './render-picture.ts'

/** Runs in a picture thread: decoding and drawing would hold up the event loop. */
export default async function picture(task: PictureTask): Promise<Uint8Array> {
  return renderPicture(task)
}
