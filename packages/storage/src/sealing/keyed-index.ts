import { createHmac, hkdfSync } from 'node:crypto'
import { KEY_BYTES } from './key-wrap.ts'
import { encodeFields } from './seal-context.ts'

/**
 * HMACs under keys derived, one a label, from the index root (a random key wrapped by the master key, so that rotating
 * the master changes no index). A bare hash would not do: 16 structured digits can be enumerated.
 */
export interface KeyedIndex {
  /** Equal text of one tenant and kind gives an equal index; nothing else can be learnt without the key. Hex. */
  blind(kind: 'nik' | 'device_key' | 'analyst_email', tenantId: string, text: string): string
  /** A link of the audit chain: whoever can write to the database but lacks the key cannot make one. Hex. */
  chain(fields: readonly string[]): string
}

export function keyedIndex(root: Buffer): KeyedIndex {
  const derive = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `identity/index/v1/${label}`, KEY_BYTES))
  const blindKeys = { nik: derive('nik'), device_key: derive('device-key'), analyst_email: derive('analyst-email') }
  const auditKey = derive('audit-chain')
  return {
    blind: (kind, tenantId, text) =>
      createHmac('sha256', blindKeys[kind])
        .update(encodeFields([tenantId, text]))
        .digest('hex'),
    chain: (fields) => createHmac('sha256', auditKey).update(encodeFields(fields)).digest('hex'),
  }
}
