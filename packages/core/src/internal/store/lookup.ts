/** A table of numbers by what they stand for: a few bytes an entry, at most three of four places taken. @internal */

/** A hash of one number after another. */
export const mix = (hash: number, value: number): number => Math.imul((hash ^ value) + 1, 0x9e3779b1)

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
    let slot = (hash ^ (hash >>> 15)) & mask
    for (let entry = this.slots[slot]!; entry !== -1 && !isIt(entry); entry = this.slots[slot]!)
      slot = (slot + 1) & mask
    return slot
  }

  /** The entry of a hash that is the one; -1 for none. */
  find(hash: number, isIt: (entry: number) => boolean): number {
    return this.slots[this.slotOf(hash, isIt)]!
  }

  /** Puts an entry in the place of the one that it takes the place of, if there is one. */
  put(hash: number, isIt: (entry: number) => boolean, entry: number): void {
    const slot = this.slotOf(hash, isIt)
    if (this.slots[slot] === -1) this.size++
    this.slots[slot] = entry
    if (4 * this.size > 3 * this.slots.length) this.grow()
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Int32Array(2 * old.length).fill(-1)
    for (const entry of old) if (entry !== -1) this.slots[this.slotOf(this.hashOf(entry), () => false)] = entry
  }
}
