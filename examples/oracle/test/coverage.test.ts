import { assert, describe, it } from "@effect/vitest"
import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect, Schema } from "effect"
import { stores } from "../src/door.ts"
import { small } from "./small.ts"

const upTo = (maximum: number): Arbitrary.Arbitrary<number> =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))
const three = (maximum: number) => Arbitrary.array(upTo(maximum), { minLength: 3, maxLength: 3 })

/** How a number is told: not at all, exactly, as at least, of some of them only, as not known. */
const ways = ["silent", "exactly", "atLeast", "unknown", "some", "silent", "exactly", "exactly"] as const
type Way = (typeof ways)[number]

interface Plan {
  /** Whether units are counted, of which each is one, or people of whom a population was told. */
  readonly ofUnits: number
  readonly isFlow: number
  /** By commune: how many there are beside one, how many of them are counted at most, and how many told are in those. */
  readonly size: ReadonlyArray<number>
  readonly counted: ReadonlyArray<number>
  readonly less: ReadonlyArray<number>
  readonly told: ReadonlyArray<number>
  /** Of whom the population was told: 0 of the province only, else of the communes. */
  readonly sized: ReadonlyArray<number>
  /** How the province told its number. */
  readonly whole: number
}

const plans: Arbitrary.Arbitrary<Plan> = Arbitrary.all({
  ofUnits: upTo(1),
  isFlow: upTo(1),
  size: three(9),
  counted: three(10),
  less: three(4),
  told: three(7),
  sized: three(7),
  whole: upTo(7)
})

const communes = ["a", "b", "c"] as const
const text = (id: string) => ({ vi: id, en: id })
const sum = (all: ReadonlyArray<number>): number => all.reduce((a, b) => a + b, 0)

/** Three communes, of each of which no more is counted than there is, and what they told of it. */
const officeOf = (plan: Plan) => {
  const ofUnits = plan.ofUnits === 1
  const sizes = communes.map((_, index) => (ofUnits ? 1 : plan.size[index]! + 1))
  const counts = communes.map((_, index) => plan.counted[index]! % (sizes[index]! + 1))
  const wayOf = (index: number): Way => {
    const way = ways[plan.told[index]!]!
    return way === "some" && ofUnits ? "silent" : way
  }
  const isSized = (index: number): boolean => ofUnits || plan.sized[index]! > 0
  const figure = (
    unit: string,
    value: number | string | null,
    more: { readonly measure?: string; readonly cohorts?: ReadonlyArray<string>; readonly period?: string } = {}
  ): Oracle.FigureJson => ({
    id: `${unit}-${more.measure ?? "m"}`,
    measure: "m",
    units: [unit],
    period: "2025-Q1",
    value,
    knownAt: "2025-04-05T00:00:00Z",
    ...more
  })
  const tell = (unit: string, way: Way, count: number, less: number): ReadonlyArray<Oracle.FigureJson> => {
    const part = Math.max(0, count - less)
    if (way === "silent") return []
    if (way === "some") return [figure(unit, part, { cohorts: ["young"] })]
    return [figure(unit, way === "exactly" ? count : way === "atLeast" ? `>= ${part}` : null)]
  }
  const population = (unit: string, value: number) =>
    figure(unit, value, { measure: "population", cohorts: ["y"], period: "2024" })
  const sized = communes.map((_, index) => index).filter(isSized)
  const bare = small("person", [], ["p", "2025-Q1"])
  const counted = ofUnits ? { hierarchy: "state", level: "commune" } : { cohort: "y" }
  const asked: Oracle.Case = {
    ...bare,
    documents: {
      ...bare.documents,
      cohorts: ["y", "young"].map((id) => ({ id, name: text(id), ...(id === "y" ? {} : { within: ["y"] }) })) as never,
      measures: [
        {
          ...bare.documents.measures[0]!,
          basis: ofUnits ? "unit" : "person",
          accumulation: plan.isFlow === 1 ? "flow" : "stock",
          counts: counted
        } as never
      ],
      indicators: [
        {
          id: "share",
          title: text("share"),
          expression: {
            _tag: "Coverage",
            numerator: { _tag: "Measure", measure: "m" },
            denominator: ofUnits ? { _tag: "Units", level: "commune" } : { _tag: "Population", cohort: "y" }
          } as never
        }
      ],
      forms: [
        { id: "f", title: text("f"), measures: ["m"], by: { level: "commune", hierarchy: "state" }, every: "quarter" }
      ] as never
    },
    commits: [
      {
        figures: [
          ...communes.flatMap((unit, index) => tell(unit, wayOf(index), counts[index]!, plan.less[index]!)),
          ...tell("p", wayOfWhole(plan)!, sum(counts), plan.less[0]!),
          ...(ofUnits ? [] : sized.map((index) => population(communes[index]!, sizes[index]!))),
          ...(sized.length === communes.length ? [] : [population("p", sum(sizes))])
        ],
        filings: [],
        withdrawals: []
      }
    ],
    queries: [{ indicator: "share", hierarchy: "state", units: ["p", ...communes], periods: ["2025-Q1"] }]
  }
  return { asked, sizes, counts, wayOf, isAllSized: sized.length === communes.length }
}

const wayOfWhole = ({ whole }: Plan): Way => (whole < 4 ? ways[whole]! : "silent")

/** What is told of the province by its communes, each of which told its number or nothing: the least and the most of it. */
const rangeOf = (plan: Plan, { counts, isAllSized, sizes, wayOf }: ReturnType<typeof officeOf>) => {
  const told = communes.map((_, index) => wayOf(index))
  const isPlain = told.every((way) => way === "exactly" || way === "silent") && told.includes("exactly")
  if (!isPlain || !isAllSized || wayOfWhole(plan) !== "silent") return undefined
  const held = (ofSilent: ReadonlyArray<number>) =>
    (100 * sum(told.map((way, index) => (way === "exactly" ? counts[index]! : ofSilent[index]!)))) / sum(sizes)
  return [held([0, 0, 0]), held(sizes)] as const
}

const isNear = (a: number | string, b: number): boolean => Math.abs(Number(a) - b) <= 1e-9 * Math.max(1, b)

const isWrong = (plan: Plan, office: ReturnType<typeof officeOf>, cell: Oracle.Cell): boolean => {
  if (cell.value === null) return false
  const of = cell.unit === "p" ? [0, 1, 2] : [communes.indexOf(cell.unit as "a")]
  const truth = (100 * sum(of.map((one) => office.counts[one]!))) / sum(of.map((one) => office.sizes[one]!))
  const range = cell.unit === "p" ? rangeOf(plan, office) : undefined
  const isTight = range === undefined || (isNear(cell.value[0], range[0]) && isNear(cell.value[1], range[1]))
  return !isTight || !Oracle.allows(cell, truth)
}

describe("Coverages of communes of which some told nothing", () => {
  for (const [store, ask] of Object.entries(stores)) {
    it(`hold what is true, and no commune counts more than there are in it, in ${store}`, async () => {
      let [judged, tight] = [0, 0]
      const wrong = async (plan: Plan): Promise<ReadonlyArray<string>> => {
        const office = officeOf(plan)
        const { answers, commits } = await ask(office.asked)
        const cells = answers.flatMap((one) => (typeof one === "string" ? [] : one))
        judged += cells.filter(({ value }) => value !== null).length
        const range = rangeOf(plan, office)
        tight += range === undefined || range[1] > 99 ? 0 : 1
        return [
          ...commits.filter((one) => one !== "ok"),
          ...answers.filter((one) => typeof one === "string"),
          ...cells.filter((cell) => isWrong(plan, office, cell)).map((cell) => JSON.stringify(cell))
        ]
      }
      const property = (plan: Plan) => Effect.promise(async () => (await wrong(plan)).length === 0)
      const result = await Effect.runPromise(
        Arbitrary.checkEffect(plans, property, { runs: 250, size: 10, seed: "coverage", maxShrinks: 100 })
      )
      if (result._tag === "Falsified") {
        assert.fail(`${JSON.stringify(result.shrunkInput)}\n${(await wrong(result.shrunkInput)).join("\n")}`)
      }
      assert.isAbove(judged, 200)
      assert.isAbove(tight, 20)
    })
  }
})
