/**
 * Figures as people give them, brought onto one grid of periods.
 *
 * @internal
 */
import { Problem, Period, Quantity, type Text } from "@lantoa/core"
import type { Range } from "../../Series.ts"
import { type Grid, make } from "./grid.ts"
import type { Kind } from "./nature.ts"
import { dated } from "./writing.ts"

/**
 * A figure and the period it speaks of, both as they are written: `{ period: "2023", value: "> 75" }`. `null` is unknown.
 *
 * @category models
 * @since 0.1.0
 */
export interface Point {
  readonly period: string
  readonly value: number | string | null
}

export const problem = (path: ReadonlyArray<string | number>, message: string): Problem.Problem => ({
  code: "invalid",
  path: [...path],
  message
})

/** Throws a `DocumentError` about the projection of this id. */
export const refuse = (id: string, first: Problem.Problem, ...rest: ReadonlyArray<Problem.Problem>): never => {
  throw new Problem.DocumentError({ subject: `projection "${id}"`, problems: [first, ...rest] })
}

/** That there is nothing to project. */
const nothing = "there are no figures to project; give at least one"

/** Whether a projection was refused for that. */
export const isNothing = (error: unknown): boolean =>
  error instanceof Problem.DocumentError && error.problems[0].message === nothing

/** A figure of a period, read. */
export interface Dated {
  readonly period: Period.Period
  readonly value: Quantity.Quantity | undefined
}

/** The points in order, on one grid of periods; throws a `DocumentError` naming every point that does not fit. */
export const ordered = (options: {
  readonly id: string
  readonly history: ReadonlyArray<Point>
}): readonly [Grid, ReadonlyArray<Dated>] => {
  const points = options.history
    .map((point) => ({
      period: Period.from(point.period),
      value: point.value === null ? undefined : Quantity.from(point.value)
    }))
    .sort((a, b) => Period.compare(a.period, b.period))
  if (points.length === 0) {
    return refuse(options.id, problem(["history"], nothing))
  }
  const grid = make(points[0]!.period)
  if (grid === undefined) {
    const text = `"${points[0]!.period}" is a range; give figures of years, quarters, months, weeks or days, from whatever day on they run`
    return refuse(options.id, problem(["history"], text))
  }
  const wrong = points.flatMap(({ period }, index) => {
    if (grid.of(Period.firstDay(period)) !== period) {
      return [problem(["history"], `"${period}" is no ${grid.kind} as the others are; give figures of one length`)]
    }
    return period === points[index - 1]?.period ? [problem(["history"], `"${period}" has two figures; keep one`)] : []
  })
  return wrong.length > 0 ? refuse(options.id, wrong[0]!, ...wrong.slice(1)) : [grid, points]
}

/** Counts of which nobody says that they are counts are no shares: throws a `DocumentError`. */
export const percentages = ({
  history,
  id,
  threshold
}: {
  readonly history: ReadonlyArray<Point>
  readonly id: string
  readonly threshold: number
}): void => {
  const wrong = (path: ReadonlyArray<string | number>, given: number | string | null) => {
    const value = given === null ? undefined : Quantity.from(given)
    const isShare = value === undefined || (value.lower <= 100 && value.upper >= 0)
    return isShare
      ? []
      : [
          problem(
            path,
            `${given} is no percentage; say kind: "stock", "flow", "total" or "index", or "share" if it is one`
          )
        ]
  }
  const [first, ...rest] = [
    ...history.flatMap(({ value }, index) => wrong(["history", index, "value"], value)),
    ...wrong(["threshold"], threshold)
  ]
  if (first !== undefined) refuse(id, first, ...rest)
}

/**
 * The points of periods that are over on a day. Of one that goes on, what happened in it and what is added up so far can only grow, and
 * stays as "at least"; anything else of it is not known yet.
 */
export const finished = (
  points: ReadonlyArray<Dated>,
  { asOf, id, kind }: { readonly asOf?: string; readonly id: string; readonly kind?: Kind }
): ReadonlyArray<Dated> => {
  if (asOf === undefined) return points
  const grows = kind === "flow" || kind === "total"
  const found = points.flatMap((point): ReadonlyArray<Dated> => {
    const { period, value } = point
    if (Period.lastDay(period) <= asOf) return [point]
    if (!grows || value === undefined || Period.firstDay(period) > asOf) return []
    return [{ period, value: Quantity.add(value, Quantity.atLeast(0)) }]
  })
  return found.length > 0
    ? found
    : refuse(id, problem(["history"], `no figure is of a period that is over on ${asOf}; give one that is`))
}

/** What a quantity says of where a figure lies within bounds; nothing where it may be anywhere. */
export const span = (value: Quantity.Quantity, bounds: Range): Range | undefined => {
  // "About" is within a tenth.
  const wide = (end: number, sign: number) =>
    value.about && Number.isFinite(end) ? end + (sign * Math.abs(end)) / 10 : end
  const lower = Math.max(wide(value.lower, -1), bounds.lower)
  const upper = Math.min(wide(value.upper, 1), bounds.upper)
  return (lower <= bounds.lower && upper >= bounds.upper) || lower > upper ? undefined : { lower, upper }
}

/**
 * The number that stands for a quantity in a series: an exact or an about figure, the end of a bound, the middle of a range; none
 * where it may be anywhere.
 */
export const single = (value: Quantity.Quantity | undefined, bounds: Range): number => {
  if (value === undefined) return NaN
  if (value.lower === value.upper) return value.lower
  const range = span(value, bounds)
  if (range === undefined) return NaN
  if (!Number.isFinite(value.upper)) return value.lower
  return Number.isFinite(value.lower) ? (value.lower + value.upper) / 2 : value.upper
}

/** What a reader must know of figures that are no single numbers, those told alike together; `ahead` is whether there is a forecast. */
export const vagueness = (
  points: ReadonlyArray<Dated>,
  grid: Grid,
  bounds: Range,
  unit: Text.Text | undefined,
  ahead: boolean
): ReadonlyArray<Text.Text> => {
  const runs: Array<{ readonly value: Quantity.Quantity; readonly periods: Array<Period.Period> }> = []
  let before: string | number | undefined
  for (const { period, value } of points) {
    const written = value === undefined || Quantity.isExact(value) ? undefined : Quantity.toJson(value)
    const last = runs.at(-1)?.periods.at(-1)
    if (written !== undefined && written === before && grid.shift(last!, 1) === period)
      runs.at(-1)!.periods.push(period)
    else if (written !== undefined) runs.push({ value: value!, periods: [period] })
    before = written
  }
  return runs.map(({ periods, value }) => {
    const isKnown = span(value, bounds) !== undefined
    const say = (language: Text.Language) => {
      const vi = language === "vi"
      const told = `“${Quantity.render(value, language)}${unit?.[language] ?? ""}”`
      const [first, last] = [periods[0]!, periods.at(-1)!].map((one) => dated(one, language))
      const when = first === last ? first! : vi ? `từ ${first} đến ${last}` : `${first} to ${last}`
      const use = !ahead
        ? ""
        : isKnown
          ? vi
            ? "; dự báo tính mọi giá trị có thể trong đó"
            : "; the forecast takes all that it may be"
          : vi
            ? "; coi như chưa biết"
            : "; taken as unknown"
      const were = first === last ? "was" : "were each"
      return vi
        ? `${when.charAt(0).toUpperCase()}${when.slice(1)} số liệu ${first === last ? "" : "chỉ "}là ${told}${use}.`
        : `${when} ${were} told as ${told}${use}.`
    }
    return { vi: say("vi"), en: say("en") }
  })
}
