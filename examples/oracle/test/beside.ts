import type { Oracle } from "@lantoa/testkit"
import { Period } from "@lantoa/core"
import { chances } from "./changes.ts"

type Team = Oracle.DocumentsJson["teams"][number]

const text = (id: string) => ({ vi: id, en: id })
const communes = ["c0", "c1"]
const split = (bucket: Period.Bucket) => Period.split(Period.from("2025-H1"), bucket)

/**
 * Communes of which teams and the commune itself tell the same again by months, quarters or the half-year: most of it, mostly as it
 * was, some of it as "at least", and some on a later day than the rest.
 */
export const besides = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const [gap, least, late, wrong] = [pick([0, 0.2, 0.5]), pick([0, 0, 0.15]), pick([0, 0, 0.2]), pick([0, 0, 0.02])]
  const teams = communes.flatMap((host) =>
    Array.from({ length: pick([0, 1, 2, 2]) }, (_, index): Team => {
      const id = `${host}-t${index}`
      return { id, name: text(id), kind: "volunteer", host }
    })
  )
  const figure = (unit: string, team: string | undefined, period: Period.Period, sum: number): Oracle.FigureJson => ({
    id: `${team ?? unit}-${period.toLowerCase()}`,
    measure: "m",
    units: [unit],
    period,
    value: chance() < wrong ? sum + 1 : chance() < least ? `>= ${Math.floor(sum * chance())}` : sum,
    ...(team === undefined ? {} : { team }),
    knownAt: chance() < late ? "2026-02-01T00:00:00Z" : "2026-01-01T00:00:00Z"
  })
  const figures = communes.flatMap((unit) => {
    const own = teams.filter((team) => team.host === unit)
    const told = split("month").map((month) => ({ month, by: own.map(() => Math.floor(chance() * 4)) }))
    // What nobody's team did.
    const more = pick([0, 0, 2])
    const during = (period: Period.Period) => told.filter(({ month }) => Period.contains(period, month))
    const all = (period: Period.Period): number =>
      during(period).reduce((sum, { by }) => sum + by.reduce((total, one) => total + one, more), 0)
    const every = pick<Period.Bucket>(["month", "month", "quarter"])
    const byTeam = own.flatMap((team, index) =>
      split(every)
        .filter(() => chance() >= gap)
        .map((period) => {
          const sum = during(period).reduce((total, { by }) => total + by[index]!, 0)
          return figure(unit, team.id, period, sum)
        })
    )
    const byUnit = (["month", "quarter", "half"] as const).flatMap((bucket) =>
      chance() < 0.4
        ? []
        : split(bucket)
            .filter(() => chance() >= gap)
            .map((period) => figure(unit, undefined, period, all(period)))
    )
    return [...byTeam, ...byUnit]
  })
  const measure = {
    id: "m",
    title: text("m"),
    basis: "turn",
    accumulation: "flow" as const,
    own: pick(["no", "no", "may"] as const),
    reports: chance() < 0.7 ? (["teams"] as const) : []
  }
  const question = { indicator: "m", hierarchy: "state", units: ["p", ...communes] }
  return {
    id: `besides ${seed}`,
    documents: {
      cohorts: [],
      dimensions: [],
      units: ["p", ...communes].map((id) => ({ id, names: [{ name: text(id) }] })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [
            { id: "province", name: text("province") },
            { id: "commune", name: text("commune"), complete: true }
          ],
          edges: [
            { unit: "p", level: "province" },
            ...communes.map((unit) => ({ unit, parent: "p", level: "commune" }))
          ]
        }
      ],
      successions: [],
      measures: [measure],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
      teams,
      activities: [],
      forms: [],
      targets: []
    },
    commits: [{ figures, filings: [], withdrawals: [] }],
    queries: [["2025-01", "2025-Q1"], ["2025-02/2025-03", "2025-Q2"], ["2025-H1"], ["2025"]].map((periods) => ({
      ...question,
      periods
    }))
  }
}
