import type { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"

/** Communes whose teams move from one to another, or go with them into the one that two of them became. */
export interface Seats {
  readonly asked: Oracle.Case
  /** How many there truly are of a unit, or of one team in it, in a period; `undefined` where a team's stock was never told. */
  readonly truth: (
    unit: string,
    period: string,
    asOf: string | undefined,
    team: string | undefined
  ) => number | undefined
}

interface Mover {
  readonly id: string
  readonly home: string
  /** From which half-month on it sits on other ground. */
  readonly at: number
  readonly next: string
}

const text = (id: string) => ({ vi: id, en: id })
const months = ["2025-01", "2025-02", "2025-03", "2025-04"]
const lengths = [31, 28, 31, 30]
/** Half-months, by their first and last days. */
const halves = months.flatMap((month, index) => [
  [`${month}-01`, `${month}-15`],
  [`${month}-16`, `${month}-${lengths[index]}`]
])
const range = (first: number, last: number): string => `${halves[first]![0]}/${halves[last]![1]}`
/** The first and the last half of each period. */
const spans = new Map<string, readonly [first: number, last: number]>([
  ...months.map((month, index) => [month, [2 * index, 2 * index + 1]] as const),
  ...halves.map((_, index) => [range(index, index), [index, index]] as const),
  ["2025-Q1", [0, 5]],
  ["2025-01/2025-02", [0, 3]],
  ["2025-02/2025-04", [2, 7]],
  ["2025-01/2025-04", [0, 7]],
  [range(1, 4), [1, 4]],
  [range(3, 6), [3, 6]]
])
const grounds = ["a", "b", "c"]
const all = { population: "whole", count: "whole", area: "whole" } as const
const inside = ([first, last]: readonly [number, number]): ReadonlyArray<number> =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, one) => total + one, 0)

export const seating = (seed: number, isStock = false): Seats => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const reform = chance() < 0.7 ? pick([2, 3, 4, 5]) : halves.length
  const own = !isStock && chance() < 0.5 ? "may" : "no"
  const reports = chance() < 0.4
  const isMerged = (ground: string, half: number) => half >= reform && ground !== "c"
  const unitOf = (ground: string, half: number): string => (isMerged(ground, half) ? "n" : ground)
  const teams = Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, index): Mover => {
    const home = pick(grounds)
    const next = pick(grounds.filter((one) => one !== home))
    const at = chance() < 0.7 ? pick([1, 2, 3, 4, 5, reform]) : halves.length
    // Who moves within what became one stays where it is.
    return { id: `t${index}`, home, at: isMerged(home, at) && isMerged(next, at) ? halves.length : at, next }
  })
  const groundOf = ({ at, home, next }: Mover, half: number): string => (half < at ? home : next)

  /** What was done on a piece of ground, by a team or by nobody's, in half a month. */
  const done = new Map<string, number>()
  for (const half of halves.keys()) {
    for (const ground of reports ? [] : grounds) done.set(`${ground} - ${half}`, Math.floor(chance() * 6))
    if (own === "may") done.set(`p - ${half}`, chance() < 0.3 ? Math.floor(chance() * 6) : 0)
    for (const team of teams) done.set(`${groundOf(team, half)} ${team.id} ${half}`, Math.floor(chance() * 9))
  }
  /** What stood of a team at the end of some halves, when it was told. */
  const stood = new Map(
    teams.map(({ id }) => [
      id,
      [...halves.keys()].filter(() => chance() < 0.4).map((half) => [half, Math.floor(chance() * 9)] as const)
    ])
  )
  const standing = (id: string, half: number): number | undefined =>
    stood.get(id)!.findLast(([told]) => told <= half)?.[1]

  /** Whether ground is a unit's in half a month, on the boundaries of another one or of its own; what became a unit was it. */
  const isOf = (ground: string, unit: string, half: number, asOf: number | undefined): boolean => {
    if (unit === "p" || ground === "p") return unit === "p"
    if (asOf === undefined && unit === "n") return ground === "a" || ground === "b"
    return unitOf(ground, asOf ?? half) === unit
  }
  const flowOf = (unit: string, period: string, asOf: number | undefined, team: string | undefined): number =>
    sum(
      inside(spans.get(period)!).flatMap((half) =>
        [...grounds, "p"].flatMap((ground) =>
          (team === undefined ? ["-", ...teams.map(({ id }) => id)] : [team]).map((who) =>
            isOf(ground, unit, half, asOf) ? (done.get(`${ground} ${who} ${half}`) ?? 0) : 0
          )
        )
      )
    )
  const stockOf = (unit: string, period: string, asOf: number | undefined, team: string | undefined) => {
    const half = spans.get(period)![1]
    const there = teams.filter((one) => (team ?? one.id) === one.id && isOf(groundOf(one, half), unit, half, asOf))
    const found = there.map(({ id }) => standing(id, half))
    return found.includes(undefined) ? undefined : sum(found.map((one) => one!))
  }
  const halfOf = (day: string | undefined) =>
    day === undefined ? undefined : halves.findLastIndex(([first]) => first! <= day)
  const truth: Seats["truth"] = (unit, period, asOf, team) =>
    (isStock ? stockOf : flowOf)(unit, period, halfOf(asOf), team)

  const figures: Array<Oracle.FigureJson> = []
  const tell = (unit: string, period: string, value: number, team: string | undefined): void => {
    const id = `${unit}-${team ?? "all"}-${period.toLowerCase().replace("/", ".")}`
    if (figures.some((one) => one.id === id)) return
    const ofTeam = team === undefined ? {} : { team }
    figures.push({ id, measure: "m", units: [unit], period, value, knownAt: "2026-01-01T00:00:00Z", ...ofTeam })
  }
  if (isStock) {
    for (const team of teams) {
      for (const [half, value] of stood.get(team.id)!) {
        tell(chance() < 0.7 ? unitOf(groundOf(team, half), half) : "p", range(half, half), value, team.id)
      }
    }
  } else {
    for (let n = 3 + Math.floor(chance() * 10); n > 0; n--) {
      const period = pick([...spans.keys()])
      const days = inside(spans.get(period)!)
      const team = chance() < 0.6 ? pick(teams) : undefined
      const on = pick(days)
      const there = new Set(team === undefined ? [] : days.map((half) => groundOf(team, half)))
      const ofTeam = there.size === 1 && chance() < 0.5 ? unitOf([...there][0]!, on) : "p"
      const unit = team === undefined ? (chance() < 0.4 ? "p" : unitOf(pick(grounds), on)) : ofTeam
      tell(unit, period, flowOf(unit, period, undefined, team?.id), team?.id)
    }
  }

  const born = halves[reform]?.[0]
  const edge = (unit: string, more: object = {}) => ({ unit, level: "commune", parent: "p", ...more })
  const edges = [
    ...["a", "b"].map((unit) => edge(unit, born === undefined ? {} : { to: born })),
    edge("c"),
    ...(born === undefined ? [] : [edge("n", { from: born })])
  ]
  const units = edges.map(({ unit }) => unit)
  const level = (id: string) => ({ id, name: text(id), complete: true as const })
  const lives = (unit: string, half: number): boolean => grounds.some((ground) => unitOf(ground, half) === unit)
  const query = (asOf: string | undefined, byTeam: boolean) => {
    // The stock of a longer period is that of its last day that is known in full.
    const on = pick([...halves.keys()])
    const period = isStock ? range(on, on) : pick([...spans.keys()])
    const half = halfOf(asOf)
    return {
      indicator: "m",
      hierarchy: "state",
      // On boundaries of its own day a unit is asked for days on which it was there.
      units: ["p", ...units.filter((unit) => lives(unit, half ?? spans.get(period)![1]))],
      periods: [period],
      ...(asOf === undefined ? {} : { boundaries: { asOf } }),
      ...(byTeam ? { by: "team" as const } : {})
    }
  }
  return {
    truth,
    asked: {
      id: `seats ${seed}`,
      documents: {
        cohorts: [],
        dimensions: [],
        units: ["p", ...units].map((id) => ({ id, names: [{ name: text(id) }] })),
        hierarchies: [
          {
            id: "state",
            name: text("state"),
            levels: [level("province"), level("commune")],
            edges: [{ unit: "p", level: "province" }, ...edges]
          }
        ],
        successions:
          born === undefined
            ? []
            : [
                {
                  id: "act",
                  kind: "merge",
                  date: born,
                  hierarchy: "state",
                  moves: ["a", "b"].map((from) => ({ from, to: "n", shares: all }))
                }
              ],
        measures: [
          {
            id: "m",
            title: text("m"),
            basis: isStock ? "account" : "turn",
            accumulation: isStock ? "stock" : "flow",
            own,
            ...(isStock ? { missing: { carry: "forever" } } : {}),
            ...(reports ? { reports: ["teams"] } : {})
          }
        ],
        indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
        teams: teams.map(({ at, home, id, next }) => ({
          id,
          name: text(id),
          kind: "k",
          host: unitOf(home, 0),
          ...(at < halves.length ? { hosts: [{ unit: unitOf(next, at), from: halves[at]![0]! }] } : {})
        })),
        activities: [],
        forms: [],
        targets: []
      } as Oracle.DocumentsJson,
      commits: [{ figures, filings: [], withdrawals: [] }],
      queries: Array.from({ length: 6 }, (_, index) => query(index < 3 ? undefined : pick(halves)[0], index % 2 === 1))
    }
  }
}
