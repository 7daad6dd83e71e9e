/** Of which parts the cell of a unit that told itself, or by its teams, is made: its figures of fewer days, and its teams. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Reach } from "../boxes/reach.ts"
import { dayOf } from "../boxes/moments.ts"
import * as Span from "../boxes/span.ts"
import type * as Parts from "../facts/parts.ts"
import type { Remainder } from "../facts/remainder.ts"
import type * as Tellings from "./tellings.ts"

interface Days {
  readonly start: number
  readonly end: number
}

/** What a unit and its teams told, and how many teams it has; `undefined` where those are its teams that told something. */
export interface Own {
  readonly all: ReadonlyArray<Tellings.Telling>
  readonly teams: number | undefined
}

/** The same, where its teams told of days of one length; `hosted` is how many there are where that is plain. */
export const make = (
  { reports }: Measure.Resolved,
  all: ReadonlyArray<Tellings.Telling>,
  hosted: () => number | undefined
): Own | undefined => {
  const told = all.filter(({ team }) => team !== -1)
  if (told.some(({ kind }) => kind !== told[0]!.kind)) return undefined
  // Where they cover their unit, those that told nothing are parts as well.
  if (told.length === 0 || !reports.includes("teams")) return { all, teams: undefined }
  const teams = hosted()
  return teams === undefined ? undefined : { all, teams }
}

interface Made {
  /** The figures of fewer days, then the teams, as far as they told something. */
  readonly parts: ReadonlyArray<Parts.Told>
  /** The first that say less than the whole, and what they leave of it. */
  readonly rest: Remainder | undefined
}

const isIn = (one: Days, { end, start }: Days): boolean => start <= one.start && one.end <= end
const length = ({ end, start }: Days): number => end - start

const sum = (all: ReadonlyArray<Tellings.Telling>, isOpen: boolean): Span.Span => {
  const said = Span.exactly(all.reduce((total, { value }) => total + value, 0))
  return isOpen ? Span.atLeast(said) : said
}

/** Figures of the unit of fewer days that share none, the longer ones first. */
const apart = (all: ReadonlyArray<Tellings.Telling>, days: Days): ReadonlyArray<Tellings.Telling> => {
  const found: Array<Tellings.Telling> = []
  const inside = all.filter((one) => one.team === -1 && isIn(one, days) && length(one) < length(days))
  for (const one of inside.sort((a, b) => length(b) - length(a) || a.start - b.start)) {
    if (!found.some((other) => one.start < other.end && other.start < one.end)) found.push(one)
  }
  return found
}

const periodsOf = (all: ReadonlyArray<Tellings.Telling>, { end, start }: Days): Parts.Told => {
  const [{ kind }, ...others] = all as [Tellings.Telling, ...Array<Tellings.Telling>]
  const every = others.every((one) => one.kind === kind) ? (kind as Period.Bucket) : undefined
  return {
    is: "periods",
    every,
    told: all.length,
    of: every === undefined ? all.length : Period.split(Period.ofDays(start, end), every).length,
    said: sum(
      all,
      all.some((one) => !one.isExact)
    ),
    ...(others.length > 0 ? {} : { only: Period.ofDays(all[0]!.start, all[0]!.end) })
  }
}

const teamsOf = (all: ReadonlyArray<Tellings.Telling>, days: Days, of: number): Parts.Told => {
  const told = new Map<number, { days: number; isExact: boolean }>()
  for (const one of all) {
    const known = told.get(one.team) ?? { days: 0, isExact: true }
    told.set(one.team, { days: known.days + length(one), isExact: known.isExact && one.isExact })
  }
  // "At least" is the word of who told of all days; of others it is only what came in.
  const isOpen = [...told.values()].some((one) => !one.isExact && one.days === length(days))
  return { is: "teams", every: undefined, told: told.size, of, said: sum(all, isOpen) }
}

/** Whether nobody told of the days that these figures leave. */
const isFree = (all: ReadonlyArray<Tellings.Telling>, figures: ReadonlyArray<Days>, { end, start }: Days): boolean => {
  let from = start
  for (const next of [...figures].sort((a, b) => a.start - b.start).concat({ start: end, end })) {
    const gap = { start: from, end: next.start }
    if (all.some((one) => isIn(one, gap))) return false
    from = next.end
  }
  return true
}

/** Whether figures of fewer days came on a later day than the unit's own of just these. */
export const isLate = (
  all: ReadonlyArray<Tellings.Telling>,
  [start, end]: readonly [start: number, end: number]
): boolean => {
  const days = { start, end }
  const own = all.filter((one) => one.team === -1 && isIn(one, days))
  const whole = own.find((one) => length(one) === length(days))
  return whole !== undefined && own.some((one) => dayOf(one.knownAt) > dayOf(whole.knownAt))
}

/** How many teams told something near some days. */
const tellersIn = (all: ReadonlyArray<Tellings.Telling>, { from, to }: Reach): number =>
  new Set(all.flatMap(({ end, start, team }) => (team !== -1 && start < to && from < end ? [team] : []))).size

/** Of what parts a unit's cell is made; `whole` where all of its days were told of, `near` the days that decide about it. */
export const partsOf = ({ all, teams }: Own, days: Days, near: Reach, whole: Span.Span | undefined): Made => {
  const figures = apart(all, days)
  const told = all.filter((one) => one.team !== -1 && isIn(one, days))
  const periods = figures.length === 0 ? [] : [periodsOf(figures, days)]
  const parts = [...periods, ...(told.length === 0 ? [] : [teamsOf(told, days, teams ?? tellersIn(all, near))])]
  const less = whole && parts.find((one) => Span.isBelow(one.said, whole))
  if (whole === undefined || less === undefined) return { parts, rest: undefined }
  const isTold = all.some((one) => one.team === -1 && one.start === days.start && one.end === days.end)
  const isLeft = less.is === "teams" || isTold || isFree(all, figures, days)
  return { parts, rest: isLeft ? { parts: less, left: Span.minus(whole, less.said) } : undefined }
}
