import { expect, it } from 'vitest'
import { passwordFault } from './password-fault.ts'

const person = { email: 'sari.dewi@bank.example', name: 'Sari Dewi' }

it.each([
  'kata pendek',
  'password123456',
  'Bismillah12345',
  'sari.dewi 2026',
  'aaaaaaaaaaaaaaaa',
  '123456789012345',
  'qwertyuiop12345',
  'indonesia merdeka',
])('%s is refused', (password) => {
  expect(passwordFault(password, person)).not.toBeNull()
})

it.each(['kuda laut ungu 71', 'correct horse battery staple', 'Tj8#mQ2!vLx9', 'サリは海が好きです。とても'])(
  '%s may be used',
  (password) => {
    expect(passwordFault(password, person)).toBeNull()
  },
)
