/** What becomes of the reports of a made-up country: most come in time, some late, twice, wrong at first, or never. @internal */
import { Instant, type Observation, Day, Period, Quantity } from "@lantoa/core"
import * as Random from "../internal/random.ts"
import { communeOf, communesOf, forms, provinceOf, type Size, teamOf } from "./documents.ts"

/** How often what goes wrong, of 1. @category models @since 0.1.0 */
export interface Rates {
  /** Forms that come with the next ones. @defaultValue 0.06 */
  readonly late?: number
  /** Forms that never come. @defaultValue 0.01 */
  readonly missing?: number
  /** Rows that come twice: side by side, or again with the next form. @defaultValue 0.01 */
  readonly doubled?: number
  /** Figures that came in time and that a later row corrects. @defaultValue 0.01 */
  readonly corrected?: number
}

export interface Options extends Required<Size>, Required<Rates> {
  readonly seed: number
}

/** Who files a form: a commune, or one of its teams. */
interface Reporter {
  readonly number: number
  readonly unit: string
  readonly team?: string
  /** How much it does, beside others. */
  readonly size: number
}

/** A figure, and what becomes of it. */
interface Row {
  readonly figure: Observation.Observation
  readonly fate: "once" | "twice at once" | "twice" | "corrected"
  readonly right: number
}

/** A form that is filed for a period, and when it should be there. */
export interface Turn {
  readonly form: (typeof forms)[number]
  readonly period: Period.Period
  readonly knownAt: Instant.Instant
  /** The turn of the same form before it. */
  readonly before: Turn | undefined
}

/** Whether a period is reported with a span: a week with that of its Thursday. */
const isIn = (over: Period.Period, every: Turn["form"]["every"]) => {
  const span = Period.bounds(over)
  return (period: Period.Period): boolean => {
    const { end, start } = Period.bounds(period)
    const [from, to] = every === "week" ? [start + 3, start + 4] : [start, end]
    return from >= span.start && to <= span.end
  }
}

/** Everything that is due in a span, in the order it is known; of each form once more for what is late. */
export const turns = (over: Period.Period): ReadonlyArray<Turn> => {
  const found = forms.flatMap((form) => {
    const all: Array<Turn> = []
    const periods = Period.split(over, form.every).filter(isIn(over, form.every))
    const last = periods.at(-1)
    for (const period of [...periods, ...(last === undefined ? [] : [Period.shift(last, 1)])]) {
      const day = Day.fromEpoch(Period.bounds(period).end + form.due)
      all.push({ form, period, knownAt: Instant.from(day), before: all.at(-1) })
    }
    return all
  })
  return found.sort((a, b) => Instant.compare(a.knownAt, b.knownAt))
}

/** A number from 0 to 1 that belongs to another. */
const fraction = (number: number): number => Random.make(number).next()

const reportersOf = (form: Turn["form"], province: number, options: Options): ReadonlyArray<Reporter> =>
  communesOf(province, options).flatMap((commune) => {
    const unit = communeOf(commune)
    const size = (0.6 + 0.8 * fraction(province)) * (0.5 + fraction(1000 + commune))
    if (form === forms[0]) return [{ number: commune, unit, size }]
    return Array.from({ length: options.teams }, (_, index) => ({
      number: options.communes + commune * options.teams + index,
      unit,
      team: teamOf(commune, index),
      size
    }))
  })

/** The usual size of a figure, and how much of it chance decides. */
const usual: { readonly [measure: string]: number } = {
  guided: 400,
  classes: 6,
  leaflets: 900,
  accounts: 5000,
  teams: 24,
  members: 150,
  visits: 12,
  filed: 20,
  payments: 9,
  installs: 15
}

/** A report: what it says does not depend on what was asked before. */
const report = (turn: Turn, { number, size, team, unit }: Reporter, options: Options) => {
  const { start } = Period.bounds(turn.period)
  const random = Random.make(Math.imul(options.seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b) ^ (start * 31))
  const chance = random.next()
  const { corrected, doubled, late, missing } = options
  const filed = chance < missing ? "never" : chance < missing + late ? "late" : "in time"
  const rows = turn.form.measures.map((measure): Row => {
    const right = Math.round(usual[measure]! * size * (0.6 + 0.8 * random.next()))
    const what = random.next()
    const fate =
      what < corrected
        ? "corrected"
        : what < corrected + doubled
          ? random.chance(0.5)
            ? "twice"
            : "twice at once"
          : "once"
    const figure: Observation.Observation = {
      // Only what a correction will speak of needs a name.
      id: fate === "corrected" ? `${team ?? unit}.${turn.period.toLowerCase()}.${measure}` : "",
      measure,
      units: [unit],
      period: turn.period,
      value: Quantity.exact(fate === "corrected" ? right * 10 : right),
      ...(team === undefined ? {} : { team }),
      cohorts: [],
      breakdown: {},
      knownAt: turn.knownAt
    }
    return { figure, fate, right }
  })
  return { filed, rows }
}

const first = ({ fate, figure }: Row): ReadonlyArray<Observation.Observation> =>
  fate === "twice at once" ? [figure, figure] : [figure]

/** What comes late, and is right by then. */
const late = ({ fate, figure, right }: Row, knownAt: Instant.Instant): ReadonlyArray<Observation.Observation> => {
  const one = { ...figure, id: "", value: Quantity.exact(right), knownAt }
  return fate === "twice" || fate === "twice at once" ? [one, one] : [one]
}

/** What comes with the next form. */
const again = ({ fate, figure, right }: Row, knownAt: Instant.Instant): ReadonlyArray<Observation.Observation> =>
  fate === "twice"
    ? [{ ...figure, knownAt }]
    : fate === "corrected"
      ? [
          {
            ...figure,
            id: `${figure.id}.right`,
            value: Quantity.exact(right),
            knownAt,
            corrects: { observation: figure.id, reason: "thừa một chữ số không" }
          }
        ]
      : []

/** What a province sends in a turn: the forms that are in time, and of those before what was late, comes twice or is put right. */
export const sent = (turn: Turn, province: number, isLast: boolean, options: Options) => {
  const { before, form, knownAt } = turn
  const figures: Array<Observation.Observation> = []
  for (const reporter of reportersOf(form, province, options)) {
    if (before !== undefined) {
      const { filed, rows } = report(before, reporter, options)
      if (filed === "late") figures.push(...rows.flatMap((row) => late(row, knownAt)))
      if (filed === "in time") figures.push(...rows.flatMap((row) => again(row, knownAt)))
    }
    if (isLast) continue
    const { filed, rows } = report(turn, reporter, options)
    if (filed === "in time") figures.push(...rows.flatMap(first))
  }
  return { id: `${form.id}.${provinceOf(province)}.${turn.period.toLowerCase()}`, figures }
}
