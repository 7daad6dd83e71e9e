/**
 * Figures as people give them, brought onto one grid of periods.
 *
 * @internal
 */
import { Problem, Period, Quantity, type Text } from "@lantoa/core"

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

interface Dated {
  readonly period: Period.Period
  readonly value: Quantity.Quantity | undefined
}

/** The points in order, on one grid of periods; throws a `DocumentError` naming every point that does not fit. */
export const ordered = (options: {
  readonly id: string
  readonly history: ReadonlyArray<Point>
}): readonly [Period.Bucket, ReadonlyArray<Dated>] => {
  const points = options.history
    .map((point) => ({
      period: Period.from(point.period),
      value: point.value === null ? undefined : Quantity.from(point.value)
    }))
    .sort((a, b) => Period.compare(a.period, b.period))
  if (points.length === 0) {
    return refuse(options.id, problem(["history"], "there are no figures to project; give at least one"))
  }
  const { kind } = Period.bounds(points[0]!.period)
  if (kind === "range") {
    return refuse(
      options.id,
      problem(["history"], `"${points[0]!.period}" is a range; give figures of years, quarters, months, weeks or days`)
    )
  }
  const wrong = points.flatMap(({ period }, index) => {
    if (Period.bounds(period).kind !== kind)
      return [problem(["history"], `"${period}" is no ${kind} as the others are; give figures of one length`)]
    return period === points[index - 1]?.period ? [problem(["history"], `"${period}" has two figures; keep one`)] : []
  })
  return wrong.length > 0 ? refuse(options.id, wrong[0]!, ...wrong.slice(1)) : [kind, points]
}

/** The number a series takes from a quantity: an exact figure, or the only known end of a bound. */
export const single = (value: Quantity.Quantity | undefined): number => {
  if (value === undefined) return NaN
  if (value.lower === value.upper) return value.lower
  if (Number.isFinite(value.lower) && !Number.isFinite(value.upper)) return value.lower
  return Number.isFinite(value.upper) && !Number.isFinite(value.lower) ? value.upper : NaN
}

/** What a reader must know of a figure that is no single number. */
export const vagueness = ({ period, value }: Dated): ReadonlyArray<Text.Text> => {
  if (value === undefined || Quantity.isExact(value)) return []
  const number = single(value)
  const say = (language: "vi" | "en", used: string, unused: string) =>
    `${Period.render(period, language)}: ${Quantity.render(value, language)}; ${Number.isFinite(number) ? used : unused}`
  return [
    {
      vi: say("vi", `dùng ${Quantity.render(Quantity.exact(number), "vi")}.`, "coi như chưa biết."),
      en: say("en", `taken as ${Quantity.render(Quantity.exact(number), "en")}.`, "taken as unknown.")
    }
  ]
}
