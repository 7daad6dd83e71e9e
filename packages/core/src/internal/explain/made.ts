/** The evaluation that a reading is explained from. @internal */
import * as Effect from "effect/Effect"
import type * as Indicator from "../../Indicator.ts"
import type * as Model from "../../Model.ts"
import * as Plan from "../../Plan.ts"
import type { Reading } from "../../Reading.ts"
import * as Evaluations from "../plan/evaluations.ts"
import type { Outcome } from "../operators/outcome.ts"

/** The question that a reading answers, and which of its parts. */
const planOf = (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator,
  silent: Plan.Query["silent"]
) => {
  const { part } = reading
  const by =
    part === undefined
      ? {}
      : "team" in part
        ? { by: "team" as const }
        : "cohort" in part
          ? { by: { cohorts: [part.cohort] } }
          : { by: { dimension: part.dimension } }
  return Effect.fromResult(
    Plan.make(model, {
      indicator,
      hierarchy: reading.hierarchy,
      units: [reading.unit],
      periods: [reading.period],
      boundaries: reading.boundaries,
      ...(silent === undefined ? {} : { silent }),
      at: reading.commit,
      ...(reading.asKnownAt === undefined ? {} : { asKnownAt: reading.asKnownAt }),
      ...by
    })
  )
}

const samePart = (a: Reading["part"], b: Reading["part"]): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The evaluation that made a reading; made again at its commit where it is not at hand. */
export const madeBy = Effect.fn("Explanation.madeBy")(function* (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator,
  silent?: Plan.Query["silent"]
) {
  const kept = Evaluations.of(reading)
  const known = kept?.evaluation.plan.asked[kept.asked]!.indicator
  const isSame = typeof indicator === "string" ? known?.id === indicator : known === indicator
  if (kept !== undefined && isSame && kept.evaluation.plan.model === model) return kept
  return yield* again(model, reading, indicator, silent)
})

/** The evaluation of nothing but a reading, at its commit. */
const again = Effect.fn("Explanation.again")(function* (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator,
  silent: Plan.Query["silent"]
) {
  const plan = yield* planOf(model, reading, indicator, silent)
  const snapshot = yield* Plan.snapshot(plan)
  const asked = Math.max(
    0,
    plan.asked.findIndex((one) => samePart(one.part, reading.part))
  )
  return { evaluation: Evaluations.make(plan, snapshot), asked, cell: 0 }
})

/**
 * The evaluation that explains a reading: of several ways to the same number the one that is found where nothing else is asked, so
 * that an account does not rest on that.
 */
export const explaining = Effect.fn("Explanation.explaining")(function* (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator
) {
  const made = yield* madeBy(model, reading, indicator)
  const { asked, buckets, groups, silent } = made.evaluation.plan
  if (asked.length === 1 && buckets.length === 1 && groups.length === 1) return made
  const alone = yield* again(model, reading, indicator, silent)
  return isSame(outcomeOf(made), outcomeOf(alone)) ? alone : made
})

const isSame = (a: Outcome, b: Outcome): boolean =>
  JSON.stringify([a.value, a.reported, a.reason]) === JSON.stringify([b.value, b.reported, b.reason])

/** What it came to. */
export const outcomeOf = ({
  asked,
  cell,
  evaluation: { input, outcomes, plan }
}: NonNullable<ReturnType<typeof Evaluations.of>>): Outcome => outcomes(plan.asked[asked]!.root, input)(cell)
