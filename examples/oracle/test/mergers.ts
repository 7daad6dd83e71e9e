import type { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]
type Move = Oracle.DocumentsJson["successions"][number]["moves"][number]

const text = (id: string) => ({ vi: id, en: id })
const day = "2025-04-01"
const months = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]

/**
 * Two provinces of which communes become new ones on a day in April, mostly several of them one, now and then in part, with another
 * level, below another province or without a record; at times the provinces become one. Figures by months, at times under codes
 * that are not in force. Asked on the boundaries of the time or of a day.
 */
export const merging = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const isOdd = (often: number): boolean => chance() < often
  const [oddity, joined] = [pick([0, 0, 0.1]), isOdd(0.25)]
  const provinces = ["p", "q"]
  const edges: Array<Edge> = []
  const moves: Array<Move> = []
  const share = (word: "whole" | "part") => ({ population: word, count: word, area: word })
  const become = (from: string, to: string, word: "whole" | "part" = "whole"): void =>
    void moves.push({ from, to, shares: share(word) })
  for (const unit of provinces) edges.push({ unit, level: "province", ...(joined ? { to: day } : {}) })
  if (joined) edges.push({ unit: "pq", level: "province", from: day })
  if (joined) for (const unit of provinces) become(unit, "pq")
  // At times there were districts before, which are gone without a successor.
  const districts = isOdd(0.3) ? ["x", "y"] : []
  for (const parent of provinces)
    for (const name of districts) edges.push({ unit: `${parent}.${name}`, parent, level: "district", to: day })
  const above = (province: string): string => (joined ? "pq" : province)
  const communes = provinces.flatMap((parent) =>
    ["a", "b", "c", "d", "e"].map((name) => ({ unit: `${parent}.${name}`, parent }))
  )
  let heirs = 0
  for (let at = 0; at < communes.length;) {
    const own = communes.slice(at, at + pick([1, 1, 2, 2, 3]))
    at += own.length
    const { parent } = own[0]!
    const stays = own.length === 1 && isOdd(0.7)
    const into = `n${heirs++}`
    for (const one of own) {
      const district = districts.length > 0 && isOdd(0.9) ? `${one.parent}.${pick(districts)}` : one.parent
      const edge = { unit: one.unit, parent: district, level: "commune" }
      if (stays && !joined && district === one.parent) edges.push(edge)
      else if (stays) edges.push({ ...edge, to: day }, { ...edge, parent: above(parent), from: day })
      else edges.push({ ...edge, to: day })
      if (stays || isOdd(oddity)) continue
      const word = isOdd(oddity) ? "part" : "whole"
      become(one.unit, into, word)
      if (word === "part" && heirs > 1) become(one.unit, `n${heirs - 2}`, word)
    }
    if (!stays)
      edges.push({
        unit: into,
        parent: isOdd(oddity) ? above(pick(provinces)) : above(parent),
        level: "commune",
        from: day
      })
  }
  const there = new Set(edges.map((edge) => edge.unit))
  const units = [...there]
  const isIn = (unit: string, period: string): boolean =>
    edges.some(
      (edge) =>
        edge.unit === unit && (edge.from ?? period) <= `${period}-01` && `${period}-01` < (edge.to ?? `${period}-02`)
    )
  const [gap, odd, strange] = [pick([0, 0, 0.2]), pick([0, 0, 0, 0.02]), pick([0, 0, 0.03])]
  const figure = (unit: string, period: string, value: number | string): Oracle.FigureJson => ({
    id: `${unit}-${period.toLowerCase()}`,
    measure: "m",
    units: [unit],
    period,
    value,
    knownAt: isOdd(strange) && period <= "2025-01" ? "2025-01-15T00:00:00Z" : "2026-01-01T00:00:00Z"
  })
  const figures = months.flatMap((period) =>
    units.flatMap((unit) => {
      const isCommune = !provinces.includes(unit) && unit !== "pq" && !/[xy]$/.test(unit)
      if (!isCommune) return isOdd(odd) ? [figure(unit, period, pick([3, "> 3"]))] : []
      if (!isIn(unit, period) && !isOdd(odd / 4)) return []
      return isOdd(gap) ? [] : [figure(unit, period, isOdd(strange) ? "> 2" : Math.floor(chance() * 9))]
    })
  )
  const isFiled = isOdd(0.3)
  const filings = months.flatMap((period) =>
    units.flatMap((reporter) =>
      isFiled && isIn(reporter, period) && isOdd(0.1)
        ? [{ form: "f", reporter, period, knownAt: "2026-01-01T00:00:00Z" }]
        : []
    )
  )
  // Now and then by quarters as well.
  const quarters = isOdd(0.2) ? units.filter((unit) => isIn(unit, "2025-01") && unit.includes(".") && isOdd(0.5)) : []
  const isComplete = isOdd(0.8)
  const asOf = pick(["2025-04-01", "2025-05-10", "2025-05-10", "2025-01-10", undefined, undefined])
  const boundaries = asOf === undefined ? {} : { boundaries: { asOf } }
  const question = { indicator: "m", hierarchy: "state", units, ...boundaries }
  return {
    id: `merging ${seed}`,
    documents: {
      cohorts: [],
      dimensions: [],
      units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [
            { id: "province", name: text("province"), ...(isOdd(0.5) ? { complete: true } : {}) },
            { id: "district", name: text("district"), ...(isOdd(0.5) ? { complete: true } : {}) },
            { id: "commune", name: text("commune"), complete: isComplete }
          ],
          edges
        }
      ],
      successions:
        moves.length === 0
          ? []
          : [
              {
                id: "reform",
                kind: "merge",
                date: day,
                hierarchy: "state",
                moves: moves.filter((one) => there.has(one.to))
              }
            ],
      measures: [
        { id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: pick(["no", "no", "may", "always"]) }
      ],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
      teams: [],
      activities: [],
      forms: isFiled
        ? [
            {
              id: "f",
              title: text("f"),
              measures: ["m"],
              by: { hierarchy: "state", level: "commune" },
              every: "month",
              due: 10
            }
          ]
        : [],
      targets: []
    },
    commits: [
      {
        figures: [...figures, ...quarters.map((unit) => figure(unit, "2025-Q1", Math.floor(chance() * 20)))],
        filings,
        withdrawals: []
      }
    ],
    queries: [
      ["2025-01"],
      ["2025-01", "2025-02"],
      ["2025-Q1"],
      ["2025-03", "2025-04"],
      ["2025"],
      ["2025-05"],
      [...months, "2025-Q2"]
    ].map((periods) => ({ ...question, periods }))
  }
}
