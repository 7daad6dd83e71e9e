/** One target, one verdict: what an assessment settles an outlook does not contradict. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, type Observation } from "@lantoa/core"
import { Answer, Draws, Ensemble, Naive, Outlook } from "../src/index.ts"

const text = (name: string) => ({ vi: name, en: name })
const comparators = [">=", ">", "<=", "<", "="] as const
const pick = <A>(random: Draws.Draws, all: ReadonlyArray<A>): A => all[Math.floor(random.uniform() * all.length)]!

/** A province of three communes and two years of months, quarters or years, exact, about or only bounded, some never told. */
const world = (seed: number) => {
  const random = Draws.make(seed)
  const by = pick(random, ["month", "month", "quarter", "year"] as const)
  const measure = pick(random, ["held", "users", "founded"] as const)
  const level = 5 + Math.floor(20 * random.uniform())
  const periods =
    by === "year"
      ? ["2021", "2022", "2023", "2024", "2025"]
      : [2024, 2025].flatMap((year) =>
          by === "quarter"
            ? [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)
            : Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`)
        )
  const told = periods.slice(0, Math.ceil(periods.length * (0.3 + 0.7 * random.uniform())))
  const observations = told.flatMap((period, index) =>
    ["p", ...(random.uniform() < 0.3 ? ["a", "b", "c"] : [])].flatMap((unit): ReadonlyArray<Observation.Encoded> => {
      if (random.uniform() < 0.1) return []
      const value = Math.floor(
        (unit === "p" ? 1 : 0.2) * (level + (measure === "users" ? index : 0) + 6 * random.uniform())
      )
      const written = pick(random, [value, value, value, value, `> ${value}`, `~ ${value}`, `[${value}, ${value + 4}]`])
      return [{ measure, units: [unit], period, value: written, knownAt: "2026-01-02" }]
    })
  )
  const scale = measure === "users" ? 1 : by === "year" ? 1 : by === "quarter" ? 4 : 12
  const scope = pick(random, [
    { _tag: "Unit", unit: "p", hierarchy: "state" },
    { _tag: "Unit", unit: "p", hierarchy: "state" },
    { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" }
  ] as const)
  const target = {
    id: "t",
    title: text("T"),
    indicator: measure,
    scope,
    comparator: pick(random, comparators),
    threshold: Math.floor((scope._tag === "Unit" ? 1 : 0.2) * scale * level * (0.5 + random.uniform())),
    deadline: pick(random, [
      { _tag: "Stated", period: "2025" },
      { _tag: "Stated", period: "2024" },
      { _tag: "Stated", period: "2026" },
      { _tag: "Absent" },
      { _tag: "Recurring", every: "year" }
    ] as const),
    modality: "minimum",
    source: { title: "12/KH" }
  } as const
  const asOf = pick(random, ["2025-03-31", "2025-07-10", "2025-12-31", "2026-02-01"])
  return { asOf, observations, target }
}

const opened = async ({ observations, target }: Pick<ReturnType<typeof world>, "observations" | "target">) => {
  const lantoa = await Lantoa.open()
  const of = (measure: string) =>
    ({ id: measure, title: text(measure), expression: { _tag: "Measure", measure } }) as const
  const levels = ["province", "commune"].map((id) => ({ id, name: text(id) }))
  const edges = [
    { unit: "p", level: "province" },
    ...["a", "b", "c"].map((unit) => ({ unit, parent: "p", level: "commune" }))
  ]
  const documents = {
    measures: [
      { id: "held", title: text("Held"), basis: "activity", accumulation: "flow" },
      { id: "users", title: text("Users"), basis: "person", accumulation: "stock" },
      { id: "founded", title: text("Founded"), basis: "team", accumulation: "flow", once: true }
    ],
    indicators: [of("held"), of("users"), of("founded")],
    units: ["p", "a", "b", "c"].map((id) => ({ id, names: [{ name: text(id) }] as const })),
    hierarchies: [{ id: "state", name: text("state"), levels, edges }],
    targets: [target]
  } as unknown as Documents.Encoded
  await lantoa.put(documents, { knownAt: "2020-01-01" })
  await lantoa.append({ id: "figures", observations })
  return lantoa
}

describe("an assessment and an outlook of one target", () => {
  it("never contradict each other, whatever the figures, the target and the day", async () => {
    const seen = new Map<string, number>()
    // Whatever the forecast: a quick one in most worlds.
    for (let seed = 1; seed <= 150; seed++) {
      const made = world(seed)
      await using lantoa = await opened(made)
      const { asOf, target } = made
      const { question, status } = await lantoa.assess("t", { asOf })
      const outlooks = await Outlook.of(lantoa, "t", {
        asOf,
        draws: 200,
        forecaster: seed % 5 === 0 ? Ensemble.standard : Naive.drift
      })
      for (const outlook of outlooks) {
        const { headline, met, probability } = outlook
        const say = `seed ${seed}: ${status}, ${JSON.stringify([target.comparator, target.threshold, target.deadline, asOf, headline, probability])}`
        const p = Answer.value(probability)
        seen.set(status, (seen.get(status) ?? 0) + 1)
        if (status === "met") {
          assert.strictEqual(headline.likelihood, "met", say)
          assert.strictEqual(p ?? 1, 1, say)
          assert.strictEqual(Answer.value(met), true, say)
        }
        if (status === "notMet") {
          assert.strictEqual(headline.likelihood, "missed", say)
          assert.strictEqual(p, 0, say)
        }
        if (status === "notDue") assert.isFalse(["met", "missed"].includes(headline.likelihood), say)
        if (status === "unmeasurable") {
          assert.isFalse(["met", "missed"].includes(headline.likelihood), say)
          if (question.isDue || question.due === undefined) {
            assert.strictEqual(headline.likelihood, "unjudged", say)
            assert.isUndefined(p, say)
          }
        }
        for (const language of ["vi", "en"] as const) {
          const page = Outlook.render(outlook, language)
          assert.notMatch(page, /NaN|undefined|∞/, say)
        }
      }
    }
    for (const status of ["met", "notMet", "notDue", "unmeasurable"]) assert.isAbove(seen.get(status) ?? 0, 5, status)
  })
})
