import { assert, describe, it } from "@effect/vitest"
import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect, Schema } from "effect"
import { stores } from "../src/door.ts"
import { small } from "./small.ts"

const upTo = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

interface Plan {
  /** Whether each of the two measures is on a form of months or of quarters. */
  readonly top: number
  readonly bottom: number
  /** By commune, measure and month: what stood at its end, and whether it was told. */
  readonly counts: ReadonlyArray<number>
  readonly told: ReadonlyArray<number>
}

const plans: Arbitrary.Arbitrary<Plan> = Arbitrary.all({
  top: upTo(1),
  bottom: upTo(1),
  counts: Arbitrary.array(upTo(9), { minLength: 24, maxLength: 24 }),
  told: Arbitrary.array(upTo(3), { minLength: 24, maxLength: 24 })
})

const communes = ["a", "b"] as const
const measures = ["m", "n"] as const
const months = [1, 2, 3, 4, 5, 6] as const
const text = (id: string) => ({ vi: id, en: id })
const of = (measure: string): Oracle.ExpressionJson => ({ _tag: "Measure", measure })
const at = (commune: number, measure: number, month: number): number => 12 * commune + 6 * measure + month - 1

/** Two stocks that change every month, in two communes. */
const officeOf = (plan: Plan) => {
  const everyOf = (measure: number) =>
    [plan.top, plan.bottom][measure] === 0 ? ("month" as const) : ("quarter" as const)
  const isTold = (commune: number, measure: number, month: number): boolean =>
    plan.told[at(commune, measure, month)]! > 0 && (everyOf(measure) === "month" || month % 3 === 0)
  const count = (commune: number, measure: number, month: number): number =>
    plan.counts[at(commune, measure, month)]! + 10 * measure + 1
  const figures = communes.flatMap((unit, commune) =>
    measures.flatMap((measure, number) =>
      months.flatMap((month): ReadonlyArray<Oracle.FigureJson> => {
        if (!isTold(commune, number, month)) return []
        const period = everyOf(number) === "month" ? `2025-0${month}` : `2025-Q${month / 3}`
        const id = `${unit}-${measure}-${month}`
        return [
          { id, measure, units: [unit], period, value: count(commune, number, month), knownAt: "2026-01-01T00:00:00Z" }
        ]
      })
    )
  )
  const bare = small("account", [], ["p", "2025-Q1"])
  const asked: Oracle.Case = {
    ...bare,
    documents: {
      ...bare.documents,
      measures: measures.map((id) => ({ id, title: text(id), basis: "account", accumulation: "stock", own: "no" })),
      indicators: [
        { id: "r", title: text("r"), expression: { _tag: "Ratio", numerator: of("m"), denominator: of("n") } }
      ],
      units: ["p", ...communes].map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: bare.documents.hierarchies.map((one) => ({
        ...one,
        edges: one.edges.filter(({ unit }) => unit !== "c")
      })),
      forms: measures.map((id, index) => ({
        id,
        title: text(id),
        measures: [id],
        by: { level: "commune", hierarchy: "state" },
        every: everyOf(index),
        due: 15
      }))
    },
    commits: [{ figures, filings: [], withdrawals: [] }],
    queries: [
      {
        indicator: "r",
        hierarchy: "state",
        units: ["p", ...communes],
        periods: ["2025-03", "2025-04", "2025-05", "2025-06", "2025-Q1", "2025-Q2", "2025-H1"]
      }
    ]
  }
  return { asked, count, isTold }
}

/** The months at whose ends all of these communes told both. */
const common = ({ isTold }: ReturnType<typeof officeOf>, of: ReadonlyArray<number>): ReadonlyArray<number> =>
  months.filter((month) => of.every((commune) => [0, 1].every((measure) => isTold(commune, measure, month))))

/** A cell that says of two stocks what they were together on no day, though both were told of one. */
const isWrong = (office: ReturnType<typeof officeOf>, cell: Oracle.Cell): boolean => {
  if (cell.value === null) return false
  const of = cell.unit === "p" ? [0, 1] : [communes.indexOf(cell.unit as "a")]
  const { count } = office
  const isOver = (month: number): boolean => Oracle.lastDay(`2025-0${month}`) <= Oracle.lastDay(cell.period)
  const newest = of.flatMap((commune) =>
    [0, 1].map((measure) =>
      Math.max(...months.filter((month) => isOver(month) && office.isTold(commune, measure, month)))
    )
  )
  // What a form carries stands beside what was told later than all that both told: then its sentence says of which days it is.
  const isCarried = !common(office, of).some((month) => isOver(month) && month >= Math.min(...newest))
  if (isCarried) return false
  const sum = (measure: number, days: ReadonlyArray<number>): number =>
    of.reduce((found, commune, index) => found + count(commune, measure, days[index]!), 0)
  const days = of.map((commune) => common(office, [commune]))
  const each = days.length === 1 ? days[0]!.map((one) => [one]) : days[0]!.flatMap((a) => days[1]!.map((b) => [a, b]))
  return !each.some((one) => Oracle.allows(cell, sum(0, one) / sum(1, one)))
}

describe("Ratios of stocks that change every month", () => {
  for (const [store, ask] of Object.entries(stores)) {
    it(`are of a day of which both were told, where that is not older than what is carried, in ${store}`, async () => {
      let judged = 0
      const wrong = async (plan: Plan): Promise<ReadonlyArray<string>> => {
        const office = officeOf(plan)
        const { answers, commits } = await ask(office.asked)
        const cells = answers.flatMap((one) => (typeof one === "string" ? [] : one))
        judged += cells.filter(({ value }) => value !== null).length
        return [
          ...commits.filter((one) => one !== "ok"),
          ...cells.filter((cell) => isWrong(office, cell)).map((cell) => JSON.stringify(cell))
        ]
      }
      const property = (plan: Plan) => Effect.promise(async () => (await wrong(plan)).length === 0)
      const result = await Effect.runPromise(
        Arbitrary.checkEffect(plans, property, { runs: 40, size: 10, seed: "ratios", maxShrinks: 100 })
      )
      if (result._tag === "Falsified") {
        assert.fail(`${JSON.stringify(result.shrunkInput)}\n${(await wrong(result.shrunkInput)).join("\n")}`)
      }
      assert.isAbove(judged, 200)
    })
  }
})
