/**
 * What a reader of a forecast has to know about the series behind it, in words for people.
 *
 * @since 0.1.0
 */
import type { Text } from "@lantoa/core"
import * as exceptional from "./internal/methods/exceptional.ts"
import { interpolate } from "./internal/methods/metrics.ts"
import { resolution } from "./internal/methods/spread.ts"
import * as Season from "./Season.ts"
import type { Series } from "./Series.ts"

/**
 * What was found: `empty` (nothing observed), `short` (fewer than 6 observations), `constant` (never moved), `gaps`
 * (steps missing inside), `break` (one change far outside the others: a new survey or definition
 * looks like this, and so does a collapse), `exceptional` (figures far from those beside them, gone with the next),
 * `modelled` (so smooth that it is likely a model's output, not a count),
 * `outside` (values beyond the bounds, for instance above 100 %), `stale` (steps without an observation at the end).
 *
 * @category models
 * @since 0.1.0
 */
export interface Finding {
  readonly kind: "empty" | "short" | "constant" | "gaps" | "break" | "exceptional" | "modelled" | "outside" | "stale"
  /** The steps it is about, in order. */
  readonly steps: ReadonlyArray<number>
  readonly text: Text.Text
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const finding = (kind: Finding["kind"], steps: ReadonlyArray<number>, vi: string, en: string): Finding => ({
  kind,
  steps,
  text: { vi, en }
})

/**
 * Everything found, gravest first; none where nothing speaks against the forecast.
 *
 * @category diagnosis
 * @since 0.1.0
 */
export const of = (series: Series): ReadonlyArray<Finding> => {
  const seen: Array<number> = []
  series.values.forEach((value, step) => {
    if (Number.isFinite(value)) seen.push(step)
  })
  const first = seen[0]
  const last = seen.at(-1)
  if (first === undefined || last === undefined) {
    return [
      finding(
        "empty",
        [],
        "Chưa có số liệu nào: dự báo chỉ nêu khoảng có thể.",
        "Nothing was observed: the forecast only states what is possible."
      )
    ]
  }
  return [
    outside(series, seen),
    short(seen),
    constant(series, seen),
    broken(series),
    alone(series),
    modelled(series, seen),
    gaps(first, last, seen),
    stale(series, last)
  ].filter((one) => one !== undefined)
}

const outside = (series: Series, seen: ReadonlyArray<number>): Finding | undefined => {
  const { lower, upper } = series.bounds
  const steps = seen.filter(
    (step) => !((series.values[step] as number) >= lower && (series.values[step] as number) <= upper)
  )
  if (steps.length === 0) return undefined
  return finding(
    "outside",
    steps,
    `${steps.length} giá trị nằm ngoài mức từ ${lower} đến ${upper}: kiểm tra tử số và mẫu số trước khi dùng dự báo.`,
    `${counted(steps.length, "value lies", "values lie")} outside ${lower} to ${upper}: check numerator and denominator before using the forecast.`
  )
}

const short = (seen: ReadonlyArray<number>): Finding | undefined =>
  seen.length >= 6
    ? undefined
    : finding(
        "short",
        seen,
        `Chỉ có ${seen.length} số liệu: khoảng dự báo dựa vào kinh nghiệm chung nhiều hơn vào chuỗi này.`,
        `Only ${seen.length} observed: the interval rests on what is usual elsewhere more than on this series.`
      )

const constant = (series: Series, seen: ReadonlyArray<number>): Finding | undefined => {
  const value = series.values[seen[0] as number]
  if (seen.length < 2 || !seen.every((step) => series.values[step] === value)) return undefined
  return finding(
    "constant",
    seen,
    "Chuỗi chưa từng thay đổi: khoảng dự báo hẹp không có nghĩa là chắc chắn.",
    "The series never moved: a narrow interval does not mean certainty."
  )
}

const median = (values: Float64Array): number => {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Figures, and spells of them, that are gone with the next one. */
const alone = (series: Series): Finding | undefined => {
  const steps = exceptional.find(series)
  if (steps.length === 0) return undefined
  return finding(
    "exceptional",
    steps,
    `Có ${steps.length} số liệu khác hẳn các kỳ bên cạnh: kiểm tra lại.`,
    `${counted(steps.length, "figure is", "figures are")} unlike those beside: check.`
  )
}

/** So many figures say what level there was before a change, and what after it. */
const beside = 5

/**
 * Beside season, feasts and single figures, a change more than eight robust deviations from the usual one, more than a twentieth of the
 * range seen and more than rounding makes, after which figures stay where it led: what comes back was no other survey.
 */
const broken = (given: Series): Finding | undefined => {
  const series = Season.without(exceptional.leaveOut(given, exceptional.find(given)))
  const seen = Array.from(series.values.keys()).filter((step) => Number.isFinite(series.values[step]))
  const values = seen.map((step) => series.values[step] as number)
  const steps = seen.slice(1)
  const changes = steps.map((step, k) => ((values[k + 1] as number) - (values[k] as number)) / (step - seen[k]!))
  if (changes.length < 5) return undefined
  const usual = median(Float64Array.from(changes))
  const spread = 1.4826 * median(Float64Array.from(changes, (change) => Math.abs(change - usual)))
  const total = changes.reduce((sum, change) => sum + Math.abs(change), 0)
  const rounding = 2 * resolution(values)
  const calm = values.map((value, k) => value - usual * seen[k]!)
  const level = (from: number, to: number) => median(Float64Array.from(calm.slice(Math.max(from, 0), to)))
  const found = steps.filter((step, k) => {
    const distance = Math.abs((changes[k] as number) - usual)
    const stays = Math.abs(level(k + 1, k + 1 + beside) - level(k + 1 - beside, k + 1))
    return (
      distance > 8 * spread &&
      distance > total / 20 &&
      distance > rounding &&
      stays > (distance * (step - seen[k]!)) / 2
    )
  })
  if (found.length === 0 || found.length > changes.length / 4) return undefined
  return finding(
    "break",
    found,
    `Có ${found.length} bước nhảy bất thường: hỏi xem định nghĩa hoặc cách điều tra có thay đổi không.`,
    `${counted(found.length, "change is", "changes are")} far outside the others: ask whether the definition or the survey changed.`
  )
}

/** Second differences under a thousandth of the range seen, in at least half of the steps, of figures that do not mostly stand still. */
const modelled = (series: Series, seen: ReadonlyArray<number>): Finding | undefined => {
  const values = interpolate(series.values)
  if (seen.length < 6) return undefined
  const bends = Float64Array.from({ length: values.length - 2 }, (_, t) =>
    Math.abs((values[t + 2] as number) - 2 * (values[t + 1] as number) + (values[t] as number))
  )
  const range =
    values.reduce((high, value) => Math.max(high, value), -Infinity) -
    values.reduce((low, value) => Math.min(low, value), Infinity)
  const still = values.filter((value, t) => value === values[t - 1]).length
  if (!(range > 0) || still > values.length / 2 || median(bends) > range / 1000 || seen.length < values.length * 0.75)
    return undefined
  return finding(
    "modelled",
    [],
    "Chuỗi trơn như kết quả của một mô hình, không giống số đếm: sai số thật lớn hơn khoảng dự báo.",
    "The series is as smooth as a model's output, unlike a count: the true error is larger than the interval."
  )
}

const gaps = (first: number, last: number, seen: ReadonlyArray<number>): Finding | undefined => {
  const observed = new Set(seen)
  const steps = Array.from({ length: last - first + 1 }, (_, k) => first + k).filter((step) => !observed.has(step))
  return steps.length === 0
    ? undefined
    : finding(
        "gaps",
        steps,
        `Thiếu ${steps.length} kỳ giữa chuỗi.`,
        `${counted(steps.length, "period inside the series has", "periods inside the series have")} no figure.`
      )
}

const stale = (series: Series, last: number): Finding | undefined => {
  const missing = series.values.length - 1 - last
  if (missing === 0) return undefined
  return finding(
    "stale",
    Array.from({ length: missing }, (_, k) => last + 1 + k),
    `${missing} kỳ cuối chưa có số liệu: dự báo bắt đầu từ số liệu cuối cùng.`,
    `The last ${missing === 1 ? "step has" : `${missing} steps have`} no observation: the forecast starts from the last one there is.`
  )
}
