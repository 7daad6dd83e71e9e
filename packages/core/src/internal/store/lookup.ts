/** A table of numbers by what they stand for: a few bytes an entry, at most three of four places taken. @internal */

/** A hash of one number after another. */
export const mix = (hash: number, value: number): number => Math.imul((hash ^ value) + 1, 0x9e3779b1)

const startOf = (slots: Int32Array, hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1)

/** The first place from that of a hash on that nobody has taken. */
const freeSlot = (slots: Int32Array, hash: number): number => {
  let slot = startOf(slots, hash)
  while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
  return slot
}

export class Lookup {
  private slots = new Int32Array(64).fill(-1)
  private size = 0
  private readonly hashOf: (entry: number) => number

  /** `hashOf` gives the hash under which an entry was put. */
  constructor(hashOf: (entry: number) => number) {
    this.hashOf = hashOf
  }

  private slotOf(hash: number, isIt: (entry: number) => boolean): number {
    const mask = this.slots.length - 1
    let slot = startOf(this.slots, hash)
    for (let entry = this.slots[slot]!; entry !== -1 && !isIt(entry); entry = this.slots[slot]!)
      slot = (slot + 1) & mask
    return slot
  }

  /** The entry of a hash that is the one; -1 for none. */
  find(hash: number, isIt: (entry: number) => boolean): number {
    return this.slots[this.slotOf(hash, isIt)]!
  }

  /** Puts an entry in the place of the one that is there. */
  replace(hash: number, isIt: (entry: number) => boolean, entry: number): void {
    this.slots[this.slotOf(hash, isIt)] = entry
  }

  /** Puts an entry that takes the place of none. */
  add(hash: number, entry: number): void {
    this.reserve(1)
    this.slots[freeSlot(this.slots, hash)] = entry
    this.size++
  }

  /** Makes room for so many more entries at once. */
  reserve(more: number): void {
    const old = this.slots
    let { length } = old
    while (4 * (this.size + more) > 3 * length) length *= 2
    if (length === old.length) return
    this.slots = new Int32Array(length).fill(-1)
    for (const entry of old) if (entry !== -1) this.slots[freeSlot(this.slots, this.hashOf(entry))] = entry
  }
}
