/** Figures of a Lantoa as the answers to what a target asks. @internal */
import {
  type Assessment,
  Day,
  type Ids,
  type Lantoa,
  type Model,
  Period,
  Quantity,
  Problem,
  type Reading,
  Target,
  Territory,
  type Text,
  Unit
} from "@lantoa/core"
import * as Schema from "effect/Schema"
import * as Answer from "../../Answer.ts"
import * as each from "./each.ts"
import { isNothing } from "./history.ts"
import * as grids from "./grid.ts"
import type { Input } from "./outlook.ts"
import type * as project from "./project.ts"
import * as questions from "./questions.ts"
import * as strict from "./strict.ts"

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
      project.Options,
      "base" | "bounds" | "calendar" | "exceptional" | "kind" | "standIn" | "unit" | "forecaster" | "draws" | "seed"
    > {
  /** The shortest that is known more often than not when not said; of what is counted in a year, its months. */
  readonly by?: Period.Bucket
  /** Ten years ago when not said. */
  readonly since?: Day.Day
  /** @internal */
  readonly untried?: boolean
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

/** The periods of a length that are over, or those like one that begins on a day of its own. */
const over = (question: Question, since: Day.Day, by: Period.Bucket | Period.Period): ReadonlyArray<Period.Period> => {
  const { asOf } = question
  const isOver = (one: Period.Period) => Period.lastDay(one) <= asOf
  if (!isPeriod(by)) return Period.split(Period.span(since, asOf), by).filter(isOver)
  const alike: Array<Period.Period> = []
  for (let one = by; Period.lastDay(one) >= since; one = Period.shift(one, -1)) alike.unshift(one)
  return alike.filter(isOver)
}

const isPeriod = (by: Period.Bucket | Period.Period): by is Period.Period => by.includes("/")

const history = async (lantoa: Asked, question: Question, { by, since }: Options): Promise<Readings> => {
  const { accrues, asOf, due } = question
  const from = since ?? `${String(Number(asOf.slice(0, 4)) - 10).padStart(4, "0")}${asOf.slice(4, 8)}01`
  const kind = accrues && due !== undefined ? Period.bounds(due).kind : undefined
  const tried =
    by !== undefined
      ? [by]
      : kind === "range"
        ? [due!]
        : kind !== undefined
          ? [kind]
          : accrues
            ? ["year" as const]
            : lengths
  let found: Readings = []
  for (const length of tried) {
    found = trimmed([...(await answers(lantoa, question, over(question, from, length)))])
    const known = found.filter(({ value }) => value !== undefined).length
    if (known > 1 && known * 2 > found.length + 1) return found
  }
  return found
}

/** What was counted from the first day of a period on, until the end of each of some shorter ones. */
const counted = async (
  lantoa: Asked,
  question: Question,
  period: Period.Period,
  steps: ReadonlyArray<Period.Period>
): Promise<project.Counted> => {
  const first = Period.firstDay(period)
  const whole = steps.map((one) => Period.span(first, Period.lastDay(one)))
  const read = whole.length === 0 ? [] : [...(await answers(lantoa, question, whole))]
  const sums = new Map<Period.Period, Quantity.Quantity>()
  steps.forEach((one, index) => {
    const value = read[index]?.value
    if (value !== undefined) sums.set(one, value)
  })
  return { period, sums }
}

/** Where figures can lie and what stands after them, as far as readings say it. */
const kindOf = (model: Model.Model, question: Question, [first]: Readings): Pick<project.Options, "kind" | "unit"> => {
  const kind = questions.kindOf(question, first?.basis)
  const name = first === undefined ? undefined : model.bases.get(first.basis)?.name
  return { kind, ...(kind === "share" || name === undefined ? {} : { unit: { vi: ` ${name.vi}`, en: ` ${name.en}` } }) }
}

/** What an assessment settles, or leaves open although the day has come: an outlook says nothing else of the same target. */
const verdictOf = ({ because, question: { due, isDue }, status }: Assessment.Assessment): questions.Verdict => {
  if (status === "met" || status === "notMet") return { decided: status === "met" }
  return status === "orphaned" || isDue || due === undefined ? { unsettled: because } : {}
}

const ofQuestion = async (
  lantoa: Asked,
  model: Model.Model,
  target: Target.Target,
  assessment: Assessment.Assessment,
  options: Options
): Promise<Input> => {
  const { asKnownAt: _, asOf: __, at: ___, by, since: ____, ...rest } = options
  const { question } = assessment
  const { accrues, due, isDue } = question
  const verdict = verdictOf(assessment)
  // Of a period like no other, there is no history but what it is made of.
  if (accrues && (!isDue || grids.make(due!) === undefined)) {
    // With the end of the period counting begins anew.
    const period = due ?? Period.of(question.asOf, "year")
    const readings = await history(lantoa, { ...question, accrues: false }, { ...options, by: by ?? "month" })
    const first = Period.firstDay(period)
    const last = Period.lastDay(period)
    const steps = readings
      .map((one) => one.period)
      .filter((one) => Period.firstDay(one) >= first && Period.lastDay(one) <= last)
    const isNew = question.begins !== undefined
    const known = readings.filter(({ value }) => value !== undefined).length
    const years = isNew ? await history(lantoa, question, options) : []
    if (
      known > 1 &&
      (isNew ? years.length < 3 : steps.length > 0) &&
      Period.days(readings[0]!.period) < Period.days(period)
    ) {
      const said = { ...kindOf(model, question, readings), ...rest, ...verdict }
      const sums = await counted(lantoa, question, period, steps)
      return questions.ofHistory(target, question, questions.history(readings), said, sums)
    }
  }
  const readings = await history(lantoa, question, options)
  const closed = question.closed !== undefined && due !== undefined
  const [settled] = closed ? [...(await answers(lantoa, question, [due], { silent: "zero" }))] : []
  return questions.ofQuestion(target, question, readings, {
    ...kindOf(model, question, readings),
    ...rest,
    ...verdict,
    ...(settled === undefined ? {} : { settled })
  })
}

/** A target, or the milestone of it that a question is about. */
const goalOf = (target: Target.Target, { milestone }: Question) =>
  milestone === undefined ? target : target.milestones[milestone]!

const levelOf = (model: Model.Model, hierarchy: string, level: string) => {
  const { levels } = model.territory.hierarchies.get(hierarchy)!
  return levels.findIndex(({ id }) => id === level)
}

/** What a unit of a level is called within a sentence: `xã`, not `Cấp xã`. */
const nounOf = (model: Model.Model, hierarchy: string, level: string): Text.Text => {
  const { name } = model.territory.hierarchies.get(hierarchy)!.levels[levelOf(model, hierarchy, level)]!
  return { vi: name.vi.toLowerCase().replace(/^cấp /, ""), en: name.en.toLowerCase() }
}

/** Of so many units, one in every few of all, the method is tried on the past: that costs more than all else. */
const mostTried = 12

/** The units of a target about each of them, each with a projection of its own target where something is known of it. */
const unitsOf = (
  lantoa: Asked,
  model: Model.Model,
  target: Target.Target,
  { question }: Assessment.Assessment,
  scope: Extract<Target.Scope, { readonly _tag: "EachUnit" }>,
  options: Options
): Promise<ReadonlyArray<each.Unit>> => {
  const { asOf, hierarchy, moment } = question
  const level = levelOf(model, hierarchy, scope.level)
  const units = Territory.unitsAtLevel(Territory.snapshotAt(model.territory, hierarchy, asOf), level, scope.within)
  const { comparator, deadline, threshold } = goalOf(target, question)
  return Promise.all(
    units.map(async (unit, index): Promise<each.Unit> => {
      const own: Target.Target = {
        ...target,
        comparator,
        deadline,
        threshold,
        milestones: [],
        scope: { _tag: "Unit", unit, hierarchy }
      }
      const named = { id: unit, name: Unit.nameAt(model.territory.units.get(unit)!, asOf) }
      const assessment = await lantoa.assess(own, { asOf, ...moment })
      const seed = (options.seed ?? 1) + 1 + index
      const untried = index % Math.ceil(units.length / mostTried) !== 0
      return ofQuestion(lantoa, model, own, assessment, { ...options, seed, untried }).then(
        (input) => ({ ...named, input }),
        (error: unknown) => {
          if (error instanceof Problem.DocumentError) return named
          throw error
        }
      )
    })
  )
}

/** How many units have done enough since a period began, until the end of each of these steps. */
const soFar = async (
  lantoa: Asked,
  target: Target.Target,
  assessment: Assessment.Assessment,
  steps: ReadonlyArray<Period.Period>,
  options: questions.QuestionOptions
): Promise<Input> => {
  const { question } = assessment
  const { sums = new Map() } = await counted(lantoa, question, question.due ?? Period.of(question.asOf, "year"), steps)
  const points = steps.map((period) => {
    const value: Quantity.Quantity | undefined = sums.get(period)
    return { period, value: value === undefined ? null : Quantity.toJson(value) }
  })
  return questions.ofHistory(target, question, points, { ...options, kind: "share", ...verdictOf(assessment) })
}

/** A target about each unit, by what each of them is on the way to; what is settled is so whatever they do. */
const ofEach = async (
  lantoa: Asked,
  model: Model.Model,
  target: Target.Target,
  assessment: Assessment.Assessment,
  options: Options
): Promise<Input> => {
  const { scope } = target
  const { question, status } = assessment
  const bound = options.standIn !== undefined && options.standIn.kind !== "population"
  const isOpen = !question.isDue && (status === "notDue" || status === "unmeasurable")
  if (scope._tag !== "EachUnit" || bound || !isOpen) return ofQuestion(lantoa, model, target, assessment, options)
  const { base: _, ...own } = options
  const {
    asKnownAt: __,
    asOf: ___,
    at: ____,
    bounds: _____,
    by: ______,
    kind: _______,
    since: ________,
    unit: _________,
    ...share
  } = options
  const asked = { goal: goalOf(target, question), noun: nounOf(model, question.hierarchy, scope.level) }
  const isNew = question.begins !== undefined
  if (question.accrues && !isNew) {
    const units = await unitsOf(lantoa, model, target, assessment, scope, own)
    const first = units.find(({ input }) => input?.history !== undefined)?.input
    if (first !== undefined) {
      const steps = Array.from(first.series.values, (_, k) =>
        Period.from(first.label(k + 1 - first.series.values.length))
      )
      return each.joined(await soFar(lantoa, target, assessment, steps, share), units, asked)
    }
  }
  // Of a year that has not begun its years are the steps.
  const whole = await ofQuestion(lantoa, model, target, assessment, {
    ...options,
    ...(question.accrues ? { by: "year" } : {})
  })
  const { kind: by } = Period.bounds(Period.from(whole.label(0)))
  return each.joined(
    whole,
    await unitsOf(lantoa, model, target, assessment, scope, { ...own, ...(by === "range" ? {} : { by }) }),
    asked
  )
}

/** A target that nothing is known of, as an assessment has it. */
const ofNothing = async (
  lantoa: Asked,
  model: Model.Model,
  target: Target.Target,
  assessment: Assessment.Assessment,
  options: Options
): Promise<Input> => {
  const { asKnownAt: _, asOf: __, at: ___, by: ____, since: _____, ...rest } = options
  const { question, status } = assessment
  const readings = [...(await answers(lantoa, question, [question.period]))]
  return questions.ofNothing(target, question, {
    ...kindOf(model, question, readings),
    ...rest,
    ...(status === "unmeasurable" ? { unsettled: Answer.explain({ _tag: "NoData" }) } : {}),
    ...verdictOf(assessment)
  })
}

/** A target by its id, as it is, or in its JSON form: what `assess` takes. */
export type Wanted = Ids.Target | Target.Target | Target.Encoded

/** What a target and its milestones are projected from. */
export const inputs = async (lantoa: Asked, target: Wanted, options: Options): Promise<ReadonlyArray<Input>> => {
  strict.ofLantoa(lantoa)
  strict.ofAsking(options)
  const { asKnownAt, asOf, at } = options
  const assessment: Assessment.Assessment = await lantoa.assess(target, {
    ...(asOf === undefined ? {} : { asOf }),
    ...(at === undefined ? {} : { at }),
    ...(asKnownAt === undefined ? {} : { asKnownAt })
  })
  const model = await lantoa.model(assessment.question.moment)
  const found =
    typeof target === "string"
      ? model.targets.get(target)!
      : Schema.is(Target.Target)(target)
        ? target
        : Target.from(target)
  return Promise.all(
    [assessment, ...assessment.milestones].map((one) =>
      ofEach(lantoa, model, found, one, options).catch((error: unknown) => {
        if (!isNothing(error)) throw error
        return ofNothing(lantoa, model, found, one, options)
      })
    )
  )
}
