/** Days of units where a list and the acts that made or ended them do not agree: that of the act counts. @internal */
import { Day } from "@lantoa/core"
import type { UnitSpan } from "./ids.ts"
import type { Row } from "./rows.ts"

/** For one code and one day: how many moves arrive, how many leave, and whether one goes from the code to itself. */
export interface CodeEvent {
  readonly day: Day.Day
  into: number
  out: number
  itself: boolean
}

/** By so many days lists may date the change of a unit otherwise than the act that made it. */
export const tolerance = 92

/** A unit of a code that a list has begin or end on another day than the act says. */
export interface Otherwise {
  readonly code: string
  readonly listed: Day.Day
  readonly act: Day.Day
}

const isNear = (early: Day.Day, late: Day.Day): boolean => early < late && late <= Day.add(early, tolerance)

/** Whether this is what a list has left of the unit before, which was gone by then: nothing came into it on its first day. */
const isLeftover = ({ from, to }: UnitSpan, before: UnitSpan | undefined, events: ReadonlyArray<CodeEvent>): boolean =>
  to !== undefined &&
  before?.to === from &&
  isNear(from, to) &&
  events.some(({ day, into, out }) => day === from && out > 0 && into === 0)

/** A unit whose rows begin on one day and end on another. */
const dated = ({ rows }: UnitSpan, from: Day.Day, to: Day.Day | undefined): UnitSpan => {
  const end = rows.length - 1
  const own = rows.map((row, index): Row => ({
    ...row,
    from: index === 0 ? from : row.from,
    to: index === end ? to : row.to
  }))
  return { rows: own, from, to }
}

/**
 * The units of a code with the days of their acts: who became part of another lived until that day, though the list has it end
 * earlier or later, and who was made of others began on it. What a list has left of it after that is nobody.
 */
export const settled = (
  code: string,
  units: ReadonlyArray<UnitSpan>,
  events: ReadonlyArray<CodeEvent>,
  otherwise: Array<Otherwise>
): ReadonlyArray<UnitSpan> => {
  const left = units.filter((unit, index) => {
    const isLeft = isLeftover(unit, units[index - 1], events)
    if (isLeft) otherwise.push({ code, listed: unit.to!, act: unit.from })
    return !isLeft
  })
  return left.map((unit, index) => {
    const { from, rows, to } = unit
    const [start, until] = [left[index - 1]?.to ?? "0001-01-01", left[index + 1]?.from ?? "9999-12-31"]
    const made = events.find(({ day, into }) => into > 0 && start <= day && isNear(day, from))?.day ?? from
    const ended =
      to === undefined ? to : (events.find(({ day, out }) => out > 0 && day <= until && isNear(to, day))?.day ?? to)
    const [first, last] = [rows[0]!.from, rows.at(-1)!.to]
    // Two rows that say the same of one code leave no day between them: the report says that they clash.
    if (ended !== undefined && ended <= made) return unit
    if (first !== made) otherwise.push({ code, listed: first, act: made })
    if (last !== ended && last !== undefined && ended !== undefined) otherwise.push({ code, listed: last, act: ended })
    return first === made && last === ended ? unit : dated(unit, made, ended)
  })
}
