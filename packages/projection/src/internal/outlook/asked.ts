/** Figures of a Lantoa as the answers to what a target asks. @internal */
import { type Assessment, Day, type Lantoa, type Model, Period, type Reading, type Target } from "@lantoa/core"
import * as Projection from "../../Projection.ts"
import * as Series from "../../Series.ts"
import type { Input } from "./outlook.ts"

/** A Lantoa, as far as it is asked. */
export type Asked = Pick<Lantoa.Calls<"promise">, "assess" | "model" | "read">

/**
 * As of when, as known when, and how to project. `by` is the length of the periods of the history, `since` its first day.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options
  extends
    Lantoa.Judging,
    Pick<
      Projection.Options,
      "base" | "bounds" | "calendar" | "exceptional" | "unit" | "forecaster" | "draws" | "seed"
    > {
  /** The shortest that is known more often than not when not said; of what is counted in a year, its months. */
  readonly by?: Period.Bucket
  /** Ten years ago when not said. */
  readonly since?: Day.Day
}

type Question = Target.Question
type Readings = ReadonlyArray<Reading.Reading>

/** What answers a question, in such periods. */
const answers = (lantoa: Asked, question: Question, periods: ReadonlyArray<string>, more: Partial<Lantoa.Query> = {}) =>
  lantoa.read({
    indicator: question.indicator,
    hierarchy: question.hierarchy,
    units: question.units,
    periods,
    boundaries: question.boundaries,
    ...question.moment,
    ...more
  })

const lengths = ["month", "quarter", "half", "year"] as const

/** From the first to the last of which something is known. */
const trimmed = (readings: Readings): Readings => {
  const isKnown = ({ value }: Reading.Reading) => value !== undefined
  const first = readings.findIndex(isKnown)
  return first === -1 ? [] : readings.slice(first, readings.findLastIndex(isKnown) + 1)
}

/** The periods of a length that are over. */
const over = (question: Question, since: Day.Day, by: Period.Bucket): ReadonlyArray<Period.Period> =>
  Period.split(Period.span(since, question.asOf), by).filter((one) => Period.lastDay(one) <= question.asOf)

const history = async (lantoa: Asked, question: Question, { by, since }: Options): Promise<Readings> => {
  const { accrues, asOf, due } = question
  const from = since ?? `${String(Number(asOf.slice(0, 4)) - 10).padStart(4, "0")}${asOf.slice(4, 8)}01`
  const kind = accrues && due !== undefined ? Period.bounds(due).kind : undefined
  const tried =
    by !== undefined ? [by] : kind !== undefined && kind !== "range" ? [kind] : accrues ? ["year" as const] : lengths
  let found: Readings = []
  for (const length of tried) {
    found = trimmed([...(await answers(lantoa, question, over(question, from, length)))])
    const known = found.filter(({ value }) => value !== undefined).length
    if (known > 1 && known * 2 > found.length) return found
  }
  return found
}

/** What was counted from the first day of a period on, until the end of each of some shorter ones. */
const counted = async (
  lantoa: Asked,
  { period, ...question }: Question,
  steps: ReadonlyArray<Period.Period>
): Promise<ReadonlyArray<Projection.Point>> => {
  const first = Period.firstDay(period)
  const whole = steps.map((one) => Period.span(first, Period.lastDay(one)))
  const read = whole.length === 0 ? [] : [...(await answers(lantoa, { period, ...question }, whole))]
  return Projection.history(read).map(({ value }, index) => ({ period: steps[index]!, value }))
}

/** What comes in step by step as what there is then: nothing that happened is taken back. */
const addedUp = (from: number, { count, horizon, values }: Input["paths"]): Input["paths"] => {
  const sums = new Float64Array(values.length)
  for (let path = 0; path < count; path++) {
    let sum = from
    for (let step = 0; step < horizon; step++) sums[path * horizon + step] = sum += values[path * horizon + step]!
  }
  return { count, horizon, values: sums }
}

/** Of what accrues in a period that goes on: what it is in shorter ones is forecast, and added to what was counted. */
const running = async (
  lantoa: Asked,
  target: Target.Target,
  question: Question,
  readings: Readings,
  options: Projection.QuestionOptions
): Promise<Input | undefined> => {
  const first = Period.firstDay(question.period)
  const steps = readings.map(({ period }) => period).filter((one) => Period.firstDay(one) >= first)
  const points = await counted(lantoa, question, steps)
  if (points.length === 0 || readings.length < 2) return undefined
  // With the end of the period counting begins anew.
  const end = question.due ?? Period.of(question.asOf, "year")
  const kind = Period.bounds(steps[0]!).kind as Period.Bucket
  const left = Period.split(Period.span(first, Period.lastDay(end)), kind).length - points.length
  const sums = Projection.ofHistory(target, question, points, { ...options, horizon: Math.max(left, 1) })
  const from = sums.series.values.at(-1)!
  if (Number.isNaN(from)) return undefined
  const apart = Projection.ofHistory(target, question, Projection.history([...readings]), {
    ...options,
    horizon: sums.paths.horizon
  })
  const { forecast, backtest: _, ...said } = sums
  const [vi, en] = (["vi", "en"] as const).map((language) => Period.render(Period.of(first, "day"), language))
  const caveat = {
    vi: `Số cộng dồn từ ${vi}; dự báo từng kỳ rồi cộng lại.`,
    en: `Counted from ${en} on; what is to come is forecast step by step and added.`
  }
  return {
    ...said,
    paths: addedUp(from, apart.paths),
    method: apart.forecast?.method ?? forecast!.method,
    caveats: [caveat, ...(said.caveats ?? [])]
  }
}

/** Where figures can lie and what stands after them, as far as readings say it. */
const kindOf = (model: Model.Model, [first]: Readings) => {
  const name = first === undefined ? undefined : model.bases.get(first.basis)?.name
  if (first?.basis === "percent") return {}
  return { bounds: Series.count, ...(name === undefined ? {} : { unit: { vi: ` ${name.vi}`, en: ` ${name.en}` } }) }
}

const ofQuestion = async (
  lantoa: Asked,
  model: Model.Model,
  target: Target.Target,
  question: Question,
  options: Options
): Promise<Input> => {
  const { asKnownAt: _, asOf: __, at: ___, by, since: ____, ...rest } = options
  const { due } = question
  if (question.accrues && !question.isDue && question.begins === undefined) {
    const steps = await history(lantoa, { ...question, accrues: false }, { ...options, by: by ?? "month" })
    const found = await running(lantoa, target, question, steps, { ...kindOf(model, steps), ...rest })
    if (found !== undefined) return found
  }
  const readings = await history(lantoa, question, options)
  const closed = question.closed !== undefined && due !== undefined
  const [settled] = closed ? [...(await answers(lantoa, question, [due], { silent: "zero" }))] : []
  return Projection.ofQuestion(target, question, readings, {
    ...kindOf(model, readings),
    ...rest,
    ...(settled === undefined ? {} : { settled })
  })
}

/** What a target and its milestones are projected from. */
export const inputs = async (
  lantoa: Asked,
  target: string | Target.Target,
  options: Options
): Promise<ReadonlyArray<Input>> => {
  const { asKnownAt, asOf, at } = options
  const assessment: Assessment.Assessment = await lantoa.assess(target, {
    ...(asOf === undefined ? {} : { asOf }),
    ...(at === undefined ? {} : { at }),
    ...(asKnownAt === undefined ? {} : { asKnownAt })
  })
  const model = await lantoa.model(assessment.question.moment)
  const found = typeof target === "string" ? model.targets.get(target)! : target
  return Promise.all(
    [assessment, ...assessment.milestones].map(({ question }) => ofQuestion(lantoa, model, found, question, options))
  )
}
