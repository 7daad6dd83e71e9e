/** Who says what of whom: everything of a box but its period, numbered. @internal */
import * as Columns from "./column.ts"
import { Lookup, mix } from "./lookup.ts"

/** Codes of measure, units, category, team, activity and reporter, -1 for none. */
export type Said = readonly [number, number, number, number, number, number]

const hashOf = (said: Said): number => said.reduce(mix, 0)

export interface Series {
  readonly at: (series: number) => Said
  readonly find: (said: Said) => number
  readonly add: (said: Said) => number
}

/** Series, none yet. */
export const make = (): Series => {
  const columns = [Columns.ints(), Columns.ints(), Columns.ints(), Columns.ints(-1), Columns.ints(-1), Columns.ints(-1)]
  const at = (series: number): Said => columns.map((column) => column.get(series)) as unknown as Said
  const lookup = new Lookup((series) => hashOf(at(series)))
  let count = 0
  const is = (said: Said) => (series: number) => columns.every((column, index) => column.get(series) === said[index])
  return {
    at,
    find: (said) => lookup.find(hashOf(said), is(said)),
    add: (said) => {
      columns.forEach((column, index) => column.set(count, said[index]!))
      lookup.put(hashOf(said), () => false, count)
      return count++
    }
  }
}
