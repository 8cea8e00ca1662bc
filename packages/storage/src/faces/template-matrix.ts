import { openScan, TEMPLATE_BYTES } from './scan-templates.ts'

export const TEMPLATE_NUMBERS = TEMPLATE_BYTES / 4

/** What 32-bit addresses reach, less the first kilobytes: 4 GiB. */
export const MAX_TEMPLATES = 2_000_000

const WASM_PAGE_BYTES = 65_536
const FLOAT_BYTES = 4
/** Templates are handed out to groups by blocks, so that a search reads only its own group. */
const BLOCK_ROWS = 64
const BLOCK_BYTES = BLOCK_ROWS * TEMPLATE_BYTES
/** The query stands at 0, the scores of one block after it, templates from here on. */
const QUERY_AT = 0
const SCORES_AT = TEMPLATE_BYTES
const BLOCKS_AT = 4_096
/** Memory is asked for 32 MiB at a time. */
const GROWTH_PAGES = 512
/** Blocks scanned before others get their turn: 16,384 templates, about 1.5 ms. */
const BLOCKS_A_TURN = 256

/** Where a template stands; of use only to the matrix that gave it out. */
export interface Slot {
  readonly group: string
  readonly row: number
}

/** Templates in one flat piece of memory, by group; nothing about whose they are. */
export interface TemplateMatrix {
  /** null when the matrix is full. Throws a RangeError for a template of another length. */
  add(group: string, template: Float32Array): Slot | null
  /** Overwrites it with zeros. */
  remove(slot: Slot): void
  /**
   * Tells of every template of the group with a cosine of at least `minScore` (above 0), by exact comparison with each.
   * Gives others a turn every 16,384 templates; what is added or removed meanwhile may or may not be seen.
   */
  scan(
    group: string,
    query: Float32Array,
    minScore: number,
    onHit: (row: Slot['row'], score: number) => void,
  ): Promise<void>
  /** Templates held now. */
  readonly size: number
  /** Memory taken for templates; it grows with use and is not given back. */
  readonly bytes: number
}

interface Group {
  /** Numbers of the blocks, in order: row r is row r % 64 of block blocks[r / 64]. */
  readonly blocks: number[]
  /** Rows that were given back. */
  readonly free: Set<number>
  /** Rows ever given out. */
  used: number
}

export function createTemplateMatrix(maxTemplates: number): TemplateMatrix {
  if (!Number.isInteger(maxTemplates) || maxTemplates < 0 || maxTemplates > MAX_TEMPLATES) {
    throw new RangeError(`between 0 and ${MAX_TEMPLATES} templates, got ${maxTemplates}`)
  }
  const { memory, scan } = openScan({ initial: 1, maximum: 65_536 })
  const groups = new Map<string, Group>()
  let floats = new Float32Array(memory.buffer)
  let blocks = 0
  let size = 0

  const newBlock = (): number => {
    const endsAt = BLOCKS_AT + (blocks + 1) * BLOCK_BYTES
    if (endsAt > memory.buffer.byteLength) {
      const missing = Math.ceil((endsAt - memory.buffer.byteLength) / WASM_PAGE_BYTES)
      memory.grow(Math.min(Math.max(GROWTH_PAGES, missing), 65_536 - memory.buffer.byteLength / WASM_PAGE_BYTES))
      floats = new Float32Array(memory.buffer)
    }
    return blocks++
  }
  const addressOf = (group: Group, row: number): number =>
    BLOCKS_AT + group.blocks[Math.floor(row / BLOCK_ROWS)]! * BLOCK_BYTES + (row % BLOCK_ROWS) * TEMPLATE_BYTES

  return {
    get size() {
      return size
    },
    get bytes() {
      return memory.buffer.byteLength
    },
    add(name, template) {
      if (template.length !== TEMPLATE_NUMBERS) throw new RangeError(`a template of ${template.length} numbers`)
      if (size >= maxTemplates) return null
      let group = groups.get(name)
      if (group === undefined) groups.set(name, (group = { blocks: [], free: new Set(), used: 0 }))
      let row = group.free.values().next().value
      if (row !== undefined) group.free.delete(row)
      else {
        if (group.used === group.blocks.length * BLOCK_ROWS) group.blocks.push(newBlock())
        row = group.used++
      }
      floats.set(template, addressOf(group, row) / FLOAT_BYTES)
      size++
      return { group: name, row }
    },
    remove({ group: name, row }) {
      const group = groups.get(name)
      if (group === undefined || row >= group.used || group.free.has(row)) return
      const at = addressOf(group, row) / FLOAT_BYTES
      floats.fill(0, at, at + TEMPLATE_NUMBERS)
      group.free.add(row)
      size--
    },
    async scan(name, query, minScore, onHit) {
      if (query.length !== TEMPLATE_NUMBERS) throw new RangeError(`a template of ${query.length} numbers`)
      if (!(minScore > 0)) throw new RangeError(`the lowest score must be above 0, got ${minScore}`)
      const group = groups.get(name)
      for (let i = 0; group !== undefined && i < group.blocks.length; i++) {
        if (i % BLOCKS_A_TURN === 0) {
          if (i > 0) await new Promise(setImmediate)
          // Another search may have used the place meanwhile.
          floats.set(query, QUERY_AT)
        }
        scan(QUERY_AT, BLOCKS_AT + group.blocks[i]! * BLOCK_BYTES, BLOCK_ROWS, SCORES_AT)
        for (let r = 0; r < BLOCK_ROWS; r++) {
          const score = floats[SCORES_AT / FLOAT_BYTES + r]!
          if (score >= minScore) onHit(i * BLOCK_ROWS + r, score)
        }
      }
    },
  }
}
