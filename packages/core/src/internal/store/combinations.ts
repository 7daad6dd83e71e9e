/** Numbers for what rows of columns have in common. @internal */

/** The distinct combinations of some columns, numbered in the order in which they first come. @category models @since 0.1.0 */
export interface Combinations {
  /** How many there are. */
  readonly count: number
  /** The number of each row's combination. */
  readonly of: Int32Array
  /** The first row of each combination. */
  readonly first: Int32Array
}

const multiplier = 0x9e3779b1

/** How many slots a table for so many entries has: a power of two, at most half of them taken. */
const slotsFor = (entries: number): number => 2 ** Math.ceil(Math.log2(Math.max(8, 2 * entries)))

/** Numbers the distinct combinations of columns of one length. @category conversions @since 0.1.0 */
export const combinations = (length: number, all: ReadonlyArray<Int32Array>): Combinations => {
  // What is the same everywhere tells nothing apart.
  const columns = all.filter((column) => column.some((value) => value !== column[0]))
  const mask = slotsFor(length) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const [of, first] = [new Int32Array(length), new Int32Array(length)]
  let count = 0
  const isSame = (row: number, other: number): boolean => {
    for (const column of columns) if (column[row] !== column[other]) return false
    return true
  }
  for (let row = 0; row < length; row++) {
    let hash = 0
    for (const column of columns) hash = Math.imul((hash ^ column[row]!) + 1, multiplier)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (slots[slot] !== -1 && !isSame(row, first[slots[slot]!]!)) slot = (slot + 1) & mask
    if (slots[slot] === -1) {
      slots[slot] = count
      first[count++] = row
    }
    of[row] = slots[slot]!
  }
  return { count, of, first: first.slice(0, count) }
}
