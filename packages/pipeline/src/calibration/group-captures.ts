import type { CaptureLabel } from './capture-record.ts'
import type { JudgedCapture } from './judge-captures.ts'

/** Captures by what their labels say, in order of that. */
export function groupCaptures(
  captures: readonly JudgedCapture[],
  key: (label: CaptureLabel) => string,
): (readonly [name: string, captures: readonly JudgedCapture[]])[] {
  const groups = new Map<string, JudgedCapture[]>()
  for (const capture of captures) {
    const name = key(capture.label)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [capture])
    else group.push(capture)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
