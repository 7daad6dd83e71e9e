import { assert, describe, it } from "@effect/vitest"
import { Documents, Figures, Lantoa, Model, type Observation, Period } from "@lantoa/core"
import { Nation } from "@lantoa/testkit"
import { Effect, Result } from "effect"

const month = Period.from("2025-03")
const rows = ({ observations }: Nation.Batch): ReadonlyArray<Observation.Observation> =>
  Array.from({ length: observations.length }, (_, row) => Figures.observationAt(observations, row))
const all = (nation: Nation.Nation, over = month) => [...nation.batches(over)].flatMap(rows)

/** What a reporter says of a period: what is the same row when it comes again. */
const boxOf = ({ measure, period, team, units }: Observation.Observation): string =>
  [measure, period, units[0], team].join(" ")
const formOf = ({ period, team, units }: Observation.Observation): string => [period, units[0], team].join(" ")

describe("a country that reports", () => {
  it.effect("is as large as Viet Nam where nothing else is said, and its documents agree with each other", () =>
    Effect.gen(function* () {
      const { documents } = Nation.make({ seed: 1 })
      const model = yield* Effect.fromResult(Model.make(Result.getOrThrow(Documents.decode(documents))))
      assert.deepStrictEqual([model.units.size, model.teams.size, model.forms.size], [1 + 34 + 3321, 6642, 2])
      assert.strictEqual(documents.measures!.length, 10)
      const communes = documents.hierarchies![0]!.edges!.filter(({ level }) => level === "commune")
      const sizes = documents.units!.map(({ id }) => communes.filter(({ parent }) => parent === id).length)
      assert.deepStrictEqual([...new Set(sizes.filter((size) => size > 0))].sort(), [97, 98])
    })
  )

  it("is the same for the same seed, and another for another", () => {
    const small = { provinces: 2, communes: 6 }
    assert.deepStrictEqual(all(Nation.make({ seed: 1, ...small })), all(Nation.make({ seed: 1, ...small })))
    assert.notDeepEqual(all(Nation.make({ seed: 1, ...small })), all(Nation.make({ seed: 2, ...small })))
  })

  it("sends what becomes known in the order it does", () => {
    const moments = [...Nation.make({ seed: 3, provinces: 2, communes: 20 }).batches(Period.from("2025-Q1"))].map(
      ({ observations }) => new Set(observations.knownAt)
    )
    assert.isTrue(moments.every((each) => each.size <= 1))
    const known = moments.flatMap((each) => [...each])
    assert.deepStrictEqual(
      known,
      [...known].sort((a, b) => a - b)
    )
  })

  it("makes a batch when it is asked for, however long the span", () => {
    const [first] = Nation.make({ seed: 4 }).batches(Period.from("1990-01-01/2089-12-31"))
    assert.match(first!.id, /^team-week\.p01\.1990-w01$/)
    assert.isAbove(first!.observations.length, 600)
  })

  it("is late, silent, twice and wrong as often as was said", () => {
    const rates = { late: 0.1, missing: 0.04, doubled: 0.03, corrected: 0.02 }
    const sent = all(Nation.make({ seed: 5, provinces: 3, communes: 700, teams: 2, ...rates }))
    const forms = new Map<string, number>()
    const boxes = new Map<string, number>()
    for (const one of sent.filter(({ corrects }) => corrects === undefined)) {
      forms.set(formOf(one), Math.max(forms.get(formOf(one)) ?? 0, Date.parse(one.knownAt)))
      boxes.set(boxOf(one), (boxes.get(boxOf(one)) ?? 0) + 1)
    }
    // Four weeks have their Thursday in March.
    const expected = 700 + 700 * 2 * 4
    const near = (found: number, rate: number) => assert.closeTo(found, rate, 0.15 * rate)
    near(1 - forms.size / expected, rates.missing)
    const due = (one: Observation.Observation): number =>
      (Period.bounds(one.period).end + (one.team === undefined ? 5 : 2)) * 86_400_000
    const late = new Set(sent.filter((one) => Date.parse(one.knownAt) > due(one)).map(formOf))
    const early = new Set(sent.filter((one) => Date.parse(one.knownAt) <= due(one)).map(formOf))
    near([...late].filter((form) => !early.has(form)).length / expected, rates.late)
    near([...boxes.values()].filter((count) => count === 2).length / boxes.size, rates.doubled)
    const inTime = new Set(sent.filter((one) => Date.parse(one.knownAt) <= due(one)).map(boxOf))
    near(sent.filter(({ corrects }) => corrects !== undefined).length / inTime.size, rates.corrected)
    assert.deepStrictEqual([...new Set(boxes.values())].sort(), [1, 2])
  })

  it("is taken by a store as it comes: what is twice once, what is corrected as it was put right", async () => {
    const nation = Nation.make({ seed: 6, provinces: 2, communes: 40, missing: 0.1, doubled: 0.1, corrected: 0.1 })
    await using lantoa = await Lantoa.open()
    await lantoa.put(nation.documents, { knownAt: "2025-01-01" })
    const [counts, last] = [{ accepted: 0, unchanged: 0, corrections: 0 }, new Map<string, Observation.Observation>()]
    for (const batch of nation.batches(month)) {
      const { figures } = await lantoa.append(batch)
      for (const key of ["accepted", "unchanged", "corrections"] as const) counts[key] += figures[key]
      for (const one of rows(batch)) last.set(boxOf(one), one)
    }
    const sent = all(nation)
    const corrections = sent.filter(({ corrects }) => corrects !== undefined).length
    assert.deepStrictEqual(counts, {
      accepted: last.size + corrections,
      unchanged: sent.length - last.size - corrections,
      corrections
    })
    assert.isAbove(counts.unchanged, 30)
    for (const indicator of ["guided", "visits"]) {
      const [reading] = await lantoa.read({ indicator, hierarchy: "state", units: ["vn"], periods: [month] })
      const told = [...last.values()].filter(({ measure }) => measure === indicator)
      assert.strictEqual(
        reading!.reported,
        told.reduce((sum, { value }) => sum + value!.lower, 0)
      )
      assert.isAbove(reading!.silent.length, 0)
    }
  })
})
