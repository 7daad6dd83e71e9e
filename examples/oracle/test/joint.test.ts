import { assert, describe, it } from "@effect/vitest"
import type { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect, Schema } from "effect"
import { stores } from "../src/door.ts"
import { small } from "./small.ts"

const units = ["p", "a", "b"]
const communes = units.slice(1)
const months = ["2025-01", "2025-02", "2025-03"]
const spans = [
  [0, 0],
  [1, 1],
  [2, 2],
  [0, 1],
  [1, 2],
  [0, 2]
] as const
const spell = ([first, last]: readonly [number, number]): string =>
  first === last ? months[first]! : `${months[first]}/${months[last]}`
const boxes = units.flatMap((unit) => spans.map((span) => [unit, spell(span)] as const))

const upTo = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum }))
/** What some boxes were told to hold, whether that can be or not; a box that comes twice keeps its last number. */
const told = Arbitrary.array(Arbitrary.schema(Schema.Tuple([upTo(boxes.length - 1), upTo(4)])), {
  minLength: 5,
  maxLength: 10
})
type Told = ReadonlyArray<readonly [box: number, value: number]>

/** A province of two communes: what it and one of them told leaves something to the other. */
const caseOf = (basis: string, all: Told): Oracle.Case => {
  const figures = [...new Map(all)].map(([box, value]) => [...boxes[box]!, value] as const)
  const { documents, ...rest } = small(basis, figures, ["p", "2025-Q1"])
  const hierarchies = documents.hierarchies.map((one) => ({
    ...one,
    edges: one.edges.filter(({ unit }) => units.includes(unit))
  }))
  return {
    ...rest,
    documents: { ...documents, hierarchies },
    queries: [{ indicator: "m", hierarchy: "state", units, periods: spans.map(spell) }]
  }
}

interface Known {
  readonly name: string
  readonly lower: number
  /** No end where a finding says that its figures contradict each other. */
  readonly upper: number
}

/** Readings of which parts, or parts together, are more than their whole without a finding. */
const impossible = async (basis: string, all: Told): Promise<ReadonlyArray<string>> => {
  const [cells] = (await stores["memory"]!(caseOf(basis, all))).answers
  if (typeof cells !== "object") throw new Error(cells)
  const known = (unit: string, [first, last]: readonly [number, number]): Known => {
    const at = units.indexOf(unit) * spans.length + spans.findIndex((one) => one[0] === first && one[1] === last)
    const { findings, period, value } = cells[at]!
    const [lower, most] = value ?? [0, Infinity]
    return { name: `${unit} ${period} ${lower}`, lower, upper: findings.length > 0 ? Infinity : most }
  }
  return units.flatMap((unit) =>
    spans.flatMap((span) => {
      const [first, last] = span
      const whole = known(unit, span)
      const inside = spans.filter((one) => first <= one[0] && one[1] <= last)
      const smaller = unit === "p" ? units : [unit]
      const cuts = [0, 1].filter((cut) => first <= cut && cut < last)
      const together = [
        ...smaller.flatMap((one) => inside.map((days) => [known(one, days)])),
        ...(basis === "turn" ? cuts.map((cut) => [known(unit, [first, cut]), known(unit, [cut + 1, last])]) : []),
        ...(basis === "turn" && unit === "p" ? [communes.map((one) => known(one, span))] : [])
      ]
      return together
        .filter((parts) => parts.reduce((sum, { lower }) => sum + lower, 0) > whole.upper)
        .map((parts) => `${parts.map(({ name }) => name).join(" + ")} in ${whole.name}..${whole.upper}`)
    })
  )
}

describe("figures that need not all be true", () => {
  it.each(["turn", "person"])(
    "have no readings of which parts are more than their whole, of %s",
    { timeout: 240_000 },
    async (basis) => {
      const result = await Effect.runPromise(
        Arbitrary.checkEffect(told, (all) => Effect.promise(async () => (await impossible(basis, all)).length === 0), {
          runs: 500,
          seed: "nested",
          size: 30
        })
      )
      assert.strictEqual(Arbitrary.formatCheckFailure(result), undefined)
    }
  )
})
