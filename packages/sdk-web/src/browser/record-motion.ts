import { SENSOR_ROWS_MAX, type SensorRow, type SensorTrace } from '@identity/protocol'

export interface MotionRecorder {
  /** What was felt so far; undefined when the device has no sensors or nobody allowed them. */
  trace(): SensorTrace | undefined
  stop(): void
}

const DEGREES = Math.PI / 180

/**
 * Records acceleration and turning while frames are taken. iOS asks the person, so call it from a click; a refusal is
 * no error, the bundle simply has no sensors. Rounded: the signature covers numbers, and short ones travel safely.
 */
export async function recordMotion(): Promise<MotionRecorder> {
  const accelerometer: SensorRow[] = []
  const gyroscope: SensorRow[] = []
  const onMotion = ({ accelerationIncludingGravity: a, rotationRate: r, timeStamp }: DeviceMotionEvent) => {
    const atMs = Math.round(timeStamp)
    const { x, y, z } = a ?? {}
    if (x != null && y != null && z != null) push(accelerometer, [atMs, round(x), round(y), round(z)])
    const { alpha, beta, gamma } = r ?? {}
    // The specification gives degrees a second about z, x, y.
    if (alpha != null && beta != null && gamma != null)
      push(gyroscope, [atMs, round(beta * DEGREES), round(gamma * DEGREES), round(alpha * DEGREES)])
  }
  const allowed = await ask()
  if (allowed) addEventListener('devicemotion', onMotion)
  return {
    trace: () =>
      accelerometer.length + gyroscope.length === 0
        ? undefined
        : {
            ...(accelerometer.length > 0 && { accelerometer }),
            ...(gyroscope.length > 0 && { gyroscope }),
          },
    stop: () => removeEventListener('devicemotion', onMotion),
  }
}

async function ask(): Promise<boolean> {
  const { DeviceMotionEvent: event } = globalThis as {
    DeviceMotionEvent?: { requestPermission?: () => Promise<string> }
  }
  if (event === undefined) return false
  try {
    return event.requestPermission === undefined || (await event.requestPermission()) === 'granted'
  } catch {
    return false
  }
}

function push(rows: SensorRow[], row: SensorRow): void {
  if (rows.length < SENSOR_ROWS_MAX) rows.push(row)
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
