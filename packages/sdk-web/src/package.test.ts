import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('the built package can be imported outside a browser, as a bundler or a server does', () => {
  const script = "import('qe-identity-sdk-web').then((sdk) => console.log(Object.keys(sdk).join()))"
  // A process of its own: here the export condition "source" leads to the TypeScript.
  const names = execFileSync(process.execPath, ['-e', script], { cwd: new URL('..', import.meta.url), env: {} })
  expect(names.toString()).toContain('createKtpCapture')
})
