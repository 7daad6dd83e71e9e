/** The documents of a scenario: a small country that is redrawn while we watch. @internal */
import { Documents, type Measure } from "@lantoa/core"
import type { Random } from "./random.ts"

const text = (name: string) => ({ vi: name, en: name })

/** The day on which districts are abolished, a province is merged and communes are merged. */
const reform = "2025-07-01"
const earlier = "2024-03-01"

const level = (id: (typeof levels)[number]) => ({ id, name: text(id) })

const levels = ["country", "province", "district", "commune"] as const

interface Places {
  readonly provinces: ReadonlyArray<string>
  readonly districts: ReadonlyArray<string>
  readonly communes: ReadonlyArray<string>
}

const places = (provinces: number): Places => {
  const under = (parents: ReadonlyArray<string>, letter: string, count: number) =>
    parents.flatMap((parent) => Array.from({ length: count }, (_, index) => `${parent}.${letter}${index}`))
  const all = Array.from({ length: provinces }, (_, index) => `vn.p${index}`)
  const districts = under(all, "d", 2)
  return { provinces: all, districts, communes: under(districts, "c", 3) }
}

const parentOf = (unit: string): string => unit.slice(0, unit.lastIndexOf("."))

type Edge = NonNullable<NonNullable<Documents.Encoded["hierarchies"]>[number]["edges"]>[number]

/** Districts end with the reform, one lives on as a commune; the last province goes into the first; of six communes one is merged and one divided. */
const edgesOf = ({ provinces, districts, communes }: Places, random: Random): ReadonlyArray<Edge> => {
  const gone = provinces.at(-1)!
  const heir = provinces[0]!
  const kept = districts[1]!
  return [
    { unit: "vn", level: "country" },
    ...provinces.map((unit) => ({
      unit,
      parent: "vn",
      level: "province",
      ...(unit === gone ? { to: reform } : {})
    })),
    ...districts.map((unit) => ({ unit, parent: parentOf(unit), level: "district", to: reform })),
    { unit: kept, parent: parentOf(kept), level: "commune", from: reform },
    ...communes.flatMap((unit): ReadonlyArray<Edge> => {
      const district = parentOf(unit)
      const province = parentOf(district)
      const sister = districts.find((other) => other !== district && parentOf(other) === province)!
      const moved = random.chance(0.2)
      const before: ReadonlyArray<Edge> = moved
        ? [
            { unit, parent: district, level: "commune", to: earlier },
            { unit, parent: sister, level: "commune", from: earlier, to: reform }
          ]
        : [{ unit, parent: district, level: "commune", to: reform }]
      return isMerged(unit) || isDivided(unit)
        ? before
        : [...before, { unit, parent: province === gone ? heir : province, level: "commune", from: reform }]
    })
  ]
}

/** A commune that the reform merges into the first of its district. */
const isMerged = (commune: string): boolean => commune.endsWith(".d0.c2")
const mergedInto = (commune: string): string => `${parentOf(commune)}.c0`

type Move = NonNullable<NonNullable<Documents.Encoded["successions"]>[number]["moves"]>[number]

/** A commune that the reform divides between two others: in shares that were measured, or in the words of the law. */
const isDivided = (commune: string): boolean => commune.endsWith(".d1.c2")
const movesOf = (commune: string): ReadonlyArray<Move> => {
  const near = `${parentOf(commune)}.c0`
  const far = `${parentOf(parentOf(commune))}.d0.c1`
  return commune.startsWith("vn.p0.")
    ? [
        { from: commune, to: near, shares: { population: "part" } },
        { from: commune, to: "vn.p1.d0.c0", shares: { population: "remainder" } }
      ]
    : [
        { from: commune, to: near, shares: { population: 0.3, area: 0.45 } },
        { from: commune, to: far, shares: { population: 0.7, area: 0.55 } }
      ]
}

const successionsOf = ({ provinces, communes }: Places): NonNullable<Documents.Encoded["successions"]> => [
  {
    id: "reform.provinces",
    kind: "merge",
    date: reform,
    hierarchy: "state",
    moves: [{ from: provinces.at(-1)!, to: provinces[0]! }]
  },
  {
    id: "reform.communes",
    kind: "merge",
    date: reform,
    hierarchy: "state",
    moves: communes.filter(isMerged).map((from) => ({ from, to: mergedInto(from) }))
  },
  {
    id: "reform.divided",
    kind: "split",
    date: reform,
    hierarchy: "state",
    moves: communes.filter(isDivided).flatMap(movesOf)
  },
  { id: "reform.districts", kind: "levelAbolished", date: reform, hierarchy: "state" }
]

/** People are counted twice where teams or cohorts share them; the offices of this country say that theirs do not. */
const added = { is: "additive", because: text("no two of these teams, or cohorts, share anybody") } as const

const additivities: ReadonlyArray<Measure.Measure["additivity"]> = [
  { time: "additive", team: "additive", cohort: "additive", place: "additive" },
  { time: "additive", team: "overlapping", cohort: "overlapping", place: "additive" },
  { time: "overlapping", team: added, cohort: "none", place: "overlapping" },
  { time: "snapshot", team: added, cohort: added, place: "additive" },
  { time: "snapshot", team: "none", cohort: "overlapping", place: "additive" },
  { time: "none", team: "none", cohort: "none", place: "none" },
  { time: "snapshot", team: "none", cohort: "none", place: "none" }
]

/** Measures that differ in whatever an operator asks; shares and scores hold fractions. */
const measuresOf = (): NonNullable<Documents.Encoded["measures"]> =>
  additivities.map((additivity, index) => ({
    id: `m.${index}`,
    title: text(`Measure ${index}`),
    basis: index === 6 ? "percent" : additivity.time === "additive" ? "turn" : "person",
    accumulation: additivity.time === "additive" || additivity.time === "overlapping" ? "flow" : "stock",
    additivity,
    missing: index === 3 ? { carry: 60 } : index === 4 ? { carry: "forever" as const } : ("unknown" as const),
    ...(index === 1 ? { range: {} } : {}),
    ...(index % 3 === 0 ? { dimensions: ["kind"] } : {})
  }))

const cohorts: NonNullable<Documents.Encoded["cohorts"]> = [
  { id: "people", name: text("people") },
  { id: "youth", name: text("youth"), within: ["people"], apartFrom: ["elderly"] },
  { id: "pupils", name: text("pupils"), within: ["youth"] },
  { id: "elderly", name: text("elderly"), within: ["people"] },
  { id: "workers", name: text("workers") }
]

/** The documents of a country of so many provinces. */
export const make = (random: Random, provinces: number): Documents.Documents => {
  const all = places(provinces)
  return Documents.from({
    cohorts,
    measures: measuresOf(),
    units: ["vn", ...all.provinces, ...all.districts, ...all.communes].map((id) => ({
      id,
      names: [{ name: text(id) }]
    })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [level("country"), level("province"), { ...level("district"), to: reform }, level("commune")],
        edges: edgesOf(all, random)
      }
    ],
    successions: successionsOf(all)
  })
}
