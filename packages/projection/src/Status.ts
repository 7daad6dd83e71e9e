/**
 * Status: words such as "moderate progress" from a base, a latest figure and a target. Each names its method, since the
 * method changes the verdict: 20 % (2022) to 35 % (2024) against 60 % (2025) is moderate by compound growth and limited
 * by a straight line. A status looks back; the probability of an attainment looks ahead.
 *
 * @since 0.1.0
 */
import { Quantity, type Text } from "@lantoa/core"
import * as Answer from "./Answer.ts"
import * as locale from "./internal/locale.ts"
import * as scales from "./internal/attainment/scale.ts"
import type { Range } from "./Series.ts"

/**
 * A figure at a time, in years or steps on one time line.
 *
 * @category models
 * @since 0.1.0
 */
export interface Point {
  readonly at: number
  readonly value: number
}

/**
 * What a status is read from. A missing base stays missing: no later year is put in its place.
 *
 * @category models
 * @since 0.1.0
 */
export interface Course {
  readonly base?: Point
  readonly latest?: Point
  /** Whether the latest figure meets the target, where more is known than its point says: a tolerance, a range. */
  readonly met?: boolean
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  /** The deadline on the same time line; absent where none is stated. */
  readonly deadline?: number
  readonly bounds: Range
}

/**
 * `growth` compares compound annual growth rates (the ratio of Open SDG and Statistics Canada), `line` changes a step,
 * `path` changes a step on the logit scale, on which a share that spreads evenly goes straight.
 *
 * @category models
 * @since 0.1.0
 */
export type Method = "growth" | "line" | "path"

/**
 * `substantial` from a ratio of 0.95, `moderate` from 0.60, `limited` from 0, `deteriorating` below: Open SDG's
 * thresholds. `achieved` and `missed` (the deadline has passed) come before any ratio.
 *
 * @category models
 * @since 0.1.0
 */
export type Verdict = "achieved" | "substantial" | "moderate" | "limited" | "deteriorating" | "missed"

/**
 * A verdict by one method. `ratio` is the observed pace divided by the required one. It can be missing, with its reason,
 * although the verdict is known.
 *
 * @category models
 * @since 0.1.0
 */
export interface Status {
  readonly method: Method
  readonly verdict: Verdict
  readonly ratio: Answer.Answer<number>
  /** The verdict and its method in words. */
  readonly text: Text.Text
}

/**
 * The status by one method.
 *
 * @category constructors
 * @since 0.1.0
 */
export const of = (course: Course, method: Method): Answer.Answer<Status> => {
  const { base, comparator, deadline, latest, threshold } = course
  if (latest === undefined || !Number.isFinite(latest.value)) return Answer.unknown({ _tag: "NoData" })
  if (!Number.isFinite(threshold)) return Answer.unknown({ _tag: "ThresholdNotFinite" })
  const ratio = ratioOf(course, method)
  const say = (verdict: Verdict) => Answer.known({ method, verdict, ratio, text: words(method, verdict, ratio) })
  if (course.met ?? meets(comparator, latest.value, threshold)) return say("achieved")
  if (deadline !== undefined && latest.at >= deadline) return say("missed")
  // From a base that met the target (target = base among them) no pace is required, only that it be kept; it was not.
  if (base !== undefined && Number.isFinite(base.value) && meets(comparator, base.value, threshold)) {
    return base.at < latest.at ? say("deteriorating") : Answer.unknown({ _tag: "NoElapsedTime" })
  }
  return Answer.flatMap(ratio, (r) => say(grade(r)))
}

/**
 * The status by every method, in the order growth, line, path.
 *
 * @category constructors
 * @since 0.1.0
 */
export const all = (
  course: Course
): ReadonlyArray<{ readonly method: Method; readonly status: Answer.Answer<Status> }> =>
  (["growth", "line", "path"] as const).map((method) => ({ method, status: of(course, method) }))

const grade = (ratio: number): Verdict =>
  ratio >= 0.95 ? "substantial" : ratio >= 0.6 ? "moderate" : ratio >= 0 ? "limited" : "deteriorating"

const meets = (comparator: Quantity.Comparator, value: number, threshold: number): boolean =>
  Quantity.compare(Quantity.exact(value), comparator, threshold) === true

const ratioOf = (course: Course, method: Method): Answer.Answer<number> => {
  const { base, deadline, latest, threshold } = course
  if (latest === undefined) return Answer.unknown({ _tag: "NoData" })
  if (base === undefined || !Number.isFinite(base.value)) return Answer.unknown({ _tag: "BaseMissing" })
  if (!(latest.at > base.at)) return Answer.unknown({ _tag: "NoElapsedTime" })
  if (deadline === undefined) return Answer.unknown({ _tag: "NoDeadline" })
  if (!(deadline > base.at)) return Answer.unknown({ _tag: "DeadlineNotAfterBase" })
  const pace = method === "growth" ? growthPace(base, latest.value, threshold) : scalePace(course, base, method)
  return Answer.flatMap(pace, (change) => {
    const observed = change(latest.value, latest.at - base.at)
    const required = change(threshold, deadline - base.at)
    const ratio = observed / required
    return Number.isFinite(ratio) ? Answer.known(ratio) : Answer.unknown({ _tag: "NothingRequired" })
  })
}

/** The change a unit of time that leads from the base to a value in some time. */
type Pace = (value: number, time: number) => number

const growthPace = (base: Point, latest: number, threshold: number): Answer.Answer<Pace> => {
  if (base.value <= 0) return Answer.unknown({ _tag: "BaseNotPositive" })
  if (latest < 0) return Answer.unknown({ _tag: "LatestNotPositive" })
  if (threshold <= 0) return Answer.unknown({ _tag: "ThresholdNotPositive" })
  return Answer.known((value, time) => (value / base.value) ** (1 / time) - 1)
}

const scalePace = ({ bounds, latest, threshold }: Course, base: Point, method: "line" | "path") => {
  const scale = scales.find(method === "line" ? "raw" : "logit", bounds)
  if (scale === undefined) return Answer.unknown({ _tag: "NotBounded" })
  const outside = (value: number) => value < bounds.lower || value > bounds.upper
  if (method === "path" && [base.value, latest?.value ?? base.value, threshold].some(outside)) {
    return Answer.unknown({ _tag: "OutsideBounds" })
  }
  return Answer.known<Pace>((value, time) => (scale.to(value) - scale.to(base.value)) / time)
}

const methods: { readonly [method in Method]: Text.Text } = {
  growth: { vi: "tốc độ tăng bình quân mỗi kỳ", en: "compound growth a step" },
  line: { vi: "đường thẳng", en: "straight line" },
  path: { vi: "đường cong lô-gít", en: "S-shaped path on the logit scale" }
}

const verdicts: { readonly [verdict in Verdict]: Text.Text } = {
  achieved: { vi: "đã đạt", en: "achieved" },
  substantial: { vi: "tiến bộ rõ rệt", en: "substantial progress" },
  moderate: { vi: "tiến bộ vừa phải, chậm so với yêu cầu", en: "moderate progress" },
  limited: { vi: "tiến bộ ít, chậm nhiều so với yêu cầu", en: "limited progress" },
  deteriorating: { vi: "thụt lùi so với kỳ gốc", en: "deteriorating" },
  missed: { vi: "không đạt đúng hạn", en: "missed its deadline" }
}

const words = (method: Method, verdict: Verdict, ratio: Answer.Answer<number>): Text.Text => {
  // Nothing is compared for it, so no method changes it, and a ratio to a target already behind says nothing.
  if (verdict === "achieved") return verdicts.achieved
  const say = (language: locale.Language, times: (number: string) => string) => {
    const number = ratio._tag === "Known" ? `: ${times(locale.number(ratio.value, language, 2))}` : ""
    return `${verdicts[verdict][language]} (${methods[method][language]}${number})`
  }
  return {
    vi: say("vi", (number) => `bằng ${number} lần tốc độ yêu cầu`),
    en: say("en", (number) => `${number} times the pace required`)
  }
}
