import { assert, describe, it } from "@effect/vitest"
import * as Day from "../src/Day.ts"
import * as Territory from "../src/Territory.ts"
import * as Atoms from "./atoms.ts"
import { territory } from "./scenarios.ts"

const hierarchy = "state"
const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const near = 1e-9

interface Case {
  readonly unit: string
  readonly from: number
  readonly to: number
  readonly found: ReadonlyMap<string, Territory.Placement>
  readonly groups: ReadonlyArray<string>
}

/** Every unit of every moment read on the boundaries of every other. */
const cases = (w: Atoms.World, weights: ReadonlyArray<Territory.Weight> = []): ReadonlyArray<Case> => {
  const { acts, edges } = Atoms.documents(w)
  const t = territory(edges, acts)
  assert.deepStrictEqual(Territory.checkWeights(t, hierarchy, { asOf: Atoms.moments[0], weights }), [])
  return w.alive.flatMap((units, to) => {
    const groups = ["vn", ...w.provinces, ...units.keys()]
    const place = Territory.placer(t, { hierarchy, boundaries: { asOf: Atoms.moments[to]!, weights }, groups })
    return w.alive.flatMap((older, from) =>
      [...older.keys()].map((unit) => {
        const day = Day.toEpoch(Atoms.moments[from]!)
        const here = place(unit).filter((one) => one.from <= day && day < one.to)
        return { unit, from, to, groups, found: new Map(here.map((one) => [groups[one.group]!, one])) }
      })
    )
  })
}

const share = ({ found }: Case, group: string) => found.get(group) ?? { weight: 0, lower: 0, upper: 0 }

describe("shares over small worlds of which the truth is known", () => {
  it("always hold the true one, forwards and backwards, with measured weights or without", () => {
    let bounded = 0
    let apportioned = 0
    for (const style of ["whole", "words", "mixed"] as const) {
      for (const seed of seeds(60)) {
        const w = Atoms.world(seed, style)
        for (const weights of [[], Atoms.measured(w, seed)]) {
          for (const one of cases(w, weights)) {
            const truth = Atoms.truth(w, one.unit, one.from, one.to)
            for (const group of one.groups) {
              const { lower, upper, weight } = share(one, group)
              const real = truth.get(group) ?? 0
              const sound = lower - near <= real && real <= upper + near
              const shape = 0 <= lower && lower <= upper && upper <= 1
              if (!sound || !shape || !Object.is(weight, lower === upper ? lower : NaN)) {
                assert.fail(
                  `${style} ${seed}: ${one.unit} of ${one.from} in ${group} of ${one.to}: ${real}, not ${lower} to ${upper}`
                )
              }
              if (lower !== upper) bounded += 1
              else if (weight > 0 && weight < 1) apportioned += 1
            }
          }
        }
      }
    }
    assert.isAbove(bounded, 1000)
    assert.isAbove(apportioned, 100)
  })

  it("of whole units conserve exactly in both directions of time: all of every figure is in one place, or in known ones", () => {
    for (const seed of seeds(60)) {
      const w = Atoms.world(seed, "whole")
      for (const one of cases(w)) {
        const own = w.alive[one.from]!.get(one.unit)!
        assert.strictEqual(share(one, own).weight, 1)
        assert.strictEqual(share(one, "vn").weight, 1)
        const other = w.provinces.find((province) => province !== own)!
        assert.isUndefined(one.found.get(other))
        if (one.from <= one.to) {
          assert.deepStrictEqual(
            [...one.found.values()].map(({ weight }) => weight),
            [1, 1, 1]
          )
        }
      }
    }
  })

  it("are as narrow as the documents allow, forwards", () => {
    let tried = 0
    for (const seed of seeds(90)) {
      const w = Atoms.world(seed, seed % 2 === 0 ? "words" : "mixed")
      const worlds = Atoms.extremes(w, 300)
      if (worlds.length === 0) continue
      for (const one of cases(w).filter(({ from, to }) => from <= to)) {
        const truths = worlds.map((other) => Atoms.truth(other, one.unit, one.from, one.to))
        for (const group of one.groups) {
          const { lower, upper } = share(one, group)
          const reals = truths.map((truth) => truth.get(group) ?? 0)
          const said = `${seed}: ${one.unit} of ${one.from} in ${group} of ${one.to}`
          assert.closeTo(lower, Math.min(...reals), near, said)
          assert.closeTo(upper, Math.max(...reals), near, said)
          tried += 1
        }
      }
    }
    assert.isAbove(tried, 2000)
  })
})
