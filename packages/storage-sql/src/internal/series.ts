/** What series say, by their numbers and the other way round. There may be a million: none has a list or a text of its own. @internal */

export const kinds = ["measure", "units", "category", "team", "activity", "reporter"] as const

/** So many bits of a series' number say where in its chunk its terms lie. */
const bits = 10
const fromOf = (series: number): number => (series & (2 ** bits - 1)) * kinds.length

const hashOf = (terms: Int32Array, from: number): number => {
  let hash = 0
  for (let kind = 0; kind < kinds.length; kind++) {
    hash = Math.imul(hash ^ terms[from + kind]!, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}

/** The terms of series, in the order of {@link kinds}; 0 for none. */
export class Series {
  readonly #chunks: Array<Int32Array | undefined> = []
  readonly #wanted = new Int32Array(kinds.length)
  /** Numbers where the hash of their terms puts them, or behind; 0 where there is none. Half of the places are free. */
  #slots = new Int32Array(2 ** bits)
  #length = 0

  has(series: number): boolean {
    // Every series has a measure.
    return (series | 0) === series && (this.#chunks[series >>> bits]?.[fromOf(series)] ?? 0) !== 0
  }

  /** The terms of one; `undefined` where it is not known. */
  get(series: number): Int32Array | undefined {
    const from = fromOf(series)
    return this.has(series) ? this.#chunks[series >>> bits]!.subarray(from, from + kinds.length) : undefined
  }

  /** A term of one that is known. */
  term(series: number, kind: number): number {
    return this.#chunks[series >>> bits]![fromOf(series) + kind]!
  }

  /** The number of the one with the terms that columns have in a place; 0 where it is not known. */
  find(columns: ReadonlyArray<Int32Array>, place: number): number {
    for (let kind = 0; kind < kinds.length; kind++) this.#wanted[kind] = columns[kind]![place]!
    return this.#slots[this.#slotOf(this.#wanted, 0)]!
  }

  set(series: number, terms: ReadonlyArray<unknown>): void {
    if ((series | 0) !== series || series < 1) return
    const isNew = !this.has(series)
    const chunk = (this.#chunks[series >>> bits] ??= new Int32Array(2 ** bits * kinds.length))
    const from = fromOf(series)
    for (let kind = 0; kind < kinds.length; kind++) chunk[from + kind] = Number(terms[kind])
    if (!isNew) return
    if (++this.#length * 2 > this.#slots.length) this.#grow()
    this.#slots[this.#slotOf(chunk, from)] = series
  }

  /** The slot of those terms, or the free one where they belong. */
  #slotOf(terms: Int32Array, from: number): number {
    const last = this.#slots.length - 1
    for (let slot = hashOf(terms, from) & last; ; slot = (slot + 1) & last) {
      const series = this.#slots[slot]!
      if (series === 0) return slot
      const [known, at] = [this.#chunks[series >>> bits]!, fromOf(series)]
      let kind = 0
      while (kind < kinds.length && known[at + kind] === terms[from + kind]) kind++
      if (kind === kinds.length) return slot
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Int32Array(before.length * 2)
    for (const series of before)
      if (series !== 0) this.#slots[this.#slotOf(this.#chunks[series >>> bits]!, fromOf(series))] = series
  }
}
