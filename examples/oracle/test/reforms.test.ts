import { Oracle } from "@lantoa/testkit"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { assert, describe, it } from "vitest"
import { stores } from "../src/door.ts"
import * as Reforms from "./reforms.ts"

const upTo = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))

const plans: Arbitrary.Arbitrary<Reforms.Plan> = Arbitrary.all({
  provinces: upTo(1),
  districts: upTo(4),
  communes: upTo(2),
  merging: upTo(2),
  dividing: upTo(1),
  mid: upTo(1),
  people: upTo(1),
  form: upTo(1),
  across: upTo(2),
  teams: upTo(1),
  salt: upTo(49),
  silent: upTo(99)
})

const monthsOf = (period: string): ReadonlyArray<number> => {
  const [from, to] = { "2025": [1, 12], "2025-Q1": [1, 3], "2025-Q3": [7, 9] }[period] ?? [
    Number(period.slice(5)),
    Number(period.slice(5))
  ]
  return Array.from({ length: to! - from! + 1 }, (_, index) => from! + index)
}

/** Of a team that went from one commune to another either waits: nobody knows more than what came in. */
const isMost = ({ teams }: Reforms.Plan, upper: number | null, most: number): boolean =>
  upper === most || (teams === 1 && (upper ?? Infinity) === Infinity)

/** What is wrong with a cell; nothing where the unit may not be asked for, or others made it before the day. */
const wrongWith = (plan: Reforms.Plan, reform: Reforms.Reform, cell: Oracle.Cell): string | undefined => {
  const months = monthsOf(cell.period)
  const range = reform.range(cell.unit, months)
  if (range === undefined || cell.reason === "not-alive") return undefined
  const [least, told] = range
  const most = reform.isWhole(cell.unit, months) ? told : Infinity
  const [lower, upper] = cell.value ?? [0, Infinity]
  const isVague =
    plan.people === 1 && (most === Infinity || (plan.merging + plan.provinces > 0 && months.length === 12))
  // Where a commune is silent, or units became others, less may be said of people than all that follows.
  const isLeast = lower === least || (isVague && lower < least)
  const isRight = isLeast && isMost(plan, upper, most) && cell.findings.length === 0
  return isRight ? undefined : `${JSON.stringify(cell)}: from ${least} to ${most}`
}

/** The same on the boundaries of the day before. */
const wrongBefore = (plan: Reforms.Plan, reform: Reforms.Reform, cell: Oracle.Cell): string | undefined => {
  const range = reform.former(cell.unit, monthsOf(cell.period))
  if (range === undefined || cell.reason === "not-alive") return undefined
  const [lower, upper] = cell.value ?? [0, Infinity]
  // Of who came of several in mid-month more may be left to each of them than there is.
  const isVague = plan.mid === 1 && plan.teams === 0 && range[0] !== range[1]
  // What a team does is its host's, as far as it came with one.
  const isLeast = plan.teams === 1 ? range[0] <= lower && lower <= range[1] : lower === range[0]
  const isUpper =
    isMost(plan, upper, range[1]) ||
    (plan.teams === 1 && lower <= upper && upper <= range[1]) ||
    (isVague && upper > range[1])
  const isRight = isLeast && isUpper && cell.findings.length === 0
  return isRight ? undefined : `${JSON.stringify(cell)}, on former boundaries: ${range.join(" to ")}`
}

describe("Reforms of provinces, districts and communes", () => {
  it("leave of each what its communes told, alone and beside other periods, as reported and on the boundaries of both sides", async () => {
    let judged = 0
    const wrong = async (plan: Reforms.Plan): Promise<ReadonlyArray<string>> => {
      const reform = Reforms.make(plan)
      const { asked } = reform
      const found: Array<string> = []
      for (const ask of Object.values(stores)) {
        const { answers, commits } = await ask(asked)
        found.push(...commits.filter((text) => text !== "ok"))
        answers.forEach((cells, query) => {
          if (typeof cells === "string") return void found.push(cells)
          const { boundaries } = asked.queries[query]!
          // Of a district of today it is not said here which of the former ones it was; nor where a July lies that was divided.
          const isDivided = (period: string): boolean =>
            plan.mid === 1 && boundaries?.asOf !== "2025-06-30" && monthsOf(period).includes(7)
          const judging = cells.filter(
            ({ period, unit }) =>
              ((boundaries?.asOf !== "2025-12-31" && !isDivided(period)) || unit === "r") &&
              (plan.across === 0 || !["2025-07", "2025-Q3"].includes(period)) &&
              // Of what communes of today told of the time before, it is not said here which part was of which of the former ones.
              (plan.across < 2 || boundaries?.asOf !== "2025-06-30" || period !== "2025")
          )
          judged += judging.length
          const wrongIn = (cell: Oracle.Cell) =>
            boundaries?.asOf === "2025-06-30" ? wrongBefore(plan, reform, cell) : wrongWith(plan, reform, cell)
          found.push(...judging.flatMap((cell) => wrongIn(cell) ?? []))
        })
      }
      return found
    }
    const property = (plan: Reforms.Plan) => Effect.promise(async () => (await wrong(plan)).length === 0)
    const result = await Effect.runPromise(
      Arbitrary.checkEffect(plans, property, { runs: 40, size: 10, seed: "reforms", maxShrinks: 100 })
    )
    if (result._tag === "Falsified") {
      assert.fail(`${JSON.stringify(result.shrunkInput)}\n${(await wrong(result.shrunkInput)).join("\n")}`)
    }
    assert.isAbove(judged, 1000)
  }, 120_000)
})
