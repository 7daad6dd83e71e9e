/** Whether figures fit a model: of many, what they say alike is looked at once. @internal */
import type { Problem } from "../../Problem.ts"
import type { Model } from "../../Model.ts"
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import { checkFigure, type Index, indexOf, isAlive } from "./checkFigure.ts"
import { most } from "../extremes.ts"
import { isAtHome } from "./checkHost.ts"
import { end, isBeyondYears } from "./checkKnown.ts"
import { type Need, needing } from "./ids.ts"
import { collectRows } from "./problems.ts"

/** Whether nothing is wrong with a figure. */
const isRight = (model: Model, index: Index, observation: Observation.Observation): boolean => {
  let right = true
  const wrong = () => {
    right = false
  }
  const need: Need = (_noun, among, id) => {
    if (id !== undefined && !among.has(id)) wrong()
  }
  checkFigure(model, index, need, observation, [], wrong)
  return right
}

/** What says of a row whether it is right in some way; nothing where all rows are. */
type Test = ((row: number) => boolean) | undefined

/** Marks the rows that are not right in some way. */
const markUnless = (isFine: NonNullable<Test>, rows: Uint8Array): void => {
  for (let row = 0; row < rows.length; row++) if (!isFine(row)) rows[row] = 1
}

/** A column of codes, and how many texts they are of. */
type Coded = readonly [column: Int32Array, texts: ReadonlyArray<unknown>]

/** Whether a row is right, by what it says in two columns; many figures say few pairs, and each is looked at once. */
const byPair = ([a, as]: Coded, [b, bs]: Coded, isRightAt: (row: number) => boolean): Test => {
  const { length } = a
  if (as.length * bs.length > 256 + 4 * length) return isRightAt
  const wrong = new Uint8Array(as.length * bs.length).fill(2)
  let some = 0
  for (let row = 0; row < length; row++) {
    const pair = a[row]! * bs.length + b[row]!
    if (wrong[pair] === 2) some |= wrong[pair] = isRightAt(row) ? 0 : 1
  }
  return some === 0 ? undefined : (row) => wrong[a[row]! * bs.length + b[row]!] === 0
}

/** Whether the texts that a row names are among those there are. */
const known = (column: Int32Array, texts: ReadonlyArray<string>, among: ReadonlySet<string>): Test =>
  texts.every((id) => among.has(id)) ? undefined : (row) => column[row] === -1 || among.has(texts[column[row]!]!)

/** Whether one unit is named, there is such a unit, and it is there on the last day of the period. */
const placed = (index: Index, figures: Figures.Figures): Test => {
  const { period, texts, units } = figures
  const days = texts.periods.map((one) => Period.lastDay(one))
  return byPair([units, texts.units], [period, texts.periods], (row) => {
    const [unit, ...others] = texts.units[units[row]!]!
    // Whether several lie in each other is a question of the measure, too.
    return others.length === 0 && index.units.has(unit!) && isAlive(index, unit!, days[period[row]!]!)
  })
}

/** Whether a team's figure is filed with its host. */
const atHome = (model: Model, figures: Figures.Figures): Test => {
  const { length, period, team, texts, units } = figures
  if (texts.teams.length === 0) return undefined
  const { first, of } = Figures.combinations(length, [team, units, period])
  const right = first.map((row) =>
    Number(isAtHome(model, texts.teams[team[row]!], texts.units[units[row]!]!, texts.periods[period[row]!]!))
  )
  return (row) => right[of[row]!] === 1
}

/** Whether a value is plainly one that there can be: a number of its measure, or none. */
const hasRoom = (model: Model, { lower, measure, texts, upper }: Figures.Figures): Test => {
  const measures = texts.measures.map((id) => model.measures.get(id))
  const least = Float64Array.from(measures, (one) => Math.max(one?.range.lower ?? -Infinity, -Number.MAX_SAFE_INTEGER))
  const most = Float64Array.from(measures, (one) => Math.min(one?.range.upper ?? Infinity, Number.MAX_SAFE_INTEGER))
  const parts = Uint8Array.from(measures, (one) => (one?.whole === true ? 0 : 1))
  return (row) => {
    const value = lower[row]!
    const of = measure[row]!
    const isOne = value === upper[row] && value >= least[of]! && value <= most[of]!
    return Number.isNaN(value) || (isOne && (parts[of] === 1 || Number.isInteger(value)))
  }
}

/** Whether a row is known no earlier than its period begins, of which there may be something to know, and in years that there are. */
const inTime = ({ knownAt, period, texts }: Figures.Figures): Test => {
  const starts = Float64Array.from(texts.periods, (one) => Instant.startOf(Period.firstDay(one)))
  const last = most(starts)
  const beyond = texts.periods.map(isBeyondYears)
  if (!beyond.includes(true) && knownAt.every((moment) => moment >= last && moment < end)) return undefined
  return (row) => knownAt[row]! >= starts[period[row]!]! && knownAt[row]! < end && !beyond[period[row]!]!
}

/**
 * Rows in which something may be wrong. What many rows say alike is looked at once: a row is right if its value is, and each of
 * its parts.
 */
const suspects = (model: Model, index: Index, figures: Figures.Figures): ReadonlyArray<number> => {
  const { activity, category, length, measure, reporter, rests, team, texts } = figures
  const tests: ReadonlyArray<Test> = [
    placed(index, figures),
    byPair([measure, texts.measures], [category, texts.categories], (row) =>
      isRight(model, index, Figures.observationAt(figures, row))
    ),
    hasRoom(model, figures),
    inTime(figures),
    known(team, texts.teams, index.teams),
    atHome(model, figures),
    known(activity, texts.activities, index.activities),
    known(reporter, texts.reporters, index.units),
    rests === undefined
      ? undefined
      : (row) => {
          const { breakdown, source } = rests.get(row) ?? {}
          return breakdown === undefined && (source?.directive === undefined || index.directives.has(source.directive))
        }
  ]
  const doubtful = new Uint8Array(length)
  for (const isFine of tests) if (isFine !== undefined) markUnless(isFine, doubtful)
  const found: Array<number> = []
  for (let row = doubtful.indexOf(1); row !== -1; row = doubtful.indexOf(1, row + 1)) found.push(row)
  return found
}

/** All problems; paths start with the figure's row. */
export const checkFigures = (model: Model, figures: Figures.Figures): ReadonlyArray<Problem> => {
  const index = indexOf(model)
  return collectRows((report) => {
    const need = needing(report)
    for (const row of suspects(model, index, figures))
      checkFigure(model, index, need, Figures.observationAt(figures, row), [row], report)
  })
}
