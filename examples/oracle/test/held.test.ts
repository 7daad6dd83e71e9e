import { assert, describe, it } from "@effect/vitest"
import type { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect, Schema } from "effect"
import { stores } from "../src/door.ts"
import { boxes, type Split, splits, told, truth } from "./held.ts"

const limit = 60_000

const picks = Arbitrary.array(
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: boxes.length - 1 }))),
  {
    minLength: 1,
    maxLength: 14
  }
)

type Ends = readonly [lower: number, upper: number]

const total = (all: ReadonlyArray<Ends>): Ends => [
  all.reduce((sum, [lower]) => sum + lower, 0),
  all.reduce((sum, [, upper]) => sum + upper, 0)
]

/** What is known of whole and parts, and does not fit what is known of the others. */
const faultsOf = (ends: ReadonlyMap<string, Ends>, { parts, whole }: Split): ReadonlyArray<string> => {
  const of = (cell: Split["whole"]): Ends => ends.get(cell.join(" "))!
  const known = of(whole)
  const all = total(parts.map(of))
  const isWithin = ([lower, upper]: Ends, [low, high]: Ends): boolean => low <= lower && upper <= high
  const show = (cell: Split["whole"]) => `${cell.join(" ")} [${of(cell).join()}]`
  return [
    ...(isWithin(known, all) ? [] : [`${show(whole)} is made of ${parts.map(show).join(", ")}`]),
    ...parts.flatMap((part) => {
      const others = total(parts.filter((one) => one !== part).map(of))
      const left: Ends = [known[0] - others[1], known[1] - others[0]]
      return isWithin(of(part), left) ? [] : [`${show(whole)} leaves ${left.join(" to ")} to ${show(part)}`]
    })
  ]
}

const check = async (ask: Oracle.Ask, numbers: ReadonlyArray<number>): Promise<ReadonlyArray<string>> => {
  const [cells] = (await ask(told(numbers))).answers
  if (typeof cells !== "object") return [String(cells)]
  const ends = new Map(
    cells.map(({ period, unit, value }): readonly [string, Ends] => [
      `${unit} ${period}`,
      value === null ? [0, Infinity] : [value[0], value[1]]
    ])
  )
  const lost = cells
    .map(({ period, unit }) => [unit as Split["whole"][0], period] as const)
    .filter(([unit, period]) => {
      const [lower, upper] = ends.get(`${unit} ${period}`)!
      const count = truth([unit], period)
      return count < lower || upper < count
    })
  return [
    ...lost.map((cell) => `${cell.join(" ")} is not ${truth([cell[0]], cell[1])}`),
    ...splits.flatMap((one) => faultsOf(ends, one))
  ]
}

describe("what is known of a part", () => {
  for (const [store, ask] of Object.entries(stores)) {
    it(`is known of its whole, over places, over days and over both, in ${store}`, { timeout: limit }, async () => {
      const result = await Effect.runPromise(
        Arbitrary.checkEffect(
          picks,
          (numbers) => Effect.promise(async () => (await check(ask, numbers)).length === 0),
          { runs: 60, seed: "held", size: 30 }
        )
      )
      const faults = result._tag === "Falsified" ? await check(ask, result.shrunkInput) : []
      assert.deepStrictEqual(faults, [], Arbitrary.formatCheckFailure(result))
    })
  }
})

describe("what was known before some days began", () => {
  /** What is known at least of the days of June. */
  const ofJune = async (ask: Oracle.Ask, asked: Oracle.Case): Promise<ReadonlyMap<string, number>> => {
    const [cells] = (await ask(asked)).answers
    if (typeof cells !== "object") throw new Error(String(cells))
    const june = cells.filter(({ period }) => period === "2025-06")
    return new Map(june.map(({ unit, value }) => [unit, value?.[0] ?? 0]))
  }
  /** The same case in which somebody told far too much of the half year before June began. */
  const exaggerated = (asked: Oracle.Case, pick: number): Oracle.Case => {
    const all = boxes.filter(({ period }) => period === "2025-H1")
    const { of, period } = all[pick % all.length]!
    const early: Oracle.FigureJson = {
      id: "early",
      measure: "m",
      units: of as [string, ...Array<string>],
      period,
      value: truth(of, period) + 1000,
      knownAt: "2025-05-20T00:00:00Z"
    }
    const [commit] = asked.commits
    const others = commit!.figures.filter((one) => one.period !== period)
    return { ...asked, commits: [{ ...commit!, figures: [...others, early] }] }
  }
  for (const [store, ask] of Object.entries(stores)) {
    it(`leaves nothing to these, whatever it says, in ${store}`, { timeout: limit }, async () => {
      const samples = await Effect.runPromise(Arbitrary.sampleEffect(picks, { count: 60, seed: "early", size: 30 }))
      for (const [number, sample] of samples.entries()) {
        const asked = told(sample)
        const [before, after] = [await ofJune(ask, asked), await ofJune(ask, exaggerated(asked, number))]
        for (const [unit, least] of after) {
          assert.isAtMost(least, before.get(unit)!, `${unit} in June, told ${sample.join(" ")}, exaggerated ${number}`)
        }
      }
    })
  }
})
