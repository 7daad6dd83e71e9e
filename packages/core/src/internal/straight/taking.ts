/** Figures read for what is plain in them: whole numbers of all that their reporters did in days that are over. @internal */
import * as Figures from "../../Figures.ts"
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { startOf } from "../boxes/moments.ts"
import type { Numbers } from "./numbers.ts"
import type { Told } from "./told.ts"

export interface Taking {
  readonly figures: Figures.Figures
  readonly measure: Measure.Resolved
  /** The lengths of time of which units tell. */
  readonly kinds: ReadonlySet<string>
  readonly numbers: Numbers
  readonly told: Told
  /** By number, whether anything is told of a unit: what is read is put down here. */
  readonly named: Uint8Array
  /** Whether all that units tell themselves goes in, by their numbers. */
  readonly areTaken: Uint8Array
  /** By code of a team, the number of the unit for which all that it tells goes in; -1 where that is not known. */
  readonly seated: Int32Array
  /** Whether what a unit or a team told goes in. */
  readonly isTaken: (number: number, team: number) => boolean
  /** Marks a unit of which something else was told. */
  readonly mark: (number: number) => void
}

/**
 * Takes what is plain of the figures of a period, and says what it adds up to; nothing where one is of several units, or of one
 * that is not there. It is no function of each measure's own, which would be compiled for each anew.
 */
export const take = (taking: Taking, code: number, runs: ReadonlyArray<number>): number | undefined => {
  const { areTaken, figures, isTaken, kinds, mark, measure, named, numbers, seated, told } = taking
  const { activity, category, flags, knownAt, lower, reporter, team: teams, texts, units, upper } = figures
  const { end, kind } = Period.bounds(texts.periods[code]!)
  const over = kinds.has(kind) ? startOf(end - 1) : Infinity
  const there = numbers.byPeriod[code]
  const length = told.lengthOf(kind)
  const least = measure.range.lower ?? -Infinity
  const most = measure.range.upper ?? Infinity
  const isWhole = texts.categories.map(({ breakdown, cohorts }) => breakdown.length + cohorts.length === 0)
  // Columns that say the same of all rows are not looked at.
  const areAlike =
    texts.teams.length + texts.activities.length + texts.reporters.length === 0 && isWhole.every((one) => one)
  let total = 0
  for (let run = 0; run < runs.length; run += 2) {
    let isTold = false
    for (let at = runs[run]!; at < runs[run + 1]!; at++) {
      const row = told.rows[at]!
      const here = there === undefined ? -1 : there[units[row]!]!
      const number = here === -1 ? numbers.any[units[row]!]! : here
      if (number === -1) return undefined
      named[number] = 1
      const value = lower[row]!
      const isPlain =
        here !== -1 &&
        (upper[row] === value
          ? flags[row] === 0
          : upper[row] === Infinity && flags[row] === Figures.flag.upperOpen && least === 0 && most === Infinity) &&
        Number.isSafeInteger(value) &&
        !Object.is(value, -0) &&
        least <= value &&
        value <= most &&
        knownAt[row]! >= over &&
        (areAlike || (isWhole[category[row]!]! && activity[row] === -1 && reporter[row] === -1))
      if (!isPlain) {
        mark(number)
        continue
      }
      total += Math.abs(value)
      const team = areAlike ? -1 : teams[row]!
      // Of most nothing else is to be asked.
      const isSure = team === -1 ? areTaken[number] === 1 : seated[team] === number
      if (!isSure && !isTaken(number, team)) continue
      told.put(at, number, length, team !== -1)
      isTold = true
    }
    if (isTold) told.speak(code, runs[run]!, runs[run + 1]!)
  }
  return total
}
