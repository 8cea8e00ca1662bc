import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Peer {
  readonly name: string
  readonly about: string
  /** The process that runs it; it stands outside the published files, as the peer's packages do. */
  readonly file: string
}

const script = (name: string): string => fileURLToPath(new URL(`../../scripts/peers/${name}.mjs`, import.meta.url))

/** Readers that a newcomer would try first. */
export const PEERS: readonly Peer[] = [
  { name: 'tesseract', about: 'Tesseract 5, Indonesian, compiled to WebAssembly', file: script('tesseract') },
  { name: 'paddle', about: 'the stock PaddleOCR wrapper, same weights as ours', file: script('paddle') },
]

/** Why a peer cannot be started here; null when it may be tried. */
export function missingPeer(peer: Peer): string | null {
  return existsSync(peer.file) ? null : 'it is not part of an installed package, only of the source tree'
}
