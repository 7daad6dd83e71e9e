import { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]
type Move = Oracle.DocumentsJson["successions"][number]["moves"][number]
type Level = Oracle.DocumentsJson["hierarchies"][number]["levels"][number]

/** A map that is drawn anew on a day, figures that are true of it, and questions on both sides of the day. */
export interface Redrawn {
  readonly asked: Oracle.Case
  readonly truth: Oracle.Truth
}

const text = (id: string) => ({ vi: id, en: id })
const dayOf = (date: string): number => Date.parse(date) / 86_400_000
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
const share = (word: "whole" | "part" | "remainder") => ({ population: word, count: word, area: word })
const days = ["2025-07-01", "2025-07-01", "2025-07-09", "2025-07-16"]
const months = ["2025-05", "2025-06", "2025-07", "2025-08"]
const longer = ["2025-05/2025-06", "2025-06/2025-07", "2025-07/2025-08", "2025-05/2025-08"]

type Chance = ReturnType<typeof chances>
const picking =
  (chance: Chance) =>
  <A>(list: ReadonlyArray<A>): A =>
    list[Math.floor(chance() * list.length)]!

/** The tree on both sides of the day, and what became of what. */
const mapOf = (chance: Chance, day: string) => {
  const pick = picking(chance)
  const edges: Array<Edge> = []
  const moves: Array<Move> = []
  const place = (unit: string, level: string, before?: string | null, after?: string | null): void => {
    const edge = (parent: string | null) => ({ unit, level, ...(parent === null ? {} : { parent }) })
    if (before !== undefined && before === after) return void edges.push(edge(before))
    if (before !== undefined) edges.push({ ...edge(before), to: day })
    if (after !== undefined) edges.push({ ...edge(after), from: day })
  }
  const become = (from: string, to: string, word: "whole" | "part" | "remainder" = "whole"): void =>
    void moves.push({ from, to, shares: share(word) })
  const provinces = pick([["p"], ["p"], ["p", "q"], ["p", "q"]])
  const joined = provinces.length > 1 && chance() < 0.6
  const above = (province: string): string => (joined ? "r" : province)
  for (const unit of provinces) {
    place(unit, "province", null, joined ? undefined : null)
    if (joined) become(unit, "r")
  }
  if (joined) place("r", "province", undefined, null)
  const fate = pick(["none", "end", "end", "end", "merge", "stay", "stay"] as const)
  const communes = ["c0", "c1", "c2", "c3", "c4"].slice(0, pick([2, 3, 4, 5]))
  const districts = fate === "none" ? [] : ["d0", "d1", "d2"].slice(0, Math.min(communes.length, pick([2, 2, 3])))
  const provinceOf = new Map(districts.map((unit, index) => [unit, provinces[index % provinces.length]!]))
  // Who of the districts is what after the day.
  const later = new Map<string, string | undefined>()
  for (const unit of districts) {
    const merges = fate === "merge" && unit !== "d2"
    later.set(unit, fate === "end" ? undefined : merges ? "dx" : unit)
    place(unit, "district", provinceOf.get(unit)!, merges || fate === "end" ? undefined : above(provinceOf.get(unit)!))
    if (merges) become(unit, "dx")
  }
  if (fate === "merge") place("dx", "district", undefined, above(provinces[0]!))
  const seats = communes.map((unit, index) => {
    const parent = districts[index % districts.length] ?? provinces[index % provinces.length]!
    const next = districts.length === 0 ? above(parent) : (later.get(parent) ?? above(provinceOf.get(parent)!))
    return { unit, parent, next }
  })
  const heirs = new Map<string, string>()
  for (const { next, parent, unit } of seats) {
    const change = pick(["stay", "stay", "merge", "merge", "merge", "move", "divide"] as const)
    const elsewhere = pick(seats).next
    if (change === "stay") place(unit, "commune", parent, next)
    else if (change === "move") place(unit, "commune", parent, elsewhere)
    else if (change === "merge") {
      const into = pick(["n0", "n1"])
      place(unit, "commune", parent)
      become(unit, into)
      if (!heirs.has(into)) heirs.set(into, next)
    } else {
      place(unit, "commune", parent)
      become(unit, `${unit}x`, "part")
      become(unit, `${unit}y`, "remainder")
      place(`${unit}x`, "commune", undefined, next)
      place(`${unit}y`, "commune", undefined, elsewhere)
    }
  }
  for (const [unit, parent] of heirs) place(unit, "commune", undefined, parent)
  const level = (id: string, complete: boolean): Level => ({ id, name: text(id), ...(complete ? { complete } : {}) })
  const levels: [Level, ...Array<Level>] = [
    level("province", false),
    ...(districts.length === 0
      ? []
      : [{ ...level("district", chance() < 0.7), ...(fate === "end" ? { to: day } : {}) }]),
    level("commune", districts.length > 0 || chance() < 0.8)
  ]
  return { edges, moves, levels, ends: fate === "end" }
}

const lifeOf = (edges: ReadonlyArray<Edge>, unit: string): readonly [from: number, to: number] => {
  const own = edges.filter((edge) => edge.unit === unit)
  return [
    Math.min(...own.map(({ from }) => (from === undefined ? -Infinity : dayOf(from)))),
    Math.max(...own.map(({ to }) => (to === undefined ? Infinity : dayOf(to))))
  ]
}

const spanOf = (period: string): readonly [from: number, to: number] => {
  const [first, last = first] = period.split("/")
  if (first!.length > 7) return [dayOf(first!), dayOf(last!) + 1]
  const [year, month] = last!.split("-").map(Number)
  return [dayOf(`${first}-01`), Date.UTC(year!, month!, 1) / 86_400_000]
}

/** How many there truly are: each piece of land has its own number a day, or people who are met there on some days. */
const truthOf = (atlas: Oracle.Atlas, chance: Chance, kind: string, isSelfless: boolean): Oracle.Truth => {
  const [first, last] = [dayOf("2025-05-01"), dayOf("2025-09-01")]
  const busy = chance()
  const drawn = atlas.lands.map((land) => {
    const isNothing = isSelfless && land.kind === "own"
    if (kind === "person")
      return Array.from({ length: isNothing ? 0 : Math.floor(chance() * 6) }, () => {
        const often = 1 + Math.floor(chance() * 3)
        return Array.from({ length: often }, () => first + Math.floor(chance() * (last - first)))
      })
    let stands = 0
    return Array.from({ length: last - first }, (_, index) => {
      if (dateOf(first + index).endsWith("-01")) stands = Math.floor(chance() * 9)
      if (isNothing) return [0]
      if (kind === "account") return [stands]
      return [chance() < 0.2 * busy ? Math.floor(chance() * 9) : 0]
    })
  })
  return (_, { asOf, bodies, span, units }) => {
    let count = 0
    const land = (day: number) =>
      new Set(units.flatMap((unit) => (bodies === true ? atlas.body(unit) : atlas.covers(unit, asOf ?? day))))
    const met = new Set<string>()
    for (let day = Math.max(first, span.start); day < Math.min(last, span.end); day++) {
      for (const one of land(day)) {
        if (kind !== "person") count += drawn[one]![day - first]![0]!
        else drawn[one]!.forEach((when, person) => when.includes(day) && met.add(`${one} ${person}`))
      }
    }
    return kind === "person" ? met.size : count
  }
}

/** Communes, districts and provinces that become others, end or go on in July, of which some tell months and some longer. */
export const redrawing = (seed: number): Redrawn => {
  const chance = chances(seed)
  const pick = picking(chance)
  const day = pick(days)
  const { edges, ends, levels, moves } = mapOf(chance, day)
  const units = [...new Set(edges.map((edge) => edge.unit))]
  const basis = pick(["turn", "turn", "turn", "person", "account"])
  const own = ends ? "no" : pick(["no", "no", "may", "always"] as const)
  const documents: Oracle.DocumentsJson = {
    cohorts: [],
    dimensions: [],
    units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchies: [{ id: "state", name: text("state"), levels, edges }],
    successions: moves.length === 0 ? [] : [{ id: "act", kind: "merge", date: day, hierarchy: "state", moves }],
    measures: [{ id: "m", title: text("m"), basis, accumulation: basis === "account" ? "stock" : "flow", own }],
    indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
    teams: [],
    activities: [],
    forms: [],
    targets: []
  }
  const atlas = Oracle.read(documents)
  const truth = truthOf(atlas, chance, basis, own === "no")
  const [gap, above, crossing] = [pick([0, 0, 0.2]), pick([0, 0.1, 0.3]), pick([0, 0.5])]
  const isThere = (unit: string, [from, to]: readonly [number, number]): boolean => {
    const [born, ended] = lifeOf(edges, unit)
    return born <= from && to <= ended
  }
  const levelOf = (unit: string) => edges.find((edge) => edge.unit === unit)!.level
  const at = dayOf(day)
  const figures = units.flatMap((unit) => {
    const isCommune = levelOf(unit) === "commune"
    const some = isCommune ? (chance() < 0.8 ? months : longer.slice(0, pick([3, 4]))) : [...months, ...longer]
    return some.flatMap((period): ReadonlyArray<Oracle.FigureJson> => {
      const span = spanOf(period)
      const [born, ended] = lifeOf(edges, unit)
      const isBorn = born > span[0] && at < span[1] && ended >= span[1] && basis !== "account"
      if (!isThere(unit, span) && !(isBorn && chance() < crossing)) return []
      if (chance() < (isCommune ? gap : 1 - above)) return []
      const box = { units: [unit] as const, cohorts: [], breakdown: {}, bodies: own === "always" }
      const last = basis === "account" ? { start: span[1] - 1, end: span[1] } : { start: span[0], end: span[1] }
      const value = truth("m", { ...box, span: last })
      return [
        {
          id: `${unit}-${period.replace("/", ".")}`,
          measure: "m",
          units: [unit],
          period,
          value: chance() < 0.05 ? `>= ${value}` : value,
          knownAt: "2026-01-01T00:00:00Z"
        }
      ]
    })
  })
  const halves = [`2025-07-01/${dateOf(at - 1)}`, `${day}/2025-07-31`].filter((one) => day > "2025-07-01" && one !== "")
  const periods = [...months, ...longer, ...halves]
  const query = (asOf: string | undefined, some: ReadonlyArray<string>, of: ReadonlyArray<string>) => ({
    indicator: "m",
    hierarchy: "state",
    units: of,
    periods: some,
    ...(asOf === undefined ? {} : { boundaries: { asOf } })
  })
  const isOn = (one: number) => (unit: string) => isThere(unit, [one, one + 1])
  return {
    truth,
    asked: {
      id: `redrawing ${seed}`,
      documents,
      commits: [{ figures, filings: [], withdrawals: [] }],
      queries: [
        query(dateOf(at - 1), periods, units.filter(isOn(at - 1))),
        query(day, periods, units.filter(isOn(at))),
        ...periods.flatMap((period) => {
          const [from, to] = spanOf(period)
          const some = units.filter((unit) => isThere(unit, [from, to]))
          return some.length === 0 ? [] : [query(undefined, [period], some)]
        })
      ]
    }
  }
}
