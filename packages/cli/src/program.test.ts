import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStorage } from '@identity/storage'
import { randomBytes } from 'node:crypto'
import { person, photograph, rasteriseCard } from '@identity/specimen'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ENTRY = fileURLToPath(new URL('../bin/identity.mjs', import.meta.url))

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'identity-cli-'))
})

afterAll(async () => {
  await rm(dir, { recursive: true, force: true })
})

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The built command, as a user runs it, on a data directory of its own. */
const identity = (...args: readonly string[]) => identityOn('store', ...args)

function identityOn(store: string, ...args: readonly string[]): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], IDENTITY_DATA_DIR: join(dir, store) }
  return new Promise((resolve) => {
    execFile(process.execPath, [ENTRY, ...args], { env, cwd: dir, maxBuffer: 1e7 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('identity', () => {
  it('teaches by example', async () => {
    const { code, stdout } = await identity('--help')
    expect(code).toBe(0)
    expect(stdout).toContain('identity verify photo.jpg')
  })

  it('answers a command it does not know with help on standard error', async () => {
    const { code, stderr } = await identity('verfy')
    expect(code).toBe(1)
    expect(stderr).toMatch(/unknown command 'verfy'[^]*verify/)
  })
})

describe('identity verify', () => {
  it('reads a photo, shows every voter and never calls unsigned files verified', async () => {
    const someone = person(7)
    const photo = await photograph(await rasteriseCard(someone, 1760), {}, 7)
    await writeFile(join(dir, 'card.jpg'), photo.jpeg)
    const { code, stdout, stderr } = await identity('verify', 'card.jpg', '--draw', 'read.svg')
    expect(code).toBe(0)
    expect(stderr).toContain('it shows what is on the card')
    expect(await readFile(join(dir, 'read.svg'), 'utf8')).toContain(`>${someone.fields.nik}<`)
    expect(stdout).toContain(someone.fields.nik)
    expect(stdout).toMatch(/– +signing_key/)
    expect(stdout).toContain('Verdict: requires_review, tier low')
  })

  it('prints everything measured as JSON', async () => {
    const { stdout } = await identity('verify', 'card.jpg', '--json')
    const { judgement, evidence } = JSON.parse(stdout) as {
      judgement: { antiSpoof: { voters: { name: string }[] } }
      evidence: { frames: { sha256: string }[] }
    }
    expect(judgement.antiSpoof.voters.map(({ name }) => name)).toContain('screen_moire')
    expect(evidence.frames[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says in one line what is wrong with a file', async () => {
    await writeFile(join(dir, 'note.txt'), 'not a picture')
    for (const [file, complaint] of [
      ['missing.jpg', 'cannot be opened'],
      ['note.txt', 'note.txt: neither JPEG nor PNG'],
    ] as const) {
      const { code, stderr } = await identity('verify', file)
      expect(code).toBe(2)
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(complaint)
    }
  })
})

describe('identity voter', () => {
  it('shows what one voter finds on any photo, with a card’s corners or on the whole picture', async () => {
    const whole = await identity('voter', 'screen_moire', 'card.jpg', '--whole')
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringMatching(/^screen_moire/) as string })
    const corners = '200,200,1400,200,1400,960,200,960'
    const { code, stdout } = await identity('voter', 'screen_moire', 'card.jpg', '--quad', corners, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ vote: { name: 'screen_moire' }, card: { frame: 0 } })
  })

  it('names the voters there are, and the form of corners', async () => {
    const unknown = await identity('voter', 'palm_reading', 'card.jpg')
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('nik_consistency') as string })
    for (const corners of ['1,2,3', '0,0,0,9,9,9,9,0']) {
      expect((await identity('voter', 'screen_moire', 'card.jpg', '--quad', corners)).code).toBe(1)
    }
  })
})

describe('identity bench read', () => {
  it('measures reading on generated photos and writes its reports', async () => {
    const files = ['--json', 'bench.json', '--html', 'bench.html']
    const { code, stdout } = await identity(
      'bench',
      'read',
      '--count',
      '1',
      '--nuisance',
      'none',
      '--no-peers',
      '--rss',
      ...files,
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/No real card/)
    expect(stdout).toMatch(/tesseract: not run, not asked for/)
    expect(stdout).toMatch(/the reading process holds \d+ MB/)
    const { ours, peers } = JSON.parse(await readFile(join(dir, 'bench.json'), 'utf8')) as {
      ours: { summary: { fieldsExact: { of: number } }; cpuMs: { median: number } }
      peers: unknown[]
    }
    expect(ours.summary.fieldsExact.of).toBe(16)
    expect(ours.cpuMs.median).toBeGreaterThan(0)
    expect(peers).toEqual([])
    expect(await readFile(join(dir, 'bench.html'), 'utf8')).toContain('<circle class="point"')
  })

  it('names the nuisances there are', async () => {
    const { code, stderr } = await identity('bench', 'read', '--nuisance', 'fog')
    expect(code).toBe(2)
    expect(stderr).toContain('glare')
  })
})

describe('identity keys, customers and audit', () => {
  it('makes a key that opens the service’s storage, lists it without its secret, and revokes it', async () => {
    const made = await identity('keys', 'create', '--new-tenant', 'Bank Contoh', '--name', 'backend')
    expect(made.code).toBe(0)
    const secret = made.stdout.trim().split('\n').at(-1)
    const id = /key_\w+/.exec(made.stdout)?.[0]

    const listed = await identity('keys', 'list')
    expect(listed.stdout).toContain(id)
    expect(listed.stdout).not.toContain(secret)

    const customer = await identity('customers', 'create', '--external-ref', 'user-42')
    expect(customer.stdout).toMatch(/^[a-z][a-z0-9]{20,}\n$/)

    const verified = await identity('audit', 'verify')
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ ten_/) as string })

    expect((await identity('keys', 'revoke', id ?? '')).code).toBe(0)
    const storage = await openStorage({
      dataDir: join(dir, 'store'),
      clock: Date.now,
      random: randomBytes,
    })
    try {
      expect(await storage.apiKeys.findBySecret(secret ?? '')).toBeNull()
    } finally {
      await storage.close()
    }
  })

  it('names the scopes there are when given another', async () => {
    const { code, stderr } = await identity('keys', 'create', '--new-tenant', 'x', '--scope', 'everything')
    expect(code).toBe(2)
    expect(stderr).toContain('verifications:view')
  })
})

describe('identity analyst', () => {
  it('adds the first admin with a link that opens the account once, and lists them', async () => {
    const person = ['--email', 'sari@bank.example', '--name', 'Sari Dewi', '--role', 'admin']
    const made = await identityOn('people', 'analyst', 'add', ...person, '--new-tenant', 'Bank Contoh')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    const token = /^http:\/\/127\.0\.0\.1:8080\/dashboard\/setup#(qe_inv_[\w-]{43})$/m.exec(made.stdout)?.[1]
    expect((await identityOn('people', 'analyst', 'list')).stdout).toMatch(
      /sari@bank\.example +Sari Dewi +admin +invited/,
    )
    const again = await identityOn('people', 'analyst', 'add', ...person)
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is a member already') as string })
    const storage = await openStorage({ dataDir: join(dir, 'people'), clock: Date.now, random: randomBytes })
    try {
      expect(await storage.analysts.takeLink(token ?? '')).toMatchObject({
        analystId: /usr_\w+/.exec(made.stdout)?.[0],
      })
      expect(await storage.analysts.takeLink(token ?? '')).toBeNull()
    } finally {
      await storage.close()
    }
  })
})

describe('identity serve --first-capture', () => {
  it(
    'ends in a verified capture that replays to the last digit, with a key for what the README does next, and stops on SIGTERM',
    { timeout: 120_000 },
    async () => {
      const service = spawn(process.execPath, [ENTRY, 'serve', '--first-capture'], {
        env: {
          PATH: process.env['PATH'],
          IDENTITY_DATA_DIR: join(dir, 'served'),
          PORT: '0',
          IDENTITY_LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const stopped = new Promise((resolve) => service.once('close', resolve))
      try {
        const shown = await new Promise<string>((resolve, reject) => {
          let text = ''
          service.stdout.on('data', (chunk: Buffer) => {
            text += chunk.toString()
            if (text.includes('Ctrl-C stops the service.')) resolve(text)
          })
          service.once('close', () => reject(new Error(`the service ended:\n${text}`)))
        })
        expect(shown).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n/)
        expect(shown).toMatch(/verified: verdict passed, tier (high|standard), .* KYC tier of the customer: standard/)
        expect(shown).toMatch(/ms: analysis [\d.]+ ms/)
        const [url, authorization] = [shown.split('\n')[0], /Bearer qe_test_[\w-]+/.exec(shown)?.[0] ?? '']
        const headers = { authorization, 'content-type': 'application/json' }
        const post = (path: string, body: unknown) =>
          fetch(`${url}/api/identity/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
        const { id: customerId } = (await (await post('customers', {})).json()) as { id: string }
        expect((await post('document/ktp/challenge', { customerId, steps: 7 })).status).toBe(200)
        expect((await post('capture-sessions', { customerId })).status).toBe(201)
        const bundleId = /ktpb_\w+/.exec(shown)?.[0] ?? ''
        const replayed = await identityOn('served', 'replay', bundleId)
        expect(replayed).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('The same to the last digit.') as string,
        })
      } finally {
        service.kill('SIGTERM')
      }
      expect(await stopped).toBe(0)
    },
  )
})

describe('identity specimen', () => {
  it('writes the photos it was asked for, their labels, and a sheet of them', async () => {
    const { code } = await identity('specimen', 'make', 'cards', '--count', '2', '--seed', '3')
    expect(code).toBe(0)
    expect(await readdir(join(dir, 'cards'))).toEqual(['labels.json', 'specimen-00003.jpg', 'specimen-00004.jpg'])
    expect((await identity('specimen', 'sheet', 'cards', 'sheet.jpg')).code).toBe(0)
    expect((await identity('specimen', 'make', 'cards', '--count', '0')).code).toBe(1)
  })
})
