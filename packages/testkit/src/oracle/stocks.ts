/** Stocks: which day's number an answer may give, and when it must be exact. @internal */
import type { Atlas } from "./atlas.ts"
import * as Bits from "./bits.ts"
import * as Bounds from "./bounds.ts"
import * as Calendar from "./calendar.ts"
import * as Space from "./space.ts"
import type { Statement } from "./statements.ts"
import * as Tally from "./tally.ts"

/** Whether anything says how long a stock stands. */
const lapses = (atlas: Atlas, measure: string): boolean =>
  typeof atlas.measure(measure).missing === "object" ||
  atlas.documents.forms.some((form) => form.measures.includes(measure))

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

interface Dated {
  readonly statement: Statement
  readonly day: number
  readonly until: number
}

/** When each statement stands; `inherited` where an ended unit's still does, for its heirs. */
const datedOf = (
  atlas: Atlas,
  measure: string,
  statements: ReadonlyArray<Statement>,
  inherited = true
): ReadonlyArray<Dated> =>
  statements.map((statement) => ({
    statement,
    day: statement.box.span.start,
    until: standsUntil(atlas, measure, statement, inherited)
  }))

/** What still stands on a day: of each series what is of its latest day. */
const standing = (dated: ReadonlyArray<Dated>, day: number): ReadonlyArray<Dated> => {
  const series = Map.groupBy(
    dated.filter((one) => one.day <= day && day <= one.until),
    ({ statement: { box, figure } }) =>
      JSON.stringify([[...box.units].sort(), box.cohorts, box.breakdown, box.team, figure?.reporter])
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
  const dated = datedOf(atlas, measure, statements, false)
  return [...new Set([...asked, ...dated.map((one) => one.day)])].every((day) =>
    standing(dated, day).every(({ statement: { box, lower, upper } }) => {
      if (box.units.some((unit) => atlas.depth(unit) === 0)) return true
      const count = truth(measure, moved(box, day))
      return lower <= count + 1e-6 * count && count <= upper + 1e-6 * count
    })
  )
}

export const expect = (
  atlas: Atlas,
  shared: { readonly statements: ReadonlyArray<Statement> },
  measure: string,
  box: Space.Box,
  period: Calendar.Span,
  truth: (measure: string, box: Space.Box) => number
) => {
  const last = period.end - 1
  const dated = datedOf(atlas, measure, shared.statements)
  const touched = dated.filter((one) => one.day <= last && one.until >= period.start)
  const days = [...new Set([last, ...touched.flatMap((one) => [one.day, Math.min(one.until, last)])])].filter(
    (day) => day >= period.start && day <= last
  )
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
    return { space, bits, placed, bounds }
  }
  const isPoint = ({ bits, bounds }: ReturnType<typeof boundsOn>): boolean => {
    const range = bounds.range?.(bits)
    return range === undefined || range[0] === range[1]
  }
  const onOneDay = days.some((day) => isPoint(boundsOn(day, dated)))
  // Where nobody is asked for a figure on any day and no day has them all, the last of each is that of the period.
  const lasting = dated.map((one) => (one.day < period.start ? one : { ...one, until: last }))
  const each = onOneDay || lapses(atlas, measure) ? undefined : boundsOn(last, lasting)
  const pointed = onOneDay || (each !== undefined && isPoint(each))
  // Full cover on the last day: by that day's figures, or by what is carried until then if all of that agrees
  // and none of the newer figures is a bound.
  const fresh = boundsOn(
    last,
    dated.filter((one) => one.day === last)
  )
  const vague = fresh.placed.some(({ statement: { lower, upper } }) => lower !== upper)
  const carried = boundsOn(last, datedOf(atlas, measure, shared.statements, false))
  const sum =
    fresh.bounds.cover(fresh.bits) ??
    (carried.bounds.agree === true && !vague ? carried.bounds.cover(carried.bits) : undefined) ??
    (each?.bounds.agree === true && !each.placed.some((one) => Bits.within(each.bits, one.bits))
      ? each.bounds.cover(each.bits)
      : undefined)
  const now = boundsOn(last, dated)
  const meant = [...new Set([last, ...touched.map((one) => one.day)])]
  return {
    truths: meant.map((day) => truth(measure, moved({ ...box, asOf: box.asOf ?? last }, day))),
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
