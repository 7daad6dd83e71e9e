/** A table of numbers by what they stand for: a few bytes an entry, at most three of four places taken. @internal */

/** A hash of one number after another: its upper bits hang on all of them. */
export const mix = (hash: number, value: number): number => Math.imul((hash ^ value) + 1, 0x9e3779b1)

/** Where in a table of any length a hash begins, by its upper bits. */
const startOf = (slots: Int32Array, hash: number): number => Math.floor(((hash >>> 0) * slots.length) / 2 ** 32)

/** What an entry stands for is said by who extends it, in methods: what each had of its own would be compiled for each anew. */
export abstract class Lookup {
  private slots = new Int32Array(4).fill(-1)
  private size = 0

  protected abstract hashOf(entry: number): number

  protected abstract isSame(one: number, other: number): boolean

  /** The place of what stands for the same as an entry, or the free one where it would be. */
  private slotOf(entry: number): number {
    const { slots } = this
    let slot = startOf(slots, this.hashOf(entry))
    while (slots[slot] !== -1 && !this.isSame(slots[slot]!, entry)) slot = slot + 1 === slots.length ? 0 : slot + 1
    return slot
  }

  /** The entry of a hash that is the one; -1 for none. */
  protected find(hash: number, isIt: (entry: number) => boolean): number {
    const { slots } = this
    let slot = startOf(slots, hash)
    while (slots[slot] !== -1 && !isIt(slots[slot]!)) slot = slot + 1 === slots.length ? 0 : slot + 1
    return slots[slot]!
  }

  /** What stands for the same as an entry: the one that is there already, or else this one, which is put. */
  put(entry: number): number {
    this.reserve(1)
    const slot = this.slotOf(entry)
    if (this.slots[slot] !== -1) return this.slots[slot]!
    this.slots[slot] = entry
    this.size++
    return entry
  }

  /** Puts an entry in the place of what stands for the same, and says which that was; -1 for none. */
  replace(entry: number): number {
    this.reserve(1)
    const slot = this.slotOf(entry)
    const before = this.slots[slot]!
    this.slots[slot] = entry
    if (before === -1) this.size++
    return before
  }

  /** Makes room for so many more entries at once: for no others where there are none yet, else for half as many again. */
  reserve(more: number): void {
    const old = this.slots
    const wanted = Math.ceil((4 * (this.size + more)) / 3)
    if (wanted <= old.length) return
    this.slots = new Int32Array(this.size === 0 ? wanted : Math.max(wanted, Math.ceil(1.5 * old.length))).fill(-1)
    for (const entry of old) if (entry !== -1) this.slots[this.slotOf(entry)] = entry
  }
}
