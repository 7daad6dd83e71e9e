/** Stocks: which day's number an answer may give, and when it must be exact. @internal */
import type { Atlas } from "./atlas.ts"
import * as Bits from "./bits.ts"
import * as Bounds from "./bounds.ts"
import * as Calendar from "./calendar.ts"
import * as Space from "./space.ts"
import type { Statement } from "./statements.ts"
import * as Tally from "./tally.ts"

/** The last day on which a stock still stands: until the next report is due, as long as the measure says; an heir inherits it. */
const standsUntil = (atlas: Atlas, measure: string, { box }: Statement, inherited: boolean): number => {
  const day = box.span.start
  const { missing } = atlas.measure(measure)
  const lives = (until: number) =>
    inherited || box.units.every((unit) => atlas.alive(unit, until)) ? until : lastAlive(atlas, box.units, day, until)
  if (typeof missing === "object") return lives(missing.carry === "forever" ? day + 4000 : day + missing.carry)
  const dues = atlas.documents.forms
    .filter((form) => form.measures.includes(measure))
    .map(
      (form) =>
        Calendar.read(Calendar.bucketText(Calendar.read(Calendar.bucketText(day, form.every)).end, form.every)).end -
        1 +
        (form.due ?? 0)
    )
  return dues.length === 0 ? day : lives(Math.max(...dues))
}

const lastAlive = (atlas: Atlas, units: ReadonlyArray<string>, from: number, to: number): number => {
  let day = from
  while (day < to && units.every((unit) => atlas.alive(unit, day + 1))) day++
  return day
}

/** The boxes in which a stock must be countable, besides those of figures and questions: what stands later, on the later day. */
const moved = (box: Space.Box, day: number): Space.Box => ({
  ...box,
  span: { start: day, end: day + 1 },
  asOf: box.asOf ?? box.span.start
})

interface Said {
  readonly statements: ReadonlyArray<Statement>
  /** Boxes asked for and not known, each on its day. */
  readonly unknown?: ReadonlyArray<Space.Box>
}

interface Dated {
  readonly statement: Statement
  readonly day: number
  readonly until: number
}

const seriesOf = ({ breakdown, cohorts, team, units }: Space.Box): string =>
  JSON.stringify([[...units].sort(), cohorts, breakdown, team])

/** When each statement stands, until its box is said not to be known; `inherited` where an ended unit's still does, for its heirs. */
const datedOf = (
  atlas: Atlas,
  measure: string,
  { statements, unknown = [] }: Said,
  inherited = true
): ReadonlyArray<Dated> =>
  statements.map((statement) => {
    const day = statement.box.span.start
    const series = seriesOf(statement.box)
    const ends = unknown.filter((box) => box.span.start > day && seriesOf(box) === series).map((box) => box.span.start)
    return {
      statement,
      day,
      until: Math.min(standsUntil(atlas, measure, statement, inherited), ...ends.map((end) => end - 1))
    }
  })

/** What still stands on a day: of each series what is of its latest day. */
const standing = (dated: ReadonlyArray<Dated>, day: number): ReadonlyArray<Dated> => {
  const series = Map.groupBy(
    dated.filter((one) => one.day <= day && day <= one.until),
    ({ statement: { box, figure } }) => `${seriesOf(box)} ${figure?.reporter}`
  )
  return [...series.values()].flatMap((all) => {
    const latest = Math.max(...all.map((one) => one.day))
    return all.filter((one) => one.day === latest)
  })
}

/** Whether what is carried is true on every day on which anything is reported or asked; provinces' totals may be stale. */
export const carriesTruly = (
  atlas: Atlas,
  measure: string,
  statements: ReadonlyArray<Statement>,
  asked: ReadonlyArray<number>,
  truth: (measure: string, box: Space.Box) => number
): boolean => {
  const dated = datedOf(atlas, measure, { statements }, false)
  return [...new Set([...asked, ...dated.map((one) => one.day)])].every((day) =>
    standing(dated, day).every(({ statement: { box, lower, upper } }) => {
      if (box.units.some((unit) => atlas.depth(unit) === 0)) return true
      const count = truth(measure, moved(box, day))
      return lower <= count + 1e-6 * count && count <= upper + 1e-6 * count
    })
  )
}

/** A reading names its day: as reported it is of the units of that day, or of the last one where it is carried to it. */
export const trulyOn = (
  measure: string,
  box: Space.Box,
  last: number,
  day: number,
  truth: (measure: string, box: Space.Box) => number
): ReadonlyArray<number> => [last, day].map((asOf) => truth(measure, moved({ ...box, asOf: box.asOf ?? asOf }, day)))

export const expect = (
  atlas: Atlas,
  shared: Said,
  measure: string,
  box: Space.Box,
  period: Calendar.Span,
  truth: (measure: string, box: Space.Box) => number
) => {
  const last = period.end - 1
  const dated = datedOf(atlas, measure, shared)
  const touched = dated.filter((one) => one.day <= last && one.until >= period.start)
  // What figures of a day determine is carried as they are, from before the period too.
  const days = [...new Set([last, ...touched.flatMap((one) => [one.day, Math.min(one.until, last)])])]
  const boundsOn = (day: number, all: ReadonlyArray<Dated>) => {
    const question = moved(box, day)
    const said = standing(all, day)
    const space = Space.make(atlas, measure, [
      { ...question, ...(box.asOf === undefined ? { asOf: day } : {}) },
      ...said.map((one) => moved(one.statement.box, day))
    ])
    const bits = space.bits({ ...question, ...(box.asOf === undefined ? { asOf: day } : {}) })
    const placed = said.map((one) => Tally.place(space, { ...one.statement, box: moved(one.statement.box, day) }))
    const bounds = Bounds.make(
      space,
      placed.map(({ bits, statement: { lower, upper } }) => ({ bits, lower, upper }))
    )
    return { said, space, bits, placed, bounds }
  }
  const pointed = days.some((day) => {
    const { bits, bounds } = boundsOn(day, dated)
    const range = bounds.range?.(bits)
    return range === undefined || range[0] === range[1]
  })
  // Full cover on the last day: by that day's figures, or by what is carried until then if all of that agrees
  // and none of the newer figures is a bound.
  const fresh = boundsOn(
    last,
    dated.filter((one) => one.day === last)
  )
  const isBound = ({ lower, upper }: Statement) => lower !== upper
  const carried = boundsOn(last, datedOf(atlas, measure, shared, false))
  const near = carried.said.filter((_, index) => Bits.meets(carried.placed[index]!.bits, carried.bits))
  const oldest = Math.min(...near.filter((one) => !isBound(one.statement)).map((one) => one.day))
  const vague =
    fresh.said.some((one) => isBound(one.statement)) || near.some((one) => isBound(one.statement) && one.day > oldest)
  const sum =
    fresh.bounds.cover(fresh.bits) ??
    (carried.bounds.agree === true && !vague ? carried.bounds.cover(carried.bits) : undefined)
  const now = boundsOn(last, dated)
  const meant = [...new Set([last, ...touched.map((one) => one.day)])]
  return {
    truths: meant.flatMap((day) => trulyOn(measure, box, last, day, truth)),
    days: meant,
    range: undefined,
    open: !pointed,
    widest: sum === undefined ? undefined : ([sum, sum] as const),
    consistent: true,
    reported: undefined,
    bits: now.bits,
    placed: now.placed,
    space: now.space
  }
}
