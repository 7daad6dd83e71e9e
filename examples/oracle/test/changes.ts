import type { Oracle } from "@lantoa/testkit"

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]
type Move = Oracle.DocumentsJson["successions"][number]

const text = (id: string) => ({ vi: id, en: id })
const day = "2025-03-01"
const months = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]
const all = "whole" as const
const part = "part" as const

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
export const chances = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/**
 * A small tree of which some communes begin, end, move, become part of another or give a part away on a day in March, with figures
 * by months of most communes, and now and then of somebody else or of another sort.
 */
export const changing = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const districts = ["d0", "d1", "d2"].slice(0, Math.floor(chance() * 4))
  const communes = ["c0", "c1", "c2", "c3", "c4"]
  const parents = ["p", ...districts]
  const successions: Array<Move> = []
  const busy = new Set<string>()
  const moved = (from: string, to: string, share: "whole" | "part"): void => {
    busy.add(to)
    const shares = { population: share, count: share, area: share }
    successions.push({ id: `s-${from}`, kind: "merge", date: day, hierarchy: "state", moves: [{ from, to, shares }] })
  }
  const edges = communes.flatMap((unit): ReadonlyArray<Edge> => {
    const edge = { unit, parent: pick(parents), level: "commune" }
    const other = pick(communes.filter((one) => one !== unit))
    const change = busy.has(unit) ? -1 : Math.floor(chance() * 14)
    if (change >= 0 && change < 5) busy.add(unit)
    if (change === 0) return [{ ...edge, to: day }]
    if (change === 1) return [{ ...edge, from: day }]
    if (change === 2)
      return [
        { ...edge, to: day },
        { ...edge, parent: pick(parents), from: day }
      ]
    if (change === 3 && !busy.has(other)) moved(unit, other, part)
    if (change !== 4 || busy.has(other)) return [edge]
    moved(unit, other, all)
    return [{ ...edge, to: day }]
  })
  const figure = (unit: string, period: string, value: number | string | null): Oracle.FigureJson => ({
    id: `${unit}-${period}`,
    measure: "m",
    units: [unit],
    period,
    value,
    knownAt: chance() < 0.02 ? `${period}-15T00:00:00Z` : "2026-01-01T00:00:00Z"
  })
  // Now and then under a code that is no longer, or not yet, in force.
  const isThere = (unit: string, period: string): boolean =>
    chance() < 0.01 ||
    edges.some(
      (edge) =>
        edge.unit === unit && (edge.from ?? period) <= `${period}-01` && `${period}-01` < (edge.to ?? `${period}-02`)
    )
  const [gap, odd] = [pick([0, 0, 0.2]), pick([0, 0, 0.03])]
  const figures = months.flatMap((period) => [
    ...communes.flatMap((unit) =>
      chance() < gap || !isThere(unit, period) ? [] : [figure(unit, period, Math.floor(chance() * 9))]
    ),
    ...["p", ...districts].flatMap((unit) => (chance() < odd ? [figure(unit, period, "> 3")] : []))
  ])
  const isComplete = chance() < 0.7
  const boundaries = chance() < 0.3 ? { boundaries: { asOf: pick(["2025-01-10", "2025-05-10"]) } } : {}
  const question = { indicator: "m", hierarchy: "state", units: ["p", ...districts, ...communes], ...boundaries }
  return {
    id: `changing ${seed}`,
    documents: {
      cohorts: [],
      dimensions: [],
      units: ["p", ...districts, ...communes].map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [
            { id: "province", name: text("province") },
            { id: "district", name: text("district") },
            { id: "commune", name: text("commune"), complete: isComplete }
          ],
          edges: [
            { unit: "p", level: "province" },
            ...districts.map((unit) => ({ unit, parent: "p", level: "district" })),
            ...edges
          ]
        }
      ],
      successions,
      measures: [
        { id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: pick(["no", "no", "may", "always"]) }
      ],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
      teams: [],
      activities: [],
      forms: [],
      targets: []
    },
    commits: [{ figures, filings: [], withdrawals: [] }],
    queries: [["2025-01"], ["2025-01", "2025-02"], ["2025-04"], ["2025-04", "2025-05"], ["2025-03", "2025-Q1"]].map(
      (periods) => ({ ...question, periods })
    )
  }
}
