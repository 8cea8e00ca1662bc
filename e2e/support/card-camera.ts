import { mkdtempSync, openSync, closeSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { person, rasteriseCard } from '@identity/specimen'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

const WIDTH = 1280
const HEIGHT = 960
const CARD_WIDTH = 1040
const HEADER = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420jpeg\nFRAME\n`
const NOISE_CODES = 2.2
const NOISE_TILES = 6

/** Light on the scene: the room's, and the screen's at full white. Shares of full scale. */
export interface Optics {
  readonly ambient: number
  readonly gain: number
}

/** What the camera sees of the screen: follows it, never reacts, is late, or answers to other colours. */
export type Reaction =
  | { readonly kind: 'follows' }
  | { readonly kind: 'blind' }
  | { readonly kind: 'late'; readonly byMs: number }
  | { readonly kind: 'other'; readonly colors: readonly (readonly [number, number, number])[] }

export interface CardCamera {
  /** For `--use-file-for-fake-video-capture`. */
  readonly file: string
  /** Looks at the page's pixels, lights the card with them, writes what a camera would see; until `still` or `close`. */
  play(page: Page, reaction: Reaction): void
  /** One picture that stands still; share of full light, default 0.85; 0 is a black picture without noise. */
  still(light?: number): Promise<void>
  /** The device is gone until the next `still`. */
  unplug(): Promise<void>
  close(): Promise<void>
}

interface Planes {
  readonly y: Float32Array
  readonly u: Float32Array
  readonly v: Float32Array
}

/**
 * A camera in front of a generated card that is lit by the room and by the screen of the page under test. The model is
 * `255 × albedo × (ambient + gain × screen)` a channel, fresh sensor noise in every exposure and a hand that sways by a
 * pixel or two; what the page shows is measured on its own screenshot. No lens, no rolling shutter, no white balance:
 * it proves the loop from screen to verdict, not a phone.
 */
export async function createCardCamera(
  seed: number,
  optics: Optics = { ambient: 0.3, gain: 0.55 },
): Promise<CardCamera> {
  const folder = mkdtempSync(join(tmpdir(), 'identity-camera-'))
  const file = join(folder, 'camera.y4m')
  const albedo = await scene(seed)
  // Linear in the light of each channel, so that a frame is a sum of three planes.
  const parts = [0, 1, 2].map((channel) => planesOf(albedo, channel))
  const noise = Array.from({ length: NOISE_TILES }, (_, i) => gaussianTile(seed * 31 + i))
  const frame = Buffer.alloc(HEADER.length + (WIDTH * HEIGHT * 3) / 2)
  frame.write(HEADER, 0, 'ascii')

  let shots = 0
  const write = (screen: readonly number[]) => {
    shoot(screen.map((code) => optics.ambient + optics.gain * (code / 255)))
  }
  const shoot = (light: readonly number[]) => {
    shots++
    render(frame.subarray(HEADER.length), parts, light, noise, shots)
    store()
  }
  const store = () => {
    const handle = openSync(file, 'r+')
    writeSync(handle, frame, 0, frame.length, 0)
    closeSync(handle)
  }
  writeFileSync(file, frame)
  write([255, 255, 255])

  let playing = Promise.resolve()
  let stopped = false
  const stop = async () => {
    stopped = true
    await playing.catch(() => undefined)
  }
  return {
    file,
    play(page, reaction) {
      stopped = false
      playing = (async () => {
        const client = await page.context().newCDPSession(page)
        const seen: { atMs: number; color: readonly number[] }[] = []
        let flashes = 0
        let last = ''
        while (!stopped) {
          const color = await centreColour(client).catch(() => null)
          if (color === null) {
            await sleep(50)
            continue
          }
          const now = performance.now()
          seen.push({ atMs: now, color })
          if (String(color) !== last) {
            last = String(color)
            flashes++
          }
          if (reaction.kind === 'follows') write(color)
          else if (reaction.kind === 'blind') write([255, 255, 255])
          else if (reaction.kind === 'late')
            write(seen.findLast(({ atMs }) => now - atMs >= reaction.byMs)?.color ?? [255, 255, 255])
          else write(reaction.colors[flashes % reaction.colors.length] ?? [255, 255, 255])
          await sleep(5)
        }
      })()
    },
    async still(light = 0.85) {
      await stop()
      // A file that was cut short has to be whole before it is opened again.
      writeFileSync(file, frame)
      if (light > 0) shoot([light, light, light])
      else {
        frame.fill(0, HEADER.length, HEADER.length + WIDTH * HEIGHT).fill(128, HEADER.length + WIDTH * HEIGHT)
        store()
      }
    },
    async unplug() {
      await stop()
      truncateSync(file)
    },
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Mean of 8×8 rendered pixels in the middle of the page. */
async function centreColour(client: {
  send: (method: 'Page.captureScreenshot', options: object) => Promise<{ data: string }>
}) {
  const { data } = await client.send('Page.captureScreenshot', {
    format: 'png',
    clip: { x: 176, y: 300, width: 8, height: 8, scale: 1 },
    optimizeForSpeed: true,
  })
  const { channels } = await sharp(Buffer.from(data, 'base64')).removeAlpha().stats()
  return channels.slice(0, 3).map(({ mean }) => Math.round(mean))
}

/** Card on a dark table, as reflectances 0–1, interleaved RGB. */
async function scene(seed: number): Promise<Float32Array> {
  const card = await rasteriseCard(person(seed), CARD_WIDTH)
  const albedo = new Float32Array(WIDTH * HEIGHT * 3).fill(0.16)
  const left = (WIDTH - card.width) / 2
  const top = Math.round((HEIGHT - card.height) / 2)
  for (let y = 0; y < card.height; y++)
    for (let x = 0; x < card.width * 3; x++)
      albedo[((y + top) * WIDTH + left) * 3 + x] = 0.92 * (card.data[y * card.width * 3 + x] / 255)
  return albedo
}

const BT601 = [
  [0.299, -0.168736, 0.5],
  [0.587, -0.331264, -0.418688],
  [0.114, 0.5, -0.081312],
] as const

/** Full-range BT.601 (C420jpeg) of one channel's share. */
function planesOf(albedo: Float32Array, channel: number): Planes {
  const [ky, ku, kv] = BT601[channel]
  const y = new Float32Array(WIDTH * HEIGHT)
  const u = new Float32Array((WIDTH * HEIGHT) / 4)
  const v = new Float32Array((WIDTH * HEIGHT) / 4)
  for (let i = 0; i < y.length; i++) {
    const value = 255 * albedo[i * 3 + channel]
    y[i] = ky * value
    const chroma = (Math.floor(i / WIDTH) >> 1) * (WIDTH / 2) + ((i % WIDTH) >> 1)
    u[chroma] = u[chroma] + (ku * value) / 4
    v[chroma] = v[chroma] + (kv * value) / 4
  }
  return { y, u, v }
}

function render(
  out: Buffer,
  parts: readonly Planes[],
  light: readonly number[],
  noise: readonly Float32Array[],
  shot: number,
): void {
  const [r, g, b] = parts as [Planes, Planes, Planes]
  const [lr, lg, lb] = light
  const tile = noise[shot % noise.length]
  const other = noise[(shot * 5 + 1) % noise.length]
  const start = (shot * 7919) % (WIDTH * 97)
  // A hand sways: whole pixels of luma, so that the sum stays one pass.
  const sway = Math.round(2 * Math.sin(shot / 3)) + WIDTH * Math.round(1.5 * Math.cos(shot / 4))
  const size = WIDTH * HEIGHT
  for (let i = 0; i < size; i++) {
    const from = Math.min(size - 1, Math.max(0, i + sway))
    const grain = tile[(i + start) % size] + 0.6 * other[(i + 3 * start) % size]
    out[i] = clamp(lr * r.y[from] + lg * g.y[from] + lb * b.y[from] + grain)
  }
  for (let i = 0; i < size / 4; i++) {
    out[size + i] = clamp(128 + lr * r.u[i] + lg * g.u[i] + lb * b.u[i])
    out[size + size / 4 + i] = clamp(128 + lr * r.v[i] + lg * g.v[i] + lb * b.v[i])
  }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}

function gaussianTile(seed: number): Float32Array {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  const uniform = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  const tile = new Float32Array(WIDTH * HEIGHT)
  for (let i = 0; i < tile.length; i++)
    tile[i] = NOISE_CODES * (uniform() + uniform() + uniform() + uniform() - 2) * 1.73
  return tile
}
