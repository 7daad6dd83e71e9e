/** The questions of a scenario: roll-ups over operators, boundaries, buckets and moments. @internal */
import { Measure, Model, Period, Rollup, Territory } from "@lantoa/core"
import { moment } from "./figures.ts"
import type { Random } from "./random.ts"
import { levels, reform } from "./world.ts"

const spans = [
  Period.split(Period.make("2025"), "month"),
  Period.split(Period.make("2024/2025"), "quarter"),
  [Period.make("2024"), Period.make("2025")],
  [Period.make("2025-06"), Period.make("2025-H1"), Period.make("2024/2025")],
  [Period.make("2025-W26"), Period.make("2025-06-30"), Period.make("2025-07-01")]
]

const days = ["2024-02-01", "2025-06-30", reform, "2026-01-01"]

const groupsOf = (random: Random, model: Model.Model): ReadonlyArray<string> => {
  const snapshot = Territory.at(model.territory, "state", random.pick(days))
  const level = Territory.levelIndex(model.territory, "state", random.pick(levels))
  const units = Territory.unitsAtLevel(snapshot, level)
  if (units.length === 0) return ["vn"]
  return random.chance(0.2) ? [...new Set(["vn", ...random.some(units, 3)])] : units
}

const boundariesOf = (random: Random): Territory.Boundaries =>
  random.chance(0.4)
    ? "as reported"
    : {
        asOf: random.pick(days),
        ...(random.chance(0.3) ? { basis: "area" as const } : {}),
        ...(random.chance(0.3) ? { weights: [{ from: "vn.p0.d1.c2", to: "vn.p0.d1.c0", share: 0.2 }] } : {})
      }

/** The part of every figure that goes where it goes: exercises weights that no boundary of the scenario makes. */
const apportioned = (scan: Rollup.Scan, share: number): Rollup.Scan => ({
  ...scan,
  place: (units) => scan.place(units).map((placement) => ({ ...placement, weight: placement.weight * share }))
})

export const make = (random: Random, model: Model.Model, batches: number): Rollup.Scan => {
  const measure = random.pick(model.documents.measures)
  const along = (axis: Measure.Axis) =>
    random.chance(0.4) ? Measure.defaultOperator(measure, axis) : random.pick(Measure.operators(measure, axis))
  const scan = Rollup.scan(
    {
      measure: measure.id,
      where: measure.dimensions.length > 0 && random.chance(0.5) ? { kind: random.pick(["online", "nowhere"]) } : {},
      hierarchy: "state",
      boundaries: boundariesOf(random),
      groups: groupsOf(random, model),
      buckets: random.pick(spans),
      along: { time: along("time"), team: along("team"), cohort: along("cohort"), place: along("place") },
      missing: measure.missing ?? "unknown",
      ...(random.chance(0.4) ? { cohort: random.pick(model.documents.cohorts).id } : {}),
      ...(random.chance(0.2) ? { from: random.pick(levels) } : {}),
      ...(random.chance(0.3) ? { asKnownAt: moment(random.int(0, batches - 1), random.int(0, 59)) } : {})
    },
    model.territory,
    model.lattice
  )
  return random.chance(0.15) ? apportioned(scan, random.pick([0, 0.25, 1 / 3])) : scan
}
