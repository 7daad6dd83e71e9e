/** The level at which units below a group reported: found by who lies above each that did, and not by asking each figure. @internal */
import * as Tree from "../territory/tree.ts"
import { spanKey } from "./box.ts"
import { levelOn } from "./owing.ts"
import type { Report } from "./reports.ts"

/** Some days of which figures speak, and by level the keys of all units in which a unit of that level lies that reported. */
interface Told {
  readonly start: number
  readonly end: number
  readonly above: Array<Set<number> | undefined>
}

/** Each unit that reported, once for the same days, noted with those above it on the last of these. */
const toldBy = (tree: Tree.Tree, reports: ReadonlyArray<Report>): ReadonlyArray<Told> => {
  const found = new Map<number, Told & { readonly seen: Set<number> }>()
  for (const { end, start, units } of reports) {
    const key = units.length === 1 ? tree.keys.get(units[0]!) : undefined
    if (key === undefined) continue
    const days = spanKey(start, end)
    let told = found.get(days)
    if (told === undefined) found.set(days, (told = { start, end, above: [], seen: new Set() }))
    if (told.seen.has(key)) continue
    told.seen.add(key)
    const { keys, level, numbers, parent } = Tree.at(tree, end - 1)
    const number = numbers[key]!
    if (number === -1 || level[number]! < 0) continue
    const above = (told.above[level[number]!] ??= new Set())
    for (let n = number; n !== -1; n = parent[n]!) above.add(keys[n]!)
  }
  return [...found.values()]
}

/** The highest level below a unit, in the days from `start` until before `end`, at which units reported. */
export const make = (tree: Tree.Tree, reports: ReadonlyArray<Report>, stock: boolean) => {
  let all: ReadonlyArray<Told> | undefined
  const within = new Map<number, ReadonlyArray<Told>>()
  const toldIn = (start: number, end: number): ReadonlyArray<Told> => {
    const days = spanKey(start, end)
    const known = within.get(days)
    if (known !== undefined) return known
    all ??= toldBy(tree, reports)
    const found = all.filter((one) => one.start < end && (stock || one.end > start))
    within.set(days, found)
    return found
  }
  return (id: string, start: number, end: number): number | undefined => {
    const key = tree.keys.get(id)
    if (key === undefined) return undefined
    const own = levelOn(tree, id, end - 1)
    let found: number | undefined
    for (const { above } of toldIn(start, end)) {
      for (let level = own + 1; level < (found ?? above.length); level++) {
        if (above[level]?.has(key) === true) found = level
      }
    }
    return found
  }
}
