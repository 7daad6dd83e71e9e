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

/** Whole numbers from 0 to below `size`, one a row. */
interface Keys {
  readonly keys: Int32Array
  readonly size: number
}

const most = 2 ** 31

const rangeOf = (column: Int32Array): readonly [least: number, size: number] => {
  let [least, greatest] = [column[0] ?? 0, column[0] ?? 0]
  for (let row = 1; row < column.length; row++) {
    const value = column[row]!
    if (value < least) least = value
    else if (value > greatest) greatest = value
  }
  return [least, greatest - least + 1]
}

/** Columns that tell the same rows apart as those given, as few as hold it. What is the same everywhere tells nothing apart. */
const folded = (length: number, columns: ReadonlyArray<Int32Array>): ReadonlyArray<Keys> => {
  const found: Array<Keys> = []
  for (const column of columns) {
    const [least, size] = rangeOf(column)
    const last = found.at(-1)
    if (size === 1) continue
    if (last !== undefined && last.size * size < most) {
      const { keys } = last
      for (let row = 0; row < length; row++) keys[row] = keys[row]! * size + column[row]! - least
      found[found.length - 1] = { keys, size: last.size * size }
    } else {
      const keys = new Int32Array(length)
      // A range that is too wide is told apart by its values as they are.
      const start = size < most ? least : 0
      for (let row = 0; row < length; row++) keys[row] = column[row]! - start
      found.push({ keys, size })
    }
  }
  return found
}

/** How many slots a table of all keys may have for each row. */
const roomy = 8

/** Keys numbered by a table that has a slot for each that there may be; the numbers take the place of the keys. */
const byTable = (length: number, { keys, size }: Keys): Combinations => {
  const numbers = new Int32Array(size)
  const first = new Int32Array(Math.min(length, size))
  let count = 0
  for (let row = 0; row < length; row++) {
    const key = keys[row]!
    if (numbers[key] === 0) {
      first[count++] = row
      numbers[key] = count
    }
    keys[row] = numbers[key]! - 1
  }
  return { count, of: keys, first: count < first.length ? first.slice(0, count) : first }
}

const multiplier = 0x9e3779b1

/** How many slots a table for so many entries has: a power of two, at most half of them taken. */
const slotsFor = (entries: number): number => 2 ** Math.ceil(Math.log2(Math.max(8, 2 * entries)))

const byHash = (length: number, all: ReadonlyArray<Keys>): Combinations => {
  const columns = all.map(({ keys }) => keys)
  const mask = slotsFor(length) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const of = new Int32Array(length)
  const first = new Int32Array(length)
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

/** Numbers the distinct combinations of columns of one length. @category conversions @since 0.1.0 */
export const combinations = (length: number, columns: ReadonlyArray<Int32Array>): Combinations => {
  const all = folded(length, columns)
  const [one = { keys: new Int32Array(length), size: 1 }] = all
  return all.length <= 1 && one.size <= Math.max(256, roomy * length) ? byTable(length, one) : byHash(length, all)
}
