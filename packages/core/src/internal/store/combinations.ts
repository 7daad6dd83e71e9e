/** Numbers for what rows of columns have in common. @internal */
import { Lookup, mix } from "./lookup.ts"

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

/** Keys and a column as one, in place of the keys. */
const widen = (keys: Int32Array, size: number, column: Int32Array, least: number): void => {
  for (let row = 0; row < keys.length; row++) keys[row] = keys[row]! * size + column[row]! - least
}

/** Columns that tell the same rows apart as those given, as few as hold it. What is the same everywhere tells nothing apart. */
const folded = (length: number, columns: ReadonlyArray<Int32Array>): ReadonlyArray<Keys> => {
  const found: Array<Keys> = []
  for (const column of columns) {
    const [least, size] = rangeOf(column)
    const last = found.at(-1)
    if (size === 1) continue
    if (last !== undefined && last.size * size < most) {
      widen(last.keys, size, column, least)
      found[found.length - 1] = { keys: last.keys, size: last.size * size }
    } else {
      const keys = new Int32Array(length)
      // A range that is too wide is told apart by its values as they are.
      const start = size < most ? least : 0
      widen(keys, 0, column, start)
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

/** Combinations by their numbers, each known by its first row. */
class Distinct extends Lookup {
  private readonly columns: ReadonlyArray<Keys>
  readonly first: Int32Array

  constructor(length: number, columns: ReadonlyArray<Keys>) {
    super()
    this.columns = columns
    this.first = new Int32Array(length)
  }

  protected hashOf(number: number): number {
    let hash = 0
    for (const { keys } of this.columns) hash = mix(hash, keys[this.first[number]!]!)
    return hash
  }

  protected isSame(one: number, other: number): boolean {
    const [a, b] = [this.first[one]!, this.first[other]!]
    for (const { keys } of this.columns) if (keys[a] !== keys[b]) return false
    return true
  }
}

const byHash = (length: number, columns: ReadonlyArray<Keys>): Combinations => {
  const of = new Int32Array(length)
  const known = new Distinct(length, columns)
  let count = 0
  for (let row = 0; row < length; row++) {
    known.first[count] = row
    of[row] = known.put(count)
    if (of[row] === count) count++
  }
  return { count, of, first: known.first.slice(0, count) }
}

/** Numbers the distinct combinations of columns of one length. @category conversions @since 0.1.0 */
export const combinations = (length: number, columns: ReadonlyArray<Int32Array>): Combinations => {
  const all = folded(length, columns)
  const [one = { keys: new Int32Array(length), size: 1 }] = all
  return all.length <= 1 && one.size <= Math.max(256, roomy * length) ? byTable(length, one) : byHash(length, all)
}
