/**
 * What a snapshot of a store says, ready to be asked: figures by measure with their days, and which forms were filed. @internal
 */
import * as Figures from "../../Figures.ts"
import type * as Form from "../../Form.ts"
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Store from "../../Store.ts"
import type { Category } from "./category.ts"
import { type Filings, filingsOf } from "./filed.ts"
import { dayOf } from "./moments.ts"
import { inOrder } from "./order.ts"
import * as Span from "./span.ts"

/** A reported figure, as the rules read it. */
export interface Report {
  readonly row: number
  readonly units: ReadonlyArray<string>
  readonly category: Category
  readonly period: Period.Period
  /** First day, and the day after the last on which anything was known of it; a stock is as of one day. */
  readonly start: number
  readonly end: number
  /** The day after the last for which it was filed. */
  readonly until: number
  /** `undefined`: asked for and not known. */
  readonly span: Span.Span | undefined
  /** As its source said it, within what the measure may be. */
  readonly quoted: Span.Span | undefined
  readonly said: number
  readonly reporter: string | undefined
  /** The day on which it became known. */
  readonly knownOn: number
  /** Whether it became known before its last day: then it says only what had happened by then. */
  readonly early: boolean
}

export const floorOf = (measure: Pick<Measure.Measure, "range">): number =>
  (measure.range.lower ?? -Infinity) >= 0 ? 0 : -Infinity

const rangeOf = ({ range }: Pick<Measure.Measure, "range">): Span.Span =>
  Quantity.interval({
    lower: range.lower ?? -Infinity,
    upper: range.upper ?? Infinity,
    lowerOpen: false,
    upperOpen: false
  })

const categoriesOf = (figures: Figures.Figures): ((row: number) => Category) => {
  const known = new Map<string, Category>()
  const { texts } = figures
  return (row) => {
    const key = `${figures.category[row]} ${figures.team[row]} ${figures.activity[row]}`
    const found = known.get(key)
    if (found !== undefined) return found
    const { breakdown, cohorts } = texts.categories[figures.category[row]!]!
    const category: Category = {
      team: texts.teams[figures.team[row]!],
      activity: texts.activities[figures.activity[row]!],
      cohorts,
      members: new Map(breakdown)
    }
    known.set(key, category)
    return category
  }
}

/** A number as its source said it; `null` where it is not known. */
export const quoted = ({ flags, lower, upper }: Figures.Figures, row: number): Span.Span | null =>
  Figures.valueOf(lower[row]!, upper[row]!, flags[row]!)

const clipped = (span: Span.Span, range: Span.Span): Span.Span =>
  Span.contradict(span, range) ? span : { ...Span.both(span, range), about: span.about }

const saidOf = (figures: Figures.Figures, row: number, floor: number): number => {
  const [lower, upper] = [Math.max(figures.lower[row]!, floor), figures.upper[row]!]
  if (lower === -Infinity) return 0
  return (figures.flags[row]! & Figures.flag.about) !== 0 ? (lower + upper) / 2 : lower
}

export interface Reports {
  readonly model: Model.Model
  readonly figures: Figures.Figures
  readonly commit: number
  /** A measure's figures, in order of what they say. */
  readonly of: (measure: Measure.Resolved) => ReadonlyArray<Report>
  /** The rows of a measure's figures, as they came. */
  readonly rowsOf: (measure: string) => Int32Array
  readonly filed: (form: Form.Form) => Filings
}

/** Rows by the measures of their figures, those of each as they came. */
const byMeasure = ({ length, measure, texts }: Figures.Figures): ReadonlyMap<string, Int32Array> => {
  const starts = new Int32Array(texts.measures.length + 1)
  for (let row = 0; row < length; row++) starts[measure[row]! + 1]! += 1
  for (let code = 1; code < starts.length; code++) starts[code]! += starts[code - 1]!
  const [rows, next] = [new Int32Array(length), starts.slice()]
  for (let row = 0; row < length; row++) rows[next[measure[row]!]!++] = row
  return new Map(texts.measures.map((id, code) => [id, rows.subarray(starts[code], starts[code + 1])]))
}

const noRows = new Int32Array()

export const make = (model: Model.Model, snapshot: Store.Snapshot): Reports => {
  const { figures } = snapshot
  const { texts } = figures
  const rows = byMeasure(figures)
  const category = categoriesOf(figures)
  const known = new Map<string, ReadonlyArray<Report>>()
  const of = (measure: Measure.Resolved): ReadonlyArray<Report> => {
    const before = known.get(measure.id)
    if (before !== undefined) return before
    const flow = measure.accumulation === "flow"
    const range = rangeOf(measure)
    const found = Array.from(inOrder(figures, rows.get(measure.id) ?? noRows), (row): Report => {
      const period = texts.periods[figures.period[row]!]!
      const { end, start } = Period.bounds(period)
      const knownOn = dayOf(figures.knownAt[row]!)
      const early = knownOn < end - 1
      const said = quoted(figures, row)
      const span = said === null ? undefined : clipped(Span.widened(said), range)
      const day = Math.min(end - 1, knownOn)
      return {
        row,
        units: texts.units[figures.units[row]!]!,
        category: category(row),
        period,
        start: flow ? start : day,
        end: day + 1,
        until: flow ? end : day + 1,
        span: flow && early && span !== undefined ? Span.atLeast(span) : span,
        quoted: said === null ? undefined : clipped(said, range),
        said: saidOf(figures, row, floorOf(measure)),
        reporter: texts.reporters[figures.reporter[row]!],
        knownOn,
        early
      }
    })
    known.set(measure.id, found)
    return found
  }
  const filings = new Map<string, Filings>()
  const filed = (form: Form.Form): Filings => {
    const lists = form.measures.map((id) => rows.get(id) ?? noRows)
    const found = filings.get(form.id) ?? filingsOf(model, snapshot, form, lists)
    filings.set(form.id, found)
    return found
  }
  return {
    model,
    figures,
    commit: snapshot.commit,
    of,
    rowsOf: (measure) => rows.get(measure) ?? noRows,
    filed
  }
}

const rowsOf = new WeakMap<ReadonlyArray<Report>, ReadonlyMap<number, Report>>()

/** Reports by their rows. */
export const byRow = (reports: ReadonlyArray<Report>): ReadonlyMap<number, Report> => {
  const known = rowsOf.get(reports) ?? new Map(reports.map((one) => [one.row, one]))
  rowsOf.set(reports, known)
  return known
}

/** For which period, and by whom where not by the unit itself, a figure was filed. */
export const sourceOf = ({ figures }: Reports, row: number) => ({
  period: figures.texts.periods[figures.period[row]!]!,
  reporter: figures.texts.reporters[figures.reporter[row]!]
})

/** The forms that a measure is on. */
export const formsOf = (model: Model.Model, measure: string): ReadonlyArray<Form.Form> =>
  model.documents.forms.filter((form) => form.measures.includes(measure))

const lacking = new WeakMap<Reports, Map<string, boolean>>()

/** Whether a line of a measure may have been left blank that is no zero, or was filed as unknown. */
export const mayLack = (reports: Reports, measure: Measure.Resolved): boolean => {
  const known = lacking.get(reports) ?? new Map<string, boolean>()
  lacking.set(reports, known)
  const isNull = (row: number): boolean => Number.isNaN(reports.figures.lower[row]!)
  const found = known.get(measure.id) ?? (!blankIsZero(measure) || reports.rowsOf(measure.id).some(isNull))
  known.set(measure.id, found)
  return found
}

/** What a line left blank in a filed form says: nothing happened, for events; unless the measure says otherwise. */
export const blankIsZero = ({ kind, missing }: Measure.Resolved): boolean =>
  missing === undefined ? kind === "event" : missing === "zero"
