import { expect, it } from 'vitest'
import { returnUrlFault } from './return-url.ts'

it.each(['https://toko.example/selesai?id=7#x', 'http://localhost:3000/done', 'http://127.0.0.1/', 'http://[::1]:8/'])(
  '%s is an address to return to',
  (url) => {
    expect(returnUrlFault(url)).toBeNull()
  },
)

it.each(['/done', 'javascript:alert(1)', 'data:text/html,x', 'http://toko.example/', 'https://a:b@toko.example/', ''])(
  '%s is not',
  (url) => {
    expect(returnUrlFault(url)).not.toBeNull()
  },
)
