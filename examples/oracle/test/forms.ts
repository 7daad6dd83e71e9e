import type { Oracle } from "@lantoa/testkit"
import { Period } from "@lantoa/core"
import { chances } from "./changes.ts"

type Form = Oracle.DocumentsJson["forms"][number]
type Team = Oracle.DocumentsJson["teams"][number]

const text = (id: string) => ({ vi: id, en: id })
const communes = ["c0", "c1", "c2", "c3"]
const split = (bucket: Period.Bucket) => Period.split(Period.from("2025-Q1"), bucket)

/**
 * A province and its communes, of which the units or their teams report by weeks, months or quarters, on a form or on none; most
 * lines are filled in, some left blank, some forms missing, and now and then somebody reports otherwise or teams come, go and move.
 */
export const reporting = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const byTeams = chance() < 0.6
  const districts = pick([[], ["d0"], ["d0", "d1"]])
  const [every, formEvery] = pick<readonly [Form["every"], Form["every"]]>([
    ["month", "month"],
    ["month", "month"],
    ["week", "week"],
    ["week", "month"],
    ["quarter", "month"]
  ])
  const odd = pick([0, 0, 0.1])
  const least = pick([0, 0, 0.05])
  const gap = pick([0, 0.2, 0.5])
  const blank = pick([0, 0.2])
  const hosts = chance() < 0.2 ? [...communes, "p", ...districts] : communes
  const teams = hosts.flatMap((host) =>
    Array.from({ length: Math.floor(chance() * 3) }, (_, index): Team => {
      const life = chance() < odd ? pick([{ from: "2025-02-10" }, { to: "2025-02-10" }, { to: "2024-05-01" }]) : {}
      return { id: `${host}-t${index}`, name: text(`${host}-t${index}`), kind: "volunteer", host, ...life }
    })
  )
  const within = chance() < 0.2 ? { within: [pick(["p", ...districts])] } : {}
  const form: Form = {
    id: "f",
    title: text("f"),
    measures: ["m", "other"],
    by:
      chance() < 0.1 !== byTeams
        ? { teams: pick(["all", "all", "volunteer"]), ...within }
        : { level: pick(["commune", "commune", "commune", "district"]), hierarchy: "state", ...within },
    every: formEvery,
    due: 5
  }
  // Now and then before a period is over, never before it begins.
  const knownAt = (period: string) =>
    chance() < odd / 4 && Period.firstDay(Period.from(period)) <= "2025-02-12"
      ? "2025-02-12T00:00:00Z"
      : "2026-01-01T00:00:00Z"
  const figure = (unit: string, team: string | undefined, period: string, measure: string): Oracle.FigureJson => ({
    id: `${team ?? unit}-${measure}-${period.toLowerCase()}`,
    measure,
    units: [team !== undefined && chance() < odd / 8 ? "p" : unit],
    period,
    value: chance() < odd / 8 ? pick(["> 3", null]) : chance() < least ? ">= 2" : Math.floor(chance() * 5),
    ...(team === undefined ? {} : { team }),
    knownAt: knownAt(period)
  })
  const reporters = [
    ...(byTeams
      ? teams.map((team) => [team.host, team.id] as const)
      : communes.map((unit) => [unit, undefined] as const)),
    ...(chance() < odd ? [[pick(communes), undefined] as const, [pick(["p", ...districts]), undefined] as const] : [])
  ]
  const seen = new Set<string>()
  const figures = split(every).flatMap((period) =>
    reporters.flatMap(([unit, team]) => {
      const key = `${team ?? unit} ${period}`
      if (chance() < gap || seen.has(key)) return []
      seen.add(key)
      return [figure(unit, team, period, chance() < blank ? "other" : "m")]
    })
  )
  // Some also tell what their teams told, or their months together: as it was, or as they remember it.
  const beside = pick([0, 0, 0.4])
  const total = (unit: string, period: Period.Period): Oracle.FigureJson => {
    const all = figures.filter(
      (one) => one.units[0] === unit && one.measure === "m" && Period.contains(period, Period.from(one.period))
    )
    const sum = all.reduce((told, one) => told + Number(String(one.value ?? 0).replace(/^[>=]+ /, "")), 0)
    const value = chance() < odd / 4 ? sum + 1 : chance() < least ? `>= ${sum}` : sum
    // Mostly on the day of the others, now and then before them.
    const when = chance() < odd && Period.firstDay(period) <= "2025-06-01" ? { knownAt: "2025-06-01T00:00:00Z" } : {}
    return { ...figure(unit, undefined, period, "m"), id: `${unit}-all-${period.toLowerCase()}`, value, ...when }
  }
  const isNew = (one: Oracle.FigureJson): boolean =>
    !figures.some((other) => other.units[0] === one.units[0] && other.period === one.period && other.team === undefined)
  const totals = communes.flatMap((unit) =>
    chance() < beside
      ? [...split("month"), ...split("quarter")]
          .filter(() => chance() >= gap / 2)
          .map((period) => total(unit, period))
          .filter(isNew)
      : []
  )
  const filings = split(formEvery).flatMap((period) =>
    reporters.flatMap(([unit, team]) =>
      chance() < blank / 2 ? [{ form: "f", reporter: team ?? unit, period, knownAt: knownAt(period) }] : []
    )
  )
  const isOnForm = chance() < 0.7
  const measure = (id: string) => ({
    id,
    title: text(id),
    basis: "turn",
    accumulation: "flow" as const,
    own: pick(["no", "no", "may"] as const),
    reports: chance() < 0.7 ? (["teams"] as const) : [],
    ...pick([{}, {}, {}, { missing: "unknown" as const }])
  })
  const question = {
    indicator: "m",
    hierarchy: "state",
    units: ["p", ...districts, ...communes],
    ...(chance() < 0.2 ? { boundaries: { asOf: "2025-01-10" } } : {})
  }
  return {
    id: `reporting ${seed}`,
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
            { id: "district", name: text("district"), complete: chance() < 0.7 },
            { id: "commune", name: text("commune"), complete: chance() < 0.7 }
          ],
          edges: [
            { unit: "p", level: "province" },
            ...districts.map((unit) => ({ unit, parent: "p", level: "district" })),
            ...communes.map((unit) => ({ unit, parent: pick(["p", ...districts]), level: "commune" }))
          ]
        }
      ],
      successions: [],
      measures: [measure("m"), measure("other")],
      indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
      teams,
      activities: [],
      forms: isOnForm ? [form] : [],
      targets: []
    },
    commits: [{ figures: [...figures, ...totals], filings: isOnForm ? filings : [], withdrawals: [] }],
    queries: [["2025-01"], ["2025-02", "2025-Q1"], ["2025-01/2025-02"], ["2025-W06", "2025-W07", "2025-Q1"]].map(
      (periods) => ({
        ...question,
        periods
      })
    )
  }
}
