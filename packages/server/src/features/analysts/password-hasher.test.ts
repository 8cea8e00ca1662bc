import { randomBytes, scryptSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { createPasswordHasher } from './password-hasher.ts'

const hasher = createPasswordHasher(10, randomBytes)

it('says right, wrong, and right but kept at another cost', async () => {
  const phc = await hasher.hash('kuda laut ungu 71')
  expect(phc).toMatch(/^\$scrypt\$ln=10,r=8,p=3\$/)
  expect(await hasher.verify('kuda laut ungu 71', phc)).toBe('right')
  expect(await hasher.verify('kuda laut ungu 72', phc)).toBe('wrong')
  expect(await createPasswordHasher(11, randomBytes).verify('kuda laut ungu 71', phc)).toBe('outdated')
})

it('is scrypt as everybody computes it, of the composed form of the text', async () => {
  const [, , , salt = '', key] = (await hasher.hash('caf\u0065\u0301 dua belas')).split('$')
  const expected = scryptSync('caf\u00e9 dua belas', Buffer.from(salt, 'base64'), 32, { N: 1024, r: 8, p: 3 })
  expect(key).toBe(expected.toString('base64').replace(/=+$/, ''))
})

it.each([null, '', '$scrypt$ln=99,r=8,p=3$AAAAAAAAAAAAAAAAAAAAAA$x', '$argon2id$v=19$m=1,t=1,p=1$a$b'])(
  'opens nothing with %j in the place of a hash',
  async (phc) => {
    expect(await hasher.verify('anything at all', phc)).toBe('wrong')
  },
)

it('turns away who would wait too long, and goes on for the others', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 40 }, () => hasher.verify('x', null)))
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(6)
  expect(await hasher.verify('x', null)).toBe('wrong')
})
