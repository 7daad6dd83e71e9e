/** What the figures of a case say, as they were known at a moment: boxes with the least and the most of each. @internal */
import type { Atlas } from "./atlas.ts"
import { life } from "./atlas.ts"
import * as Calendar from "./calendar.ts"
import type { Case, FigureJson, FilingJson, FormJson } from "./case.ts"
import type { Box } from "./space.ts"

export interface Statement {
  readonly box: Box
  readonly lower: number
  readonly upper: number
  readonly about: boolean
  /** The figure that says so; none for a line left blank in a filed form. */
  readonly figure: FigureJson | undefined
}

/** All that was committed by a moment, and neither corrected nor withdrawn by then. */
export interface Known {
  readonly figures: ReadonlyArray<FigureJson>
  readonly filings: ReadonlyArray<FilingJson>
}

export const known = (asked: Case, asKnownAt?: string): Known => {
  const then = (moment: string) => asKnownAt === undefined || moment <= asKnownAt
  const figures = asked.commits.flatMap((commit) => commit.figures).filter((figure) => then(figure.knownAt))
  const gone = new Set([
    ...figures.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects.observation])),
    ...asked.commits
      .flatMap((commit) => commit.withdrawals)
      .filter((withdrawal) => then(withdrawal.knownAt))
      .map((withdrawal) => withdrawal.figure)
  ])
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  return {
    figures: [...byId.values()].filter((figure) => !gone.has(figure.id)),
    filings: asked.commits.flatMap((commit) => commit.filings).filter((filing) => then(filing.knownAt))
  }
}

/** Both ends of a value as a report words it, none of it below zero. */
const interval = (value: number | string): readonly [lower: number, upper: number, about: boolean] => {
  if (typeof value === "number") return [value, value, false]
  const sign = /^(>=|<=|>|<|~) ([\d.]+)$/.exec(value)
  if (sign === null) {
    const span = /^\[([\d.]+), ([\d.]+)\]$/.exec(value)!
    return [Number(span[1]), Number(span[2]), false]
  }
  const number = Number(sign[2])
  if (sign[1] === "~") return [0.9 * number, 1.1 * number, true]
  return sign[1]!.startsWith(">") ? [number, Infinity, false] : [0, number, false]
}

const list = (value: string | ReadonlyArray<string>): ReadonlyArray<string> =>
  typeof value === "string" ? [value] : value

/** The day whose stock a figure gives: its last, or the one on which it was already known. */
const stockDay = (figure: FigureJson): number => {
  const last = Calendar.read(figure.period).end - 1
  return Math.min(last, Math.floor(Calendar.momentDay(figure.knownAt)))
}

export const boxOf = (atlas: Atlas, figure: FigureJson): Box => {
  const measure = atlas.measure(figure.measure)
  const day = stockDay(figure)
  return {
    units: figure.units,
    span: measure.accumulation === "stock" ? { start: day, end: day + 1 } : Calendar.read(figure.period),
    bodies: measure.own === "always" || figure.team !== undefined,
    ...(figure.team === undefined ? {} : { team: figure.team }),
    ...(figure.activity === undefined ? {} : { activity: figure.activity }),
    cohorts: figure.cohorts ?? [],
    breakdown: Object.fromEntries(Object.entries(figure.breakdown ?? {}).map(([id, value]) => [id, list(value)]))
  }
}

/** What a figure says: of days that had not begun when it was known it says nothing. */
const statement = (atlas: Atlas, figure: FigureJson): Statement | undefined => {
  if (figure.value === null) return undefined
  const [lower, upper, about] = interval(figure.value)
  const box = boxOf(atlas, figure)
  const early = earlyOn(atlas, figure)
  if (early === undefined) return { box, lower, upper, about, figure }
  const span = { start: box.span.start, end: early + 1 }
  return { box: { ...box, span }, lower, upper: Infinity, about, figure }
}

/** The day on which a flow was known before the last day of its period. */
const earlyOn = (atlas: Atlas, figure: FigureJson): number | undefined => {
  const known = Math.floor(Calendar.momentDay(figure.knownAt))
  const isFlow = atlas.measure(figure.measure).accumulation === "flow"
  return isFlow && known < Calendar.read(figure.period).end - 1 ? known : undefined
}

/** Who sends a figure in. */
const reporterOf = (figure: FigureJson): string | undefined =>
  figure.reporter ?? figure.team ?? (figure.units.length === 1 ? figure.units[0] : undefined)

const filedKey = (reporter: string, period: string): string => {
  const { end, start } = Calendar.read(period)
  return `${reporter} ${start} ${end}`
}

/** Who filed a form, for which period. */
export const filed = (form: FormJson, { figures, filings }: Known): ReadonlySet<string> =>
  new Set([
    ...figures
      .filter((figure) => form.measures.includes(figure.measure) && reporterOf(figure) !== undefined)
      .map((figure) => filedKey(reporterOf(figure)!, figure.period)),
    ...filings.filter((filing) => filing.form === form.id).map((filing) => filedKey(filing.reporter, filing.period))
  ])

/** Whom a form expects over a span: reporter and period, alive on the period's last day. */
export const expected = (
  atlas: Atlas,
  form: FormJson,
  span: Calendar.Span
): ReadonlyArray<{ readonly reporter: string; readonly period: string; readonly unit: string }> => {
  const { documents } = atlas
  return Calendar.split(span, form.every).flatMap((period) => {
    const day = Calendar.read(period).end - 1
    const inside = (unit: string) =>
      form.by.within === undefined || form.by.within.some((top) => atlas.below(top, day).includes(unit))
    if ("teams" in form.by) {
      const { teams } = form.by
      return documents.teams
        .filter((team) => (teams === "all" || team.kind === teams) && life(team).start <= day && day < life(team).end)
        .filter((team) => inside(team.host))
        .map((team) => ({ reporter: team.id, period, unit: team.host }))
    }
    const { level } = form.by
    return documents.units
      .filter(({ id }) => atlas.alive(id, day) && atlas.level(id) === level && inside(id))
      .map(({ id }) => ({ reporter: id, period, unit: id }))
  })
}

export const wasFiled = (set: ReadonlySet<string>, reporter: string, period: string): boolean =>
  set.has(filedKey(reporter, period))

/** Lines left blank in filed forms, where blank means none. */
const blanks = (atlas: Atlas, measure: string, everything: Known, within: Calendar.Span): ReadonlyArray<Statement> =>
  atlas.documents.forms
    .filter((form) => form.measures.includes(measure) && atlas.measure(measure).blank === "zero")
    .flatMap((form) => {
      const set = filed(form, everything)
      return expected(atlas, form, within).flatMap(({ period, reporter, unit }): ReadonlyArray<Statement> => {
        const span = Calendar.read(period)
        const line = everything.figures.some(
          (figure) =>
            figure.measure === measure &&
            reporterOf(figure) === reporter &&
            Calendar.read(figure.period).start >= span.start &&
            Calendar.read(figure.period).end <= span.end
        )
        if (line || !wasFiled(set, reporter, period)) return []
        const team =
          "teams" in form.by ? { team: reporter, bodies: true } : { bodies: atlas.measure(measure).own === "always" }
        return [
          {
            box: { units: [unit], span, ...team, cohorts: [], breakdown: {} },
            lower: 0,
            upper: 0,
            about: false,
            figure: undefined
          }
        ]
      })
    })

/** Everything said of a measure, as known at a moment; `within` bounds the search for blank lines. */
export const of = (
  atlas: Atlas,
  measure: string,
  everything: Known,
  within: Calendar.Span
): ReadonlyArray<Statement> => [
  ...everything.figures
    .filter((figure) => figure.measure === measure)
    .flatMap((figure) => statement(atlas, figure) ?? []),
  ...blanks(atlas, measure, everything, within)
]
