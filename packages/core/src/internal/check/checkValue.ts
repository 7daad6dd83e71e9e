/** Whether the value of a figure can be one of its measure. @internal */
import type * as Measure from "../../Measure.ts"
import type { Model } from "../../Model.ts"
import type * as Observation from "../../Observation.ts"
import * as Quantity from "../../Quantity.ts"
import { widened } from "../boxes/span.ts"
import type { Path, Report } from "./problems.ts"

/** Whether an end of a value is no part of something. */
const isRound = (end: number): boolean => Number.isInteger(end) || !Number.isFinite(end)

/** What a number may have been whose point parts thousands; 1.5 was 1,500 as well as 1,5. */
const inThousands = (end: number): string => {
  const thousand = Math.round(end * 1000)
  return Math.abs(end) >= 1 && Math.abs(end) < 1000 && thousand / 1000 === end
    ? `write ${thousand} if its point parts thousands, else correct the figure`
    : "correct the figure"
}

/** The value against what can be held, against the measure's range, and against what has no parts. */
export const checkValue = (
  model: Model,
  measure: Measure.Resolved,
  { value }: Observation.Observation,
  path: Path,
  report: Report
): void => {
  if (value === null) return
  const here = [...path, "value"]
  // Beyond 2^53 every other whole number is held as another's.
  if ([value.lower, value.upper].some((end) => Number.isFinite(end) && Math.abs(end) > Number.MAX_SAFE_INTEGER)) {
    report(
      "out-of-range",
      here,
      `is more than can be held exactly (${Number.MAX_SAFE_INTEGER}): check the figure, or count in a larger unit`
    )
  }
  const range = Quantity.interval({
    lower: measure.range.lower ?? -Infinity,
    upper: measure.range.upper ?? Infinity,
    lowerOpen: false,
    upperOpen: false
  })
  if (Quantity.intersect(widened(value), range) === undefined) {
    report(
      "out-of-range",
      here,
      `${Quantity.toJson(value)} cannot be: figures of "${measure.id}" are ${Quantity.toJson(range)}; correct the figure or the measure's range`
    )
  }
  const broken = [value.lower, value.upper].find((end) => !isRound(end))
  if (broken !== undefined && measure.whole) {
    const { name } = model.bases.get(measure.basis)!
    report(
      "fraction",
      here,
      `${broken} cannot be: there are only whole ${name.en}; ${inThousands(broken)}, or count "${measure.id}" in a basis that has parts`
    )
  }
}
