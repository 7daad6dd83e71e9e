import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { Documents, Explanation, Expression, Lantoa, Model, Observation, Reading } from "../src/index.ts"
import { generate, type Ids } from "./fixtures/expressions.ts"
import { documents, figure } from "./fixtures/province.ts"
import { random } from "./fixtures/random.ts"

const title = { vi: "chỉ số", en: "indicator" }
const ids: Ids = {
  measures: ["guided", "trained", "users", "team-members", "activities"],
  cohorts: ["children", "youth", "members"],
  levels: ["district", "commune"],
  hierarchies: ["state"],
  kinds: ["community-digital-team"]
}
const units = ["p", "d1", "d2", "c1", "c2", "c3", "c4"]
const periods = ["2024", "2024-Q4", "2024-12", "2025-01", "2025"]

const alike = Documents.encode(documents)
const withIndicator = (expression: Expression.Expression): Documents.Encoded => ({
  ...alike,
  indicators: [{ id: "any", title, expression }],
  targets: [
    {
      id: "goal",
      title,
      indicator: "any",
      scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
      comparator: ">=",
      threshold: 50,
      deadline: { _tag: "Stated", period: "2025" },
      modality: "minimum",
      source: { title: "plan" }
    }
  ]
})

const few = (seed: number): ReadonlyArray<Observation.Encoded> => {
  const rng = random(seed)
  const told = Array.from({ length: rng.int(0, 8) }, () =>
    figure(
      rng.pick([...ids.measures, "population"]),
      rng.pick(units),
      rng.pick(periods),
      rng.pick([0, 3, "> 5", "~ 4"])
    )
  )
  return [...new Map(told.map((one) => [one.id, Observation.encode(one)])).values()]
}

/** Every sentence that is said of an indicator: what it is, whether it is enough, and why. */
const said = async (expression: Expression.Expression, seed: number): Promise<ReadonlyArray<string>> => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(withIndicator(expression), { knownAt: "2024-01-01T00:00:00Z" })
  const model = await lantoa.model()
  for (const [index, one] of few(seed).entries()) {
    // What the model has no place for is refused, and the rest is there.
    await lantoa.append({ id: `${index}`, observations: [one] }).catch(() => undefined)
  }
  const readings = await lantoa.read({
    indicator: "any",
    hierarchy: "state",
    units: ["p", "d1", "c1"],
    periods: ["2024", "2024-12"]
  })
  const judged = await lantoa.assess("goal", { asOf: "2026-02-01" })
  const why = await Promise.all([...readings].map((one) => lantoa.explain(one)))
  return (["vi", "en"] as const).flatMap((language) => [
    ...[...readings].map((one) => Reading.render(one, language)),
    judged.because[language],
    ...why.map((one) => Explanation.render(one, model, language))
  ])
}

const { measure, population, shareOfUnits, teams } = Expression
const atLeast = { comparator: ">=", threshold: 2 } as const
const simple: ReadonlyArray<Expression.Expression> = [
  ...["guided", "trained", "users"].map((id) => measure(id)),
  population("youth"),
  teams("community-digital-team"),
  Expression.units("commune"),
  Expression.constant(2),
  ...["district", "commune"].map((level) => shareOfUnits({ level, of: measure("activities"), ...atLeast }))
]
const ofTwo = [
  Expression.add,
  Expression.subtract,
  Expression.multiply,
  Expression.divide,
  Expression.coverage,
  Expression.ratio
]
const isAccepted = (one: Expression.Expression): boolean =>
  Result.isSuccess(Model.make(Documents.from(withIndicator(one))))

const speaks = async (one: Expression.Expression, seed: number): Promise<void> => {
  const sentences = await said(one, seed).catch((fault: unknown) =>
    assert.fail(`${JSON.stringify(one)}: ${String(fault)}`)
  )
  for (const sentence of sentences) assert.notMatch(sentence, /undefined|NaN|^$/, JSON.stringify(one))
}

describe("an indicator that is accepted", () => {
  it("is read, judged and explained, whatever two it is made of", async () => {
    const pairs = ofTwo.flatMap((of) => simple.flatMap((left) => simple.map((right) => of(left, right))))
    for (const [seed, one] of pairs.filter(isAccepted).entries()) await speaks(one, seed)
  })

  it("is so however deep it is", async () => {
    const any = Array.from({ length: 500 }, (_, seed) => generate(random(seed + 1), 3, ids)).filter(isAccepted)
    assert.isAtLeast(any.length, 100)
    for (const [seed, one] of any.entries()) await speaks(one, seed)
  })
})
