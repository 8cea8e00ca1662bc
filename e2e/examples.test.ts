import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startHosted, type Hosted } from './support/hosted.ts'

const example = (path: string) => fileURLToPath(new URL(`../examples/${path}`, import.meta.url))
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

let hosted: Hosted
let backend: ChildProcess
let shopUrl: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  const PORT = String(await freePort())
  shopUrl = `http://127.0.0.1:${PORT}`
  hosted = await startHosted(44, { IDENTITY_WEB_ORIGINS: shopUrl })
  env = { PATH: process.env.PATH, PORT, IDENTITY_URL: hosted.service.url, IDENTITY_KEY: hosted.service.apiKey }
  backend = spawn(process.execPath, [example('backend/server.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => backend.stdout?.once('data', resolve))
})
afterAll(async () => {
  backend.kill()
  await hosted.close()
})

it('the page with the backend behind it captures, and shows what the backend asked the service', async () => {
  const page = await (await hosted.newPhone()).newPage()
  await page.goto(shopUrl)
  await page.getByLabel('Unggah foto dari perangkat').setInputFiles(await hosted.newPhoto())
  await page.getByText('Langkah: review').waitFor()
  await page.getByRole('button', { name: 'Ya, kirim' }).click()
  await page.getByText(/Sesi (open|completed), verifikasi (verified|pending|failed)/).waitFor({ timeout: 110_000 })
})

it('the script sends photos from files and prints the reading', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [example('submit-files/submit.mjs'), await hosted.newPhoto()],
    { env },
  )
  expect(stdout).toMatch(/^(passed|requires_review|failed) (standard|low) ver_/)
  expect(stdout).toMatch(/^nik +\d{16} /m)
})
