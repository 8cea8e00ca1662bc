import { setTimeout as sleep } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'

const STEP_MS = 30_000
export const PASSWORD = 'kuda hijau baterai stapel'

/** A person with an authenticator app. */
export interface Member {
  /** A code that was not used yet: each works once, so this waits for the next step of the clock when it must. */
  nextCode(): Promise<string>
}

/** Goes through everything behind a set-up link, up to the first page inside. `first`: who the first admin is. */
export async function setUpMember(
  page: Page,
  link: string,
  first?: { readonly name: string; readonly email: string },
): Promise<Member> {
  await page.goto(link)
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Ulangi kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  if (first !== undefined) {
    await page.getByLabel('Nama lengkap').fill(first.name)
    await page.getByLabel('Surel').fill(first.email)
    await page.getByRole('button', { name: 'Lanjut' }).click()
  }
  const member = await enrolAuthenticator(page)
  await page.getByRole('heading', { name: 'Antrean', exact: true }).waitFor()
  return member
}

/** From the secret on the page to the recovery codes put away. */
export async function enrolAuthenticator(page: Page): Promise<Member> {
  const totp = new TOTP({ secret: (await page.locator('code.secret').textContent())?.trim() ?? '' })
  let usedStep = 0
  const nextCode = async () => {
    while (Math.floor(Date.now() / STEP_MS) <= usedStep) await sleep(500)
    usedStep = Math.floor(Date.now() / STEP_MS)
    return totp.generate({ timestamp: usedStep * STEP_MS })
  }
  await page.getByLabel('Kode 6 angka').fill(await nextCode())
  await page.getByRole('button', { name: 'Konfirmasi' }).click()
  await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
  return { nextCode }
}
