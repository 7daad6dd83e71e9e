import type { Oracle } from "@lantoa/testkit"
import { Period } from "@lantoa/core"
import { chances } from "./changes.ts"

type Documents = Oracle.DocumentsJson
type Edge = Documents["hierarchies"][number]["edges"][number]

const text = (id: string) => ({ vi: id, en: id })
const communes = ["c0", "c1", "c2", "c3"]
const day = "2025-04-01"

/**
 * Communes that tell what they have by months or quarters, on a form or on none: it stands for some time or for ever. Now and then
 * somebody else tells it as well, or not exactly, or before its day, or of one day twice; and a commune moves, ends or is merged.
 */
export const lasting = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const districts = pick([[], ["d0"], ["d0", "d1"]])
  const parents = ["p", ...districts]
  const [odd, gap] = [pick([0, 0, 0.1]), pick([0, 0, 0.2, 0.5])]
  const successions: Array<Documents["successions"][number]> = []
  const edges = communes.flatMap((unit, index): ReadonlyArray<Edge> => {
    const edge = { unit, parent: pick(parents), level: "commune" }
    const change = chance() < odd ? pick(["moves", "ends", "merges", "begins"]) : "stays"
    if (change === "moves")
      return [
        { ...edge, to: day },
        { ...edge, parent: pick(parents), from: day }
      ]
    if (change === "begins") return [{ ...edge, from: day }]
    if (change === "stays" || index === 0) return [edge]
    const moves = [{ from: unit, to: "c0", shares: { population: "whole", count: "whole", area: "whole" } as const }]
    if (change === "merges") successions.push({ id: `s-${unit}`, kind: "merge", date: day, hierarchy: "state", moves })
    return [{ ...edge, to: day }]
  })
  const teams = communes.flatMap((host) =>
    chance() < odd ? [{ id: `${host}-t`, name: text(host), kind: "volunteer", host }] : []
  )
  const figure = (unit: string, period: Period.Period, measure: string, team?: string): Oracle.FigureJson => {
    const others = communes.filter((one) => one !== unit)
    const units: Oracle.FigureJson["units"] = chance() < odd / 8 ? [unit, pick(others)] : [unit]
    return {
      id: [...units.toSorted(), team ?? "own", measure, period.toLowerCase()].join("-"),
      measure,
      units,
      period,
      value: chance() < odd / 4 ? pick(["> 3", ">= 2", "~ 10", null]) : Math.floor(chance() * 9),
      ...(team === undefined ? {} : { team }),
      knownAt: chance() < odd / 4 ? `${Period.firstDay(period)}T03:00:00Z` : "2026-01-01T00:00:00Z"
    }
  }
  const split = (over: string, by: Period.Bucket) => Period.split(Period.from(over), by)
  const every = pick(["month", "month", "quarter"] as const)
  const isThere = (unit: string, period: Period.Period): boolean =>
    chance() < odd / 4 ||
    edges.some(
      (one) =>
        one.unit === unit && (one.from ?? "2000") <= Period.lastDay(period) && Period.lastDay(period) < (one.to ?? "3")
    )
  const figures = [
    ...split("2024-H2", pick(["half", every])),
    ...split("2025-H1", every),
    ...(chance() < odd ? split("2025-H1", "quarter") : [])
  ].flatMap((period) => [
    ...communes.flatMap((unit) =>
      chance() < gap || !isThere(unit, period) ? [] : [figure(unit, period, chance() < odd ? "other" : "m")]
    ),
    ...parents.flatMap((unit) => (chance() < odd / 4 ? [figure(unit, period, "m")] : [])),
    ...teams.flatMap(({ host, id }) => (chance() < 0.3 ? [figure(host, period, "m", id)] : []))
  ])
  const isOnForm = chance() < 0.6
  const measure = (id: string): Documents["measures"][number] => ({
    id,
    title: text(id),
    basis: pick(["team", "account", "person"]),
    accumulation: "stock" as const,
    own: pick(["no", "no", "no", "may"] as const),
    ...pick<Pick<Documents["measures"][number], "missing">>([
      {},
      {},
      { missing: isOnForm ? "zero" : "unknown" },
      { missing: { carry: "forever" } },
      { missing: { carry: "forever" } },
      { missing: { carry: 45 } }
    ])
  })
  const level = (id: string, isComplete: boolean) => ({ id, name: text(id), complete: isComplete })
  const periods = [["2025-03"], ["2025-05"], ["2025-02", "2025-05", "2025-Q2"], ["2025-05-10"], ["2025-W20", "2025"]]
  return {
    id: `lasting ${seed}`,
    documents: {
      cohorts: [],
      dimensions: [],
      units: ["p", ...districts, ...communes].map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [level("province", true), level("district", chance() < 0.7), level("commune", chance() < 0.8)],
          edges: [
            { unit: "p", level: "province" },
            ...districts.map((unit) => ({ unit, parent: "p", level: "district" })),
            ...edges
          ]
        }
      ],
      successions,
      measures: [measure("m"), measure("other")],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
      teams,
      activities: [],
      forms: isOnForm
        ? [
            {
              id: "f",
              title: text("f"),
              measures: ["m", "other"],
              by: { level: chance() < odd ? "district" : "commune", hierarchy: "state" },
              every: chance() < odd ? pick(["month", "quarter"] as const) : every,
              due: 5
            }
          ]
        : [],
      targets: []
    },
    commits: [{ figures: [...new Map(figures.map((one) => [one.id, one])).values()], filings: [], withdrawals: [] }],
    queries: periods.map((asked) => ({
      indicator: "m",
      hierarchy: "state",
      units: ["p", ...districts, ...communes],
      periods: asked,
      ...(chance() < 0.3 ? { boundaries: { asOf: pick(["2025-01-10", "2025-05-10"]) } } : {})
    }))
  }
}
