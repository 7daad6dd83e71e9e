import { assert, describe, it } from "@effect/vitest"
import { Cohort } from "@lantoa/core"
import { random } from "./fixtures/random.ts"

const cohort = (
  id: string,
  facts: { readonly within?: ReadonlyArray<string>; readonly apartFrom?: ReadonlyArray<string> } = {}
) => Cohort.from({ id, name: { vi: id, en: id }, ...facts })

const people = Cohort.lattice([
  cohort("everyone"),
  cohort("children-and-youth", { within: ["everyone"] }),
  cohort("youth", { within: ["children-and-youth"] }),
  cohort("union-members", { within: ["youth"] }),
  cohort("elders", { within: ["everyone"], apartFrom: ["children-and-youth"] }),
  cohort("farmers", { within: ["everyone"] })
])

describe("a lattice of cohorts", () => {
  it("knows that what lies within a part lies within the whole", () => {
    assert.isTrue(people.isWithin("union-members", "everyone"))
    assert.isFalse(people.isWithin("everyone", "union-members"))
    assert.strictEqual(people.relation("union-members", "children-and-youth"), "within")
    assert.strictEqual(people.relation("everyone", "union-members"), "contains")
    assert.strictEqual(people.relation("youth", "youth"), "same")
  })

  it("knows that what is apart from the whole is apart from its parts, whoever said so", () => {
    assert.strictEqual(people.relation("elders", "union-members"), "apart")
    assert.strictEqual(people.relation("union-members", "elders"), "apart")
  })

  it("takes what nobody said for a possible overlap, unknown cohorts too", () => {
    assert.strictEqual(people.relation("farmers", "youth"), "overlap")
    assert.strictEqual(people.relation("youth", "strangers"), "overlap")
  })

  it("never says more of generated populations than is true of their people", () => {
    let known = 0
    for (let seed = 1; seed <= 150; seed++) {
      const rng = random(seed)
      const sets = Array.from({ length: 9 }, () => 1 + rng.int(0, 510))
      const inside = (a: number, b: number) => (sets[a]! & ~sets[b]!) === 0
      const others = (i: number, holds: (j: number) => boolean) =>
        sets.flatMap((_, j) => (j !== i && holds(j) && rng.chance(0.6) ? [`c${j}`] : []))
      const lattice = Cohort.lattice(
        sets.map((set, i) =>
          cohort(`c${i}`, {
            within: others(i, (j) => inside(i, j)),
            apartFrom: others(i, (j) => (set & sets[j]!) === 0)
          })
        )
      )
      sets.forEach((set, i) =>
        sets.forEach((other, j) => {
          const relation = lattice.relation(`c${i}`, `c${j}`)
          if (relation !== "overlap" && i !== j) known++
          if (relation === "within") assert.isTrue(inside(i, j))
          if (relation === "contains") assert.isTrue(inside(j, i))
          if (relation === "apart") assert.strictEqual(set & other, 0)
          const back = {
            same: "same",
            within: "contains",
            contains: "within",
            apart: "apart",
            overlap: "overlap"
          } as const
          if (!(inside(i, j) && inside(j, i))) assert.strictEqual(lattice.relation(`c${j}`, `c${i}`), back[relation])
          sets.forEach((_, k) => {
            const [a, b, c] = [`c${i}`, `c${j}`, `c${k}`]
            if (lattice.isWithin(a, b) && lattice.isWithin(b, c)) assert.isTrue(lattice.isWithin(a, c))
            if (lattice.isWithin(a, b) && lattice.relation(b, c) === "apart")
              assert.strictEqual(lattice.relation(a, c), "apart")
          })
        })
      )
    }
    assert.isAbove(known, 1000)
  })
})
