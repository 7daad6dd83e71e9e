/** From what a target asks to projections. @internal */
import { Assessment, type Model, Quantity, type Reading, Target } from "@lantoa/core"
import * as Result from "effect/Result"
import { answers, carried } from "./answers.ts"
import { type Point, problem, refuse } from "./history.ts"
import type { Kind } from "./nature.ts"
import { type Counted, type Options, type Projection, from, withoutFigures } from "./project.ts"

/** Readings of one unit as a history. */
export const history = (readings: ReadonlyArray<Reading.Reading>): ReadonlyArray<Point> =>
  readings.map(({ period, value }) => ({ period, value: value === undefined ? null : Quantity.toJson(value) }))

/** What a question of a target leaves to be said. @category models @since 0.1.0 */
export type QuestionOptions = Omit<
  Options,
  "id" | "title" | "history" | "comparator" | "threshold" | "tolerance" | "deadline"
>

/** The same of a target, as of a day. @category models @since 0.1.0 */
export interface TargetOptions extends QuestionOptions {
  readonly asOf: string
  /** Of a closed target: the reading of its period in which what nobody told counts as nothing (`silent: "zero"`). */
  readonly settled?: Reading.Reading
}

/** A projection for each question that a target asks. */
export const ofTarget = (
  model: Model.Model,
  target: Target.Target,
  readings: ReadonlyArray<Reading.Reading>,
  options: TargetOptions
): ReadonlyArray<Projection> =>
  [undefined, ...target.milestones.keys()].map((milestone) => {
    const { asOf, ...rest } = options
    const when = milestone === undefined ? { asOf } : { asOf, milestone }
    const question = Result.getOrThrow(Target.question(model, target, when))
    return ofUnit(target, question, readings, { ...decided(model, question, readings, rest), ...rest })
  })

/** A projection of a question about one unit; from shares of units nobody knows what each of them is on the way to. */
export const ofUnit: typeof ofQuestion = (target, question, readings, options) =>
  question.each === undefined
    ? ofQuestion(target, question, readings, options)
    : refuse(
        idOf(question),
        problem(
          ["scope"],
          `the target is about each unit of level "${question.each.level}", which are projected one by one: ask Outlook.of or Outlook.inputs of a Lantoa, or join projections of the units by PerUnit.of`
        )
      )

/** What the reading that an assessment would judge by settles, by its law. */
const decided = (
  model: Model.Model,
  question: Target.Question,
  readings: ReadonlyArray<Reading.Reading>,
  { settled }: Pick<TargetOptions, "settled">
): Verdict => {
  const isAsked = (one: Reading.Reading) =>
    one.indicator === question.indicator.id && one.unit === question.units[0] && one.period === question.period
  const reading = readings.find(isAsked)
  if (reading === undefined) return {}
  const { status } = Assessment.judge(model, question, reading, settled === undefined ? {} : { settled })
  return status === "met" || status === "notMet" ? { decided: status === "met" } : {}
}

/** What a verdict of an assessment settles. */
export type Verdict = Pick<Options, "decided" | "unsettled">

/** What a question's figures are: the share of units and percentages are shares, and what never falls again is a running total. */
export const kindOf = (question: Target.Question, basis: string | undefined): Kind =>
  question.each !== undefined || basis === "percent"
    ? "share"
    : question.accrues
      ? "flow"
      : question.trend === "rises"
        ? "total"
        : "stock"

/** A projection of one of them. */
export const ofQuestion = (
  target: Target.Target,
  question: Target.Question,
  readings: ReadonlyArray<Reading.Reading>,
  { settled, ...options }: QuestionOptions & { readonly settled?: Reading.Reading }
): Projection => {
  const points = answers(idOf(question), question, readings, settled)
  const caveats = [...(options.caveats ?? []), ...carried(readings)]
  return ofHistory(target, question, points, { kind: kindOf(question, readings[0]?.basis), ...options, caveats })
}

const idOf = ({ milestone, target }: Target.Question): string =>
  milestone === undefined ? target : `${target}.${milestone + 1}`

/** What a question asks, whatever the figures. */
const asked = (target: Target.Target, question: Target.Question, options: QuestionOptions) => {
  const { asOf, comparator, due, each, threshold, tolerance } = question
  return {
    asOf,
    ...options,
    id: idOf(question),
    title: target.title,
    comparator,
    threshold,
    ...(each === undefined && target.tolerance !== undefined ? { tolerance } : {}),
    ...(due === undefined ? {} : { deadline: due })
  }
}

/** The same of figures that were made ready. */
export const ofHistory = (
  target: Target.Target,
  question: Target.Question,
  points: ReadonlyArray<Point>,
  options: QuestionOptions,
  counted?: Counted
): Projection => from({ ...asked(target, question, options), history: points }, counted)

/** The same where there are no figures. */
export const ofNothing = (target: Target.Target, question: Target.Question, options: QuestionOptions): Projection =>
  withoutFigures(asked(target, question, options))
