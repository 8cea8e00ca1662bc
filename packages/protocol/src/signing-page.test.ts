import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const page = readFileSync(new URL('../../../docs/signing.md', import.meta.url), 'utf8')
const vector = JSON.parse(readFileSync(new URL('../vectors/worked-example.json', import.meta.url), 'utf8')) as {
  readonly hmacKey: string
  readonly canonicalJson: string
  readonly canonicalByteLength: number
  readonly signature: string
}

const blocks = (language: string) =>
  [...page.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].flatMap(([, name, code]) => (name === language ? [code] : []))

describe('docs/signing.md', () => {
  it('shows the key, the canonical form and the signature of the vector worked-example', () => {
    expect(blocks('text')).toEqual([vector.hmacKey, vector.canonicalJson, vector.signature])
    expect(page).toContain(`one line of ${vector.canonicalByteLength} bytes`)
  })

  it('has a Node example that prints that signature', () => {
    const [code] = blocks('js')
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      encoding: 'utf8',
    })
    expect(printed.trim()).toBe(vector.signature)
  })
})
