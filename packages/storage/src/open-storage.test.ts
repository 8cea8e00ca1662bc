import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStorage } from './open-storage.ts'
import { templateBytes } from './rows/faces.ts'
import { addMasterKey } from './sealing/key-file.ts'
import { commitInput, FULL_NAME, newDigest, NIK } from './test/storage-contract/sample-verdict.ts'

describe('opening storage', { timeout: 120_000 }, () => {
  let root: string
  let dataDir: string
  let keyFile: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'identity-open-'))
    dataDir = join(root, 'data')
    keyFile = `${dataDir}.key`
  })
  afterEach(() => rm(root, { recursive: true }))

  const open = () => openStorage({ dataDir, clock: Date.now, random: randomBytes })

  it('lets an administrative command work beside the service that holds the directory', async () => {
    const service = await open()
    const command = await openStorage({ dataDir, besideService: true, clock: Date.now, random: randomBytes })
    const tenant = await command.tenants.create({ name: 'Toko' })
    const { secret } = await command.apiKeys.create({ tenantId: tenant.id, name: 'k', mode: 'live', scopes: [] })
    expect(await service.apiKeys.findBySecret(secret)).toMatchObject({ tenantId: tenant.id })
    await command.close()
    await expect(open()).rejects.toMatchObject({ code: 'data_dir_locked' })
    await service.close()
  })

  /** A whole capture with something private in every place. */
  const fill = async (storage: Awaited<ReturnType<typeof open>>) => {
    const tenant = await storage.tenants.create({ name: 'Toko' })
    const apiKey = await storage.apiKeys.create({ tenantId: tenant.id, name: 'k', mode: 'live', scopes: [] })
    const device = await storage.devices.create({ tenantId: tenant.id, name: 'd' })
    const { customer } = await storage.customers.create({ tenantId: tenant.id })
    const hmacSecret = `qe_whsec_${randomBytes(32).toString('base64url')}`
    const nonce = 'c0ffee00-0000-4000-8000-000000000000'
    await storage.challenges.issue({
      tenantId: tenant.id,
      customerId: customer.id,
      nonce,
      hmacSecret,
      colors: ['#FFFFFF'],
      holdMs: [300],
      ttlMs: 90_000,
    })
    const capture = await storage.captures.begin({
      tenantId: tenant.id,
      customerId: customer.id,
      nonce,
      digest: newDigest(),
      requestId: 'req',
      leaseMs: 60_000,
    })
    if (capture.kind !== 'started') throw new Error(capture.kind)
    const bytes = Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), randomBytes(200_000)])
    const frame = await storage.frames.seal({
      tenantId: tenant.id,
      customerId: customer.id,
      bundleId: capture.bundleId,
      index: 0,
      contentType: 'image/jpeg',
      bytes,
    })
    const owner = { tenantId: tenant.id, captureId: capture.captureId, leaseToken: capture.leaseToken }
    await storage.captures.markSealed(owner, {
      frames: [frame],
      bundleWithoutFrames: { ocrFields: { nik: NIK, fullName: FULL_NAME } },
      leaseMs: 60_000,
    })
    const template = Float32Array.from(randomBytes(512), (byte) => byte / 256)
    const input = {
      ...commitInput(storage, tenant.id, capture),
      frames: [{ ...frame, width: 1, height: 1, perceptualHash: '0123456789abcdef', step: null }],
      faceEnrolment: {
        id: storage.newId('fe'),
        state: 'quarantined' as const,
        modelId: 'm',
        space: 's',
        runtime: 'native',
        quality: 'good' as const,
        reason: null,
        searchable: true,
        template,
      },
    }
    await storage.captures.commit(input)
    const scope = { tenantId: tenant.id, actorId: 'key', route: 'r', key: 'k' }
    const begun = await storage.idempotency.begin({ ...scope, bodyHash: 'h', leaseMs: 60_000 })
    if (begun.kind !== 'started') throw new Error(begun.kind)
    const body = Buffer.from(JSON.stringify({ hmacSecret, nik: NIK }))
    await storage.idempotency.complete(scope, {
      token: begun.token,
      subjectId: customer.id,
      response: { status: 200, contentType: 'application/json', body },
    })
    const embedding = templateBytes(template)
    return { tenant, capture, bytes, embedding, hmacSecret, secret: apiKey.secret, deviceKey: device.hmacKey, nonce }
  }

  it('leaves no number, name, image, embedding or secret readable in the data directory', async () => {
    const storage = await open()
    const { bytes, embedding, hmacSecret, secret, deviceKey, nonce } = await fill(storage)
    const key = Buffer.from(/^1 ([0-9a-f]{64})$/m.exec(await readFile(keyFile, 'utf8'))![1], 'hex')
    const canaries = {
      nik: NIK,
      name: FULL_NAME,
      'JPEG header': Buffer.from('ffd8ffe000104a46494600', 'hex'),
      'frame bytes': bytes.subarray(100_000, 100_016),
      embedding: embedding.subarray(0, 16),
      'challenge secret': hmacSecret.slice(9),
      'API key': secret.slice(12),
      'device key': deviceKey.slice(7),
      'master key': key,
    }
    const search = async (when: string) => {
      let control = 0
      const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
      // SQLite may fold its side files into the main one a moment after the close. So they come first: what is no longer in
      // them is in the file that is read after them.
      files.sort((a, b) => (a.name < b.name ? 1 : -1))
      for (const entry of files) {
        const content = await readFile(join(entry.parentPath, entry.name)).catch((error: unknown) => {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
          return null
        })
        if (content === null) continue
        if (content.includes(nonce)) control++
        for (const [what, canary] of Object.entries(canaries)) {
          expect(content.includes(canary), `${what} in ${entry.name} ${when}`).toBe(false)
        }
      }
      // The search works: a nonce is public and must be found.
      expect(control).toBeGreaterThan(0)
      return files.map((entry) => entry.name)
    }
    expect(await search('while open')).toContain('identity.sqlite-wal')
    await storage.close()
    await search('after close')
  })

  it('keeps the directory to its owner and the key outside it', async () => {
    await (await open()).close()
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
  })

  it('finds everything again after a restart', async () => {
    const first = await open()
    const { tenant, capture, bytes } = await fill(first)
    await first.close()
    const second = await open()
    expect(await second.frames.open(tenant.id, capture.bundleId, 0)).toEqual(bytes)
    expect(await second.audit.verify(tenant.id)).toMatchObject({ ok: true })
    expect(await second.bundles.findByNik(tenant.id, NIK)).toHaveLength(1)
    await second.close()
  })

  it('hands the captures of a process that is gone to the sweeper at once, however long their lease', async () => {
    const gone = await open()
    const tenant = await gone.tenants.create({ name: 'Toko' })
    const { customer } = await gone.customers.create({ tenantId: tenant.id })
    const begin = (storage: typeof gone, digest: string) =>
      storage.captures.begin({
        tenantId: tenant.id,
        customerId: customer.id,
        nonce: null,
        digest,
        requestId: 'req',
        leaseMs: 600_000,
      })
    const digests = [newDigest(), newDigest()]
    const started = []
    for (const digest of digests) {
      const capture = await begin(gone, digest)
      if (capture.kind !== 'started') throw new Error(capture.kind)
      started.push(capture)
    }
    const [received, sealed] = started
    const bytes = randomBytes(5_000)
    const of = { tenantId: tenant.id, customerId: customer.id, bundleId: sealed.bundleId }
    const frame = await gone.frames.seal({ ...of, index: 0, contentType: 'image/jpeg', bytes })
    const owner = { tenantId: tenant.id, captureId: sealed.captureId, leaseToken: sealed.leaseToken }
    await gone.captures.markSealed(owner, { frames: [frame], bundleWithoutFrames: { a: 1 }, leaseMs: 600_000 })
    const key = { tenantId: tenant.id, actorId: 'key', route: 'r', key: 'k', bodyHash: 'h', leaseMs: 600_000 }
    expect(await gone.idempotency.begin(key)).toMatchObject({ kind: 'started' })
    // As long as the process lives its captures are its own.
    expect(await gone.sweeper.claimStaleCaptures({ limit: 9, leaseMs: 600_000 })).toEqual([])
    await gone.close()

    const next = await open()
    const claimed = await next.sweeper.claimStaleCaptures({ limit: 9, leaseMs: 600_000 })
    expect(new Map(claimed.map(({ capture }) => [capture.id, capture.state]))).toEqual(
      new Map([
        [received.captureId, 'received'],
        [sealed.captureId, 'sealed'],
      ]),
    )
    const mine = claimed.find(({ capture }) => capture.id === sealed.captureId)!
    expect(mine.bundleWithoutFrames).toEqual({ a: 1 })
    expect(await next.frames.openSealed({ ...of, frame: mine.capture.frames[0] })).toEqual(bytes)
    // The dead one's token is worth nothing any more, should it come back.
    expect(await next.captures.fail(owner, 'late')).toBe('lease_lost')
    expect(await next.idempotency.begin(key)).toMatchObject({ kind: 'started' })
    await next.close()
  })

  it('leaves the leases of the running service alone when a command opens beside it', async () => {
    const service = await open()
    const tenant = await service.tenants.create({ name: 'Toko' })
    const { customer } = await service.customers.create({ tenantId: tenant.id })
    const capture = await service.captures.begin({
      tenantId: tenant.id,
      customerId: customer.id,
      nonce: null,
      digest: newDigest(),
      requestId: 'req',
      leaseMs: 600_000,
    })
    expect(capture.kind).toBe('started')
    const command = await openStorage({ dataDir, besideService: true, clock: Date.now, random: randomBytes })
    expect(await command.sweeper.claimStaleCaptures({ limit: 9, leaseMs: 600_000 })).toEqual([])
    await command.close()
    await service.close()
  })

  it('refuses to run without the key file it sealed under, and makes no new one', async () => {
    await (await open()).close()
    await rm(keyFile)
    await expect(open()).rejects.toMatchObject({ code: 'master_key_missing' })
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('refuses to run with another key, or with one that others can read', async () => {
    await (await open()).close()
    const mine = await readFile(keyFile)
    await writeFile(keyFile, `1 ${randomBytes(32).toString('hex')}\n`)
    await expect(open()).rejects.toMatchObject({ code: 'master_key_mismatch' })
    await writeFile(keyFile, mine)
    await chmod(keyFile, 0o644)
    await expect(open()).rejects.toMatchObject({ code: 'master_key_unsafe' })
    await chmod(keyFile, 0o600)
    // A refused start leaves nothing locked.
    await (await open()).close()
  })

  it('refuses a database of a newer version', async () => {
    await (await open()).close()
    const side = new Database(join(dataDir, 'identity.sqlite'))
    side.exec(`insert into kysely_migration (name, timestamp) values ('9999_future', '2030-01-01')`)
    side.close()
    await expect(open()).rejects.toMatchObject({ code: 'schema_too_new' })
  })

  it('refuses a DATABASE_URL of another kind', async () => {
    await expect(
      openStorage({ dataDir, databaseUrl: 'mysql://x', clock: Date.now, random: randomBytes }),
    ).rejects.toMatchObject({ code: 'bad_url' })
  })

  it('rotates the master key by re-wrapping; nothing sealed before is lost', async () => {
    const first = await open()
    const { tenant, capture, bytes } = await fill(first)
    await addMasterKey(keyFile, randomBytes)
    // A process that still has the old file goes on.
    expect(await first.frames.open(tenant.id, capture.bundleId, 0)).toEqual(bytes)
    await first.close()
    const second = await open()
    const sealedFile = async () =>
      second.blobs.get((await second.frames.list(tenant.id, capture.bundleId))[0].objectKey)
    const before = await sealedFile()
    // The customer's key and the tenant's.
    expect(await second.rewrapKeys()).toBe(2)
    expect(await second.rewrapKeys()).toBe(0)
    expect(await sealedFile()).toEqual(before)
    expect(await second.frames.open(tenant.id, capture.bundleId, 0)).toEqual(bytes)
    expect(await second.bundles.findByNik(tenant.id, NIK)).toHaveLength(1)
    expect(await second.audit.verify(tenant.id)).toMatchObject({ ok: true })
    await second.close()
    await (await open()).close()
  })

  it('matches the committed schema dump', async () => {
    await (await open()).close()
    const side = new Database(join(dataDir, 'identity.sqlite'))
    const rows = side
      .prepare(
        `select sql from sqlite_schema where sql is not null and name not like 'kysely_%' and name not like 'sqlite_%' order by name`,
      )
      .all() as { sql: string }[]
    side.close()
    await expect(rows.map((row) => `${row.sql};\n`).join('\n')).toMatchFileSnapshot('../schema.sqlite.sql')
  })
})
