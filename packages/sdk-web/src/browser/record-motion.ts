import { SENSOR_ROWS_MAX, type SensorRow, type SensorTrace } from '@identity/protocol'

export interface MotionRecorder {
  /** Resolves when the person has answered; null where the browser decides by itself. */
  readonly asked: Promise<void> | null
  /** What was felt so far; undefined when the device has no sensors or nobody allowed them. */
  trace(): SensorTrace | undefined
  stop(): void
}

const DEGREES = Math.PI / 180

/**
 * Records acceleration and turning while frames are taken. iOS asks the person, so call it from a click, and ask for the
 * camera once this was answered; a refusal is no error, the bundle simply has no sensors. Rounded: the signature covers
 * numbers, and short ones travel safely.
 */
export function recordMotion(): MotionRecorder {
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
  let stopped = false
  const listen = (allowed: boolean): void => {
    if (allowed && !stopped) addEventListener('devicemotion', onMotion)
  }
  const { DeviceMotionEvent: event } = globalThis as {
    DeviceMotionEvent?: { requestPermission?: () => Promise<string> }
  }
  const answered = event?.requestPermission?.().then(
    (answer) => listen(answer === 'granted'),
    () => undefined,
  )
  if (answered === undefined) listen(event !== undefined)
  return {
    asked: answered !== undefined && asksThePerson() ? answered : null,
    trace: () =>
      accelerometer.length + gyroscope.length === 0
        ? undefined
        : {
            ...(accelerometer.length > 0 && { accelerometer }),
            ...(gyroscope.length > 0 && { gyroscope }),
          },
    stop: () => {
      stopped = true
      removeEventListener('devicemotion', onMotion)
    },
  }
}

/** Chromium has the same method and shows nothing. Only Apple's browsers, which alone know this event, put up a question. */
const asksThePerson = (): boolean => 'GestureEvent' in globalThis

function push(rows: SensorRow[], row: SensorRow): void {
  if (rows.length < SENSOR_ROWS_MAX) rows.push(row)
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
