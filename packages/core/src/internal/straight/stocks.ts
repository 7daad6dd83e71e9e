/**
 * Cells of stocks of which nothing has to be weighed: on the last day of a period a figure of each unit of the level that reports
 * stands, and they add up. They are what the rules make of them. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import { everything } from "../boxes/category.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import * as Facts from "../facts/facts.ts"
import type { Cell } from "../figures/cell.ts"
import { prepare } from "../figures/prepare.ts"
import * as Silences from "../silence/silence.ts"
import * as Tellers from "../silence/tellers.ts"
import * as InForce from "../stocks/inForce.ts"
import { lastTold, seriesOf } from "../stocks/lastTold.ts"
import * as Groups from "./groups.ts"
import type { Plain } from "./plain.ts"

/** What stands of some units: of which day that of each is, and what they say together. */
interface Standing {
  readonly sum: number
  readonly dayOf: ReadonlyMap<number, number>
}

/** How many figures are of which day. */
const counted = (days: Iterable<number>): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const day of days) found.set(day, (found.get(day) ?? 0) + 1)
  return found
}

/** The plain cells of a stock, by group and bucket; `undefined` for those that the rules have to decide. */
export const make = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup,
  plain: Plain
): ((group: number, bucket: number) => Cell | undefined) => {
  const { entries, frame, reporting } = plain
  const { ids, keys, last, number: numberOf } = frame.snapshot
  const { lower, period: codesOfPeriods, texts, units: codes, upper } = reports.figures
  const { levels } = reports.model.territory.hierarchies.get(rollup.hierarchy)!
  const days = entries.periods.map((period) => Period.bounds(period).end - 1)
  const { isAll, unitsOf } = Groups.reporting(measure, plain)
  const series = seriesOf(reports.figures)
  const isValid = InForce.validity(reports, measure)
  const idOf = (number: number): string => ids[keys[number]!]!

  /** The latest figure of a unit that stands on a day; `undefined` where there is none, or not one alone. */
  const latest = (number: number, on: number): number | undefined => {
    let [found, day, several] = [-1, -Infinity, false]
    for (let at = entries.start[number]!; at < entries.start[number + 1]!; at++) {
      const own = days[entries.period[at]!]!
      if (entries.team[at] !== -1 || entries.row[at] === -1) return undefined
      if (own > on || own < day) continue
      several = own === day
      ;[found, day] = [at, own]
    }
    if (found === -1 || several || !isValid(day, on) || day < (frame.before?.until ?? day)) return undefined
    const row = entries.row[found]!
    return lower[row] === upper[row] ? found : undefined
  }
  const standing = (units: ReadonlyArray<number>, on: number): Standing | undefined => {
    const dayOf = new Map<number, number>()
    let sum = 0
    for (const unit of units) {
      const at = latest(unit, on)
      if (at === undefined) return undefined
      sum += lower[entries.row[at]!]!
      dayOf.set(unit, days[entries.period[at]!]!)
    }
    return { sum, dayOf }
  }
  const rowsIn = (number: number, from: number, end: number): ReadonlyArray<number> => {
    const found: Array<number> = []
    for (let at = entries.start[number]!; at < entries.start[last[number]! + 1]!; at++) {
      const day = days[entries.period[at]!]!
      if (from <= day && day < end) found.push(entries.row[at]!)
    }
    return found
  }
  const endOf = new Map<number, number>()
  const dayOfRow = (row: number): number => {
    const code = codesOfPeriods[row]!
    const known = endOf.get(code) ?? Period.bounds(texts.periods[code]!).end - 1
    endOf.set(code, known)
    return known
  }
  /** What is made to stand, of before these days as well. */
  const toldBy = (number: number, from: number, end: number): ReadonlyArray<number> =>
    lastTold(rowsIn(number, -Infinity, end), from, { dayOf: dayOfRow, seriesOf: series })
  return (group, bucket) => {
    const number = plain.hasBucket(bucket) ? plain.numberOf(group) : undefined
    const units = number !== undefined && isAll(number) ? unitsOf(number) : undefined
    const [start, end] = plain.days[bucket]!
    const found = units && start >= (frame.before?.until ?? start) ? standing(units, end - 1) : undefined
    if (number === undefined || units === undefined || found === undefined) return undefined
    const period = rollup.buckets[bucket]!
    const isBelow = units[0] !== number
    const forms = Silences.byForms(reports, rollup, measure, group, period)
    const asked = new Set(forms?.expected.map((id) => numberOf.get(id)))
    if (forms !== undefined && (asked.size !== units.length || !units.every((one) => asked.has(one)))) return undefined
    const byFigures = () => Silences.byFigures(levels[reporting[number]!]!.id, units.map(idOf), [], period)
    const roll = forms ?? (isBelow ? byFigures() : undefined)
    const silent = new Set(roll?.silent.map((one) => one.reporter))
    const rows = typeof measure.missing === "object" ? toldBy(number, start, end) : rowsIn(number, start, end)
    const value = Span.exactly(found.sum)
    const part = { is: "units", every: undefined, told: units.length, of: units.length, said: value } as const
    return {
      value,
      reason: undefined,
      reported: found.sum,
      covered: true,
      expected: roll?.expected.length,
      reporting:
        roll === undefined
          ? new Set(rows.map((row) => codes[row])).size
          : roll.expected.filter((one) => !silent.has(one)).length,
      silent: roll?.silent ?? [],
      level: roll?.level,
      tellers: () =>
        roll === undefined
          ? []
          : Tellers.of(roll, (id) => ({ told: true, day: found.dayOf.get(numberOf.get(id)!), lacks: false })),
      clashes: [],
      rows,
      figures: rows.length,
      shares: () => new Map(rowsIn(number, start, end).map((row) => [row, 1])),
      apportioned: 0,
      parts: 0,
      days: counted(found.dayOf.values()),
      facts: () => ({ ...Facts.none, parts: isBelow ? [part] : [] }),
      get node() {
        const { places, solver } = prepare(reports, measure, rollup, period)
        return solver.node(places.group(group), everything)
      },
      weekly: false,
      start,
      end
    }
  }
}
