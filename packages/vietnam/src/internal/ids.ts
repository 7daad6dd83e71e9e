/**
 * Permanent ids. A code alone names no unit, since codes pass from unit to unit. An id is therefore a code and a day on which
 * the unit used it: of all its days the one nearest to a fixed day of reference. The unit that used the code on the day of
 * reference, or last before it, needs no day. So no id depends on where a list happens to begin or to end.
 *
 * @internal
 */
import { Day } from "@lantoa/core"
import { holds, type Row } from "./rows.ts"

/** An id that is fixed: the unit that used `code` on the day `on` is `<country>.<code>`, with `.<day>` behind where given. */
export interface FixedId {
  readonly code: string
  readonly on: Day.Day
  readonly day?: Day.Day
}

/** By what units that used the same code are told apart. */
export interface Scheme {
  readonly reference: Day.Day
  readonly fixed: ReadonlyArray<FixedId>
}

/** The spans of days of one unit, in order. */
type Rows = ReadonlyArray<Row>

/** A unit of which it is decided what comes behind its code: a day, or nothing. */
type Decided = Map<Rows, Day.Day | undefined>

const startOf = (rows: Rows): Day.Day => rows[0]!.from
const isUsed = (rows: Rows, day: Day.Day): boolean => rows.some((row) => holds(row, day))

/** The day of a unit's life that is nearest to the reference, which it does not hold. */
const nearestDay = (rows: Rows, reference: Day.Day): Day.Day => {
  const { to } = rows.at(-1)!
  return startOf(rows) > reference || to === undefined ? startOf(rows) : Day.add(to, -1)
}

const fix = (units: ReadonlyArray<Rows>, fixed: ReadonlyArray<FixedId>, decided: Decided): void => {
  for (const { day, on } of fixed) {
    const unit = units.find((rows) => !decided.has(rows) && isUsed(rows, on))
    if (unit !== undefined && ![...decided.values()].includes(day)) decided.set(unit, day)
  }
}

/**
 * A list that begins after the reference does not show who used the codes before. A unit of its first day is the one of the
 * fixed ids, or else one that began on the day after the reference: there most codes passed to new units.
 */
const guess = (units: ReadonlyArray<Rows>, fixed: ReadonlyArray<FixedId>, first: Day.Day, reference: Day.Day) => {
  const unit = units[0]!
  if (first <= reference || startOf(unit) !== first) return undefined
  const known = fixed.findLast(({ on }) => on > reference && on <= first)
  return { unit, day: known === undefined ? Day.add(reference, 1) : known.day }
}

/** Makes the ids of the units that used a code one after the other. `first` is the first day of the list. */
export const make = (country: string, scheme: Scheme | undefined, first: Day.Day) => {
  const fixed = Map.groupBy(scheme?.fixed ?? [], ({ code }) => code)
  return (code: string, units: ReadonlyArray<Rows>): ReadonlyArray<string> => {
    const plain = `${country}.${code.toLowerCase()}`
    const reference = scheme?.reference ?? startOf(units[0]!)
    const decided: Decided = new Map()
    const holder = units.find((rows) => isUsed(rows, reference))
    if (holder !== undefined) decided.set(holder, undefined)
    const own = fixed.get(code) ?? []
    const guessed = guess(units, own, first, reference)
    if (guessed !== undefined) decided.set(guessed.unit, guessed.day)
    fix(units, own, decided)
    if (![...decided.values()].includes(undefined)) {
      const last = units.findLast((rows) => !decided.has(rows) && startOf(rows) <= reference)
      if (last !== undefined) decided.set(last, undefined)
    }
    const taken = new Set<string>()
    return units.map((rows) => {
      const day = decided.has(rows) ? decided.get(rows) : nearestDay(rows, reference)
      let id = day === undefined ? plain : `${plain}.${day}`
      // Only where a list lets two units use a code at once, which its report says.
      for (let again = 2; taken.has(id); again++) id = `${plain}.${day ?? reference}.${again}`
      taken.add(id)
      return id
    })
  }
}
