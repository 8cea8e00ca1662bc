import { randomBytes, randomUUID } from 'node:crypto'
import type { BeginCaptureResult, CommitCapture, Storage } from '../../ports.ts'
import type { ChallengeRecord, CustomerRecord, SealedFrame, TenantRecord } from '../../records.ts'
import { commitInput, newDigest } from './sample-verdict.ts'

export interface StorageUnderTest {
  /** One, or several opened on the same data where the engine allows it. */
  readonly storages: readonly [Storage, ...Storage[]]
  /** SQL past the ports, for tampering and for moving time. */
  execute(sql: string): Promise<void>
  close(): Promise<void>
}

export type StartedCapture = Extract<BeginCaptureResult, { kind: 'started' }>

/** What the tests of the contract share: an open storage, two tenants, a customer, and short ways to make the rest. */
export class Fixture {
  under!: StorageUnderTest
  storage!: Storage
  tenant!: TenantRecord
  other!: TenantRecord
  customer!: CustomerRecord

  async open(open: () => Promise<StorageUnderTest>): Promise<void> {
    this.under = await open()
    this.storage = this.under.storages[0]
    this.tenant = await this.storage.tenants.create({ name: 'Toko Maju' })
    this.other = await this.storage.tenants.create({ name: 'Someone else' })
    this.customer = (await this.storage.customers.create({ tenantId: this.tenant.id })).customer
  }

  async issue(
    ttlMs = 90_000,
    customerId = this.customer.id,
  ): Promise<{ challenge: ChallengeRecord; nonce: string; hmacSecret: string }> {
    const nonce = randomUUID()
    const hmacSecret = `qe_whsec_${randomBytes(32).toString('base64url')}`
    const challenge = await this.storage.challenges.issue({
      tenantId: this.tenant.id,
      customerId,
      nonce,
      hmacSecret,
      colors: ['#FF0000', '#000000', '#FFFFFF'],
      holdMs: [300, 350, 600],
      ttlMs,
    })
    return { challenge, nonce, hmacSecret }
  }

  begin(
    nonce: string | null,
    digest: string,
    options: { on?: Storage; customerId?: string } = {},
  ): Promise<BeginCaptureResult> {
    return (options.on ?? this.storage).captures.begin({
      tenantId: this.tenant.id,
      customerId: options.customerId ?? this.customer.id,
      nonce,
      digest,
      requestId: 'req_1',
      leaseMs: 60_000,
    })
  }

  async started(nonce: string | null = null, digest = newDigest()): Promise<StartedCapture> {
    const result = await this.begin(nonce, digest)
    if (result.kind !== 'started') throw new Error(result.kind)
    return result
  }

  async commitOf(capture: StartedCapture, change: Partial<CommitCapture> = {}): Promise<CommitCapture> {
    return {
      ...commitInput(this.storage, this.tenant.id, capture),
      frames: [await this.sealFrame(capture)],
      ...change,
    }
  }

  async sealFrame(
    capture: StartedCapture,
    bytes = randomBytes(3_000),
    perceptualHash = randomBytes(8).toString('hex'),
  ): Promise<CommitCapture['frames'][number]> {
    const frame = await this.storage.frames.seal({
      tenantId: this.tenant.id,
      customerId: this.customer.id,
      bundleId: capture.bundleId,
      index: 0,
      contentType: 'image/jpeg',
      bytes,
    })
    return { ...frame, width: 1600, height: 1200, perceptualHash, step: null }
  }
}

/** Of a frame only what `markSealed` keeps. */
export function asSealedFrame({ index, objectKey, contentType, sha256, sizeBytes }: SealedFrame): SealedFrame {
  return { index, objectKey, contentType, sha256, sizeBytes }
}
