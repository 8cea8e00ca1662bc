const BAR_WIDTH = 30

/** A bar on a terminal; elsewhere a line at each tenth, so that a log stays readable. Writes to standard error. */
export class Progress {
  readonly #label: string
  readonly #total: number
  readonly #terminal = process.stderr.isTTY
  #tenth = 0

  constructor(label: string, total: number) {
    this.#label = label
    this.#total = total
  }

  update(done: number): void {
    const share = done / this.#total
    if (this.#terminal) {
      const filled = Math.round(share * BAR_WIDTH)
      const bar = '█'.repeat(filled) + '·'.repeat(BAR_WIDTH - filled)
      process.stderr.write(`\r${bar} ${done}/${this.#total} ${this.#label}`)
      return
    }
    const tenth = Math.floor(share * 10)
    if (tenth > this.#tenth) process.stderr.write(`${done}/${this.#total} ${this.#label}\n`)
    this.#tenth = tenth
  }

  end(): void {
    if (this.#terminal) process.stderr.write('\n')
  }
}
