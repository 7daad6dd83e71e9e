/** Which forms came in, in columns: who filed one for a period, and when the last of it became known. @internal */
import type * as Figures from "../../Figures.ts"
import type * as Form from "../../Form.ts"
import * as Instant from "../../Instant.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Store from "../../Store.ts"
import { toldIn } from "../store/told.ts"
import { dayOf } from "./moments.ts"
import { type Asks, owing } from "./owing.ts"

/** The filings of a form. */
export interface Filings {
  /** By number, who filed it: the codes of teams, or of units, among those of figures, and behind them others. */
  readonly reporters: ReadonlyArray<string>
  /** By period, by number, the day on which the last of it became known; `NaN` where it did not come in. */
  readonly byPeriod: ReadonlyMap<Period.Period, Float64Array>
  /** The numbers of some, -1 for who filed none. */
  readonly numbersOf: (some: ReadonlyArray<string>) => Int32Array
}

/** Gives reporters numbers; of several units none files what they did together. */
const numbering = ({ texts }: Figures.Figures, byTeams: boolean) => {
  const reporters = byTeams ? [...texts.teams] : texts.units.map(([unit]) => unit!)
  const numbers = new Map<string, number>()
  reporters.forEach((one, code) => {
    if ((byTeams || texts.units[code]!.length === 1) && !numbers.has(one)) numbers.set(one, code)
  })
  const numberOf = (reporter: string): number => {
    const known = numbers.get(reporter) ?? reporters.length
    if (known === reporters.length) numbers.set(reporter, reporters.push(reporter) - 1)
    return known
  }
  return { numbers, numberOf, reporters }
}

/** Filings without figures, each of a period and a reporter of its own. */
const alone = (filings: ReadonlyArray<Store.Filing>): Store.Told => ({
  length: filings.length,
  periods: filings.map((one) => one.period),
  reporters: filings.map((one) => one.reporter),
  period: filings.map((_, at) => at),
  reporter: filings.map((_, at) => at),
  knownAt: filings.map((one) => Instant.toMillis(one.knownAt))
})

const [unknown, yes, no] = [0, 1, 2]

/** Whether a form asks somebody, by number: once for all periods of which the answer is the same. */
const asking = (reporters: ReadonlyArray<string>) => {
  const known = new Map<Asks, Uint8Array>()
  return (asks: Asks) => {
    const answers = known.get(asks) ?? new Uint8Array(reporters.length)
    known.set(asks, answers)
    return (number: number): boolean => {
      if (answers[number] === unknown) answers[number] = asks(reporters[number]!) ? yes : no
      return answers[number] === yes
    }
  }
}

/** What was told, with the numbers of those who did, and which of its periods are those of the form. */
interface Source {
  readonly all: Store.Told
  readonly numbers: Int32Array
  readonly isOfForm: (period: Period.Period) => boolean
}

/** By period and number, the last day on which something became known of who is asked for it. */
const daysOf = (
  model: Model.Model,
  form: Form.Form,
  sources: ReadonlyArray<Source>,
  reporters: ReadonlyArray<string>
) => {
  const found = new Map<Period.Period, Float64Array>()
  const [of, isAsked] = [owing(model, form), asking(reporters)]
  for (const { all, isOfForm, numbers } of sources) {
    const periods = all.periods.map((period) => {
      let taken: { readonly days: Float64Array; readonly isAsked: (number: number) => boolean } | undefined
      return () => {
        if (taken !== undefined) return taken
        const days = found.get(period) ?? new Float64Array(reporters.length).fill(NaN)
        found.set(period, days)
        return (taken = { days, isAsked: isAsked(of(period)) })
      }
    })
    const areOfForm = all.periods.map(isOfForm)
    for (let at = 0; at < all.length; at++) {
      const period = all.period[at]!
      if (!areOfForm[period]) continue
      const { days, isAsked } = periods[period]!()
      const [number, day] = [numbers[all.reporter[at]!]!, dayOf(all.knownAt[at]!)]
      const before = days[number]!
      if (Number.isNaN(before) ? isAsked(number) : before < day) days[number] = day
    }
  }
  return found
}

/** The filings of a form: by figures of its measures, in lists of rows, by what else was told of it, and without figures. */
export const filingsOf = (
  model: Model.Model,
  { figures, filings, told }: Store.Snapshot,
  form: Form.Form,
  lists: ReadonlyArray<Int32Array>
): Filings => {
  const byTeams = "teams" in form.by
  const { numberOf, numbers, reporters } = numbering(figures, byTeams)
  const source = (all: Store.Told, isOfForm: Source["isOfForm"]): Source => {
    const found = new Int32Array(all.reporters.length).fill(-1)
    for (let at = 0; at < all.length; at++) {
      const code = all.reporter[at]!
      if (found[code] === -1) found[code] = numberOf(all.reporters[code]!)
    }
    return { all, numbers: found, isOfForm }
  }
  const isOfForm = (period: Period.Period): boolean => Period.bounds(period).kind === form.every
  const by = [toldIn(figures, byTeams ? "teams" : "units", lists), told?.get(form.id) ?? []].flat()
  const empty = alone(filings.filter((one) => one.form === form.id))
  const sources = [...by.map((all) => source(all, isOfForm)), source(empty, () => true)]
  const known = new WeakMap<ReadonlyArray<string>, Int32Array>()
  return {
    reporters,
    byPeriod: daysOf(model, form, sources, reporters),
    numbersOf: (some) => {
      const found = known.get(some) ?? Int32Array.from(some, (one) => numbers.get(one) ?? -1)
      known.set(some, found)
      return found
    }
  }
}
