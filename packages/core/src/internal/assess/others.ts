/** What a verdict must know beside the reading it rests on: whose value is open, and what others hold. @internal */
import * as Effect from "effect/Effect"
import type { Others } from "../../Assessment.ts"
import type { PlanError, StoreError } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import * as Plan from "../../Plan.ts"
import * as Quantity from "../../Quantity.ts"
import { exact, type Reading } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import type * as Target from "../../Target.ts"
import { madeBy } from "../explain/made.ts"
import { most } from "../extremes.ts"
import { parts } from "../operators/table.ts"
import { reportersOf, silent } from "./silence.ts"
import { isCount, measures } from "./trend.ts"
import { type Outcome, verdict } from "./verdict.ts"

/** The question as the engine takes it. */
export const queryOf = ({ boundaries, hierarchy, indicator, moment, period, units }: Target.Question): Plan.Query => ({
  indicator,
  hierarchy,
  units,
  periods: [period],
  boundaries,
  ...moment
})

/** The indicator of each unit, for a share of units. */
const innerOf = ({ each, indicator }: Target.Question) => {
  const inner = each === undefined ? undefined : parts(indicator.expression)[0]
  return inner === undefined ? indicator : { ...indicator, expression: inner[1] }
}

const highestOf = (readings: ReadonlyArray<Reading>): number | undefined => {
  const found = readings.flatMap((reading) => reading.reported ?? exact(reading) ?? [])
  return found.length === 0 ? undefined : most(found)
}

/** Those of the silent whose value is open, beside the highest figure of their level. */
const ofSilent = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, reading: Reading) {
  const { each } = question
  const reporters = reportersOf(reading)
  const { level } = silent(model, question, reading)
  const isTeams = reporters.every((one) => model.teams.has(one))
  const within = question.units[0]
  const asked = each?.level ?? level
  const readings = yield* Plan.read(model, {
    ...queryOf(question),
    indicator: innerOf(question),
    at: reading.commit,
    ...(isTeams && each === undefined
      ? { by: "team" as const }
      : { units: asked === undefined ? reporters : { level: asked, within } })
  })
  const named = (one: Reading): string => (one.part !== undefined && "team" in one.part ? one.part.team : one.unit)
  const isOpen = (one: Reading): boolean =>
    each === undefined
      ? one.value === undefined || !Quantity.isExact(one.value)
      : one.value === undefined ||
        Quantity.compare(one.value, each.comparator, each.threshold, each.tolerance) === undefined
  const open = readings.filter((one) => (each !== undefined || reporters.includes(named(one))) && isOpen(one))
  const partly = each === undefined ? open.filter((one) => one.reported !== undefined) : []
  return {
    open: [...new Set(open.map(named))],
    partly: [...new Set(partly.map(named))],
    highest: each === undefined && question.direction === "up" && !isTeams ? highestOf(readings) : undefined
  }
})

/** The reading without what bodies above those who report may do of their own. */
const withoutOwn = Effect.fnUntraced(function* (model: Model.Model, question: Target.Question, reading: Reading) {
  const counted = measures(question.indicator.expression).map((id) => model.measures.get(id))
  if (reading.value?.upper !== Infinity || counted.every((one) => one === undefined || one.own === "no")) {
    return undefined
  }
  const alone = new Map([...model.measures].map(([id, one]) => [id, { ...one, own: "no" as const }]))
  const [found] = yield* Plan.read({ ...model, measures: alone }, { ...queryOf(question), at: reading.commit })
  return found?.findings.length === 0 ? found.value : undefined
})

/** What must be known beside a reading that does not decide by itself. */
export const askOthers = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  const { outcome } = verdict(question, reading)
  const isOpen = outcome === "undecided" || outcome === "missing"
  const settled = isOpen && question.closed !== undefined ? yield* settle(model, question, reading) : undefined
  const told = yield* askSilent(model, question, reading, outcome)
  return settled === undefined ? told : { ...told, settled }
})

/** The reading in which whatever nobody told counts as nothing. */
const settle = (model: Model.Model, question: Target.Question, { commit }: Reading) =>
  Effect.map(Plan.read(model, { ...queryOf(question), silent: "zero", at: commit }), ([found]) => found)

/** Whether figures cover all that is asked for: then a bound is their own word, and not what is missing. */
const isCovered = (model: Model.Model, { indicator }: Target.Question, reading: Reading) =>
  Effect.map(madeBy(model, reading, indicator), ({ asked, cell, evaluation: { input, outcomes, plan } }) => {
    const [outcome] = outcomes(plan.asked[asked]!.root, input).slice(cell)
    return outcome!.covered
  })

/** Whose silence leaves a reading open. */
const askSilent = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  outcome: Outcome
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  if (outcome !== "undecided" || reading.findings.length > 0) return {}
  const [unit] = question.units
  const reporters = reportersOf(reading)
  const isAlone = reporters.length === 0 || (reporters.length === 1 && reporters[0] === unit)
  const below = yield* withoutOwn(model, question, reading)
  const isBelow = !isAlone && !reporters.includes(unit) && !reporters.some((one) => model.teams.has(one))
  const itself = below !== undefined && isCount(question.indicator.expression)
  if (isAlone && itself && below.upper < Infinity) return { itself: true, open: [] }
  if (reporters.length === 0) return {}
  // What the silent hold lies within figures that came in, and adds nothing to them.
  if (question.each === undefined && (yield* isCovered(model, question, reading))) return { open: [] }
  return { ...(yield* ofSilent(model, question, reading)), itself: itself && isBelow }
})
