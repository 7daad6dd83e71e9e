import { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]
type Move = Oracle.DocumentsJson["successions"][number]["moves"][number]
type Dated = Move & { readonly on?: string }
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
  const moves: Array<Dated> = []
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
  // At times another change before or after it: a commune that goes elsewhere, or becomes part of another that lives on as a new one.
  const other = pick([undefined, undefined, "2025-06-01", "2025-06-11", "2025-08-01", "2025-08-13"])
  const isEarly = other !== undefined && other < day
  const there = (level: string) =>
    edges.filter((edge) => edge.level === level && (isEarly ? edge.from === undefined : edge.to === undefined))
  const [moving, ...rest] = other === undefined ? [] : there("commune").toSorted(() => chance() - 0.5)
  const hosts = districts.length === 0 ? there("province") : there("district")
  const home = hosts.length === 0 ? undefined : pick(hosts).unit
  if (other !== undefined && moving !== undefined && home !== undefined && moving.parent !== home) {
    edges.splice(edges.indexOf(moving), 1)
    const parents = isEarly ? [home, moving.parent!] : [moving.parent!, home]
    edges.push({ ...moving, parent: parents[0]!, to: other }, { ...moving, parent: parents[1]!, from: other })
  } else if (other !== undefined && !isEarly && moving !== undefined && rest.length > 0) {
    for (const one of [moving, rest[0]!]) {
      edges.splice(edges.indexOf(one), 1, { ...one, to: other })
      moves.push({ from: one.unit, to: "k", shares: share("whole"), on: other })
    }
    edges.push({ unit: "k", parent: moving.parent!, level: "commune", from: other })
  }
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
  const week = /W(\d\d)$/.exec(period)
  if (week !== null) {
    const start = dayOf("2024-12-30") + 7 * (Number(week[1]) - 1)
    return [start, start + 7]
  }
  const [first, last = first] = period.split("/")
  if (first!.length > 7) return [dayOf(first!), dayOf(last!) + 1]
  const [year, month] = last!.split("-").map(Number)
  return [dayOf(`${first}-01`), Date.UTC(year!, month!, 1) / 86_400_000]
}

interface Sort {
  readonly basis: string
  readonly isSelfless: boolean
  readonly isTold: boolean
}

/** How many there truly are: whoever works on a piece of land has a number of its own a day, or meets people there on some days. */
const truthOf = (atlas: Oracle.Atlas, chance: Chance, { basis, isSelfless, isTold }: Sort): Oracle.Truth => {
  const [first, last] = [dayOf("2025-04-28"), dayOf("2025-09-01")]
  const { teams } = atlas.documents
  const busy = chance()
  const isPeople = basis === "person"
  const known = new Map<string, ReadonlyArray<string | undefined>>()
  const workers = (land: number, day: number) => {
    const key = `${land} ${day}`
    const found =
      known.get(key) ??
      Oracle.workersOf(atlas, teams, { land, isAll: isTold }, day).map((team) =>
        team === undefined ? team : teams[team]!.id
      )
    known.set(key, found)
    return found
  }
  const drawn = atlas.lands.map((land, at) => {
    const isNothing = isSelfless && land.kind === "own"
    let stands = 0
    const counts = Array.from({ length: last - first }, (_, index) => {
      if (dateOf(first + index).endsWith("-01")) stands = Math.floor(chance() * 9)
      return workers(at, first + index).map((team) => {
        const count = basis === "account" ? stands : chance() < 0.2 * busy ? Math.floor(chance() * 9) : 0
        return { team, count: isNothing ? 0 : count }
      })
    })
    const people = Array.from({ length: isNothing || !isPeople ? 0 : Math.floor(chance() * 6) }, () =>
      Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
        const day = first + Math.floor(chance() * (last - first))
        const who = workers(at, day)
        return { day, team: who[Math.floor(chance() * who.length)], isMet: who.length > 0 }
      })
    )
    return { counts, people }
  })
  return (_, { asOf, bodies, span, team, units }) => {
    let count = 0
    const land = (day: number) =>
      new Set(units.flatMap((unit) => (bodies === true ? atlas.body(unit) : atlas.covers(unit, asOf ?? day))))
    const isOf = (one: { readonly team?: string | undefined }): boolean => team === undefined || one.team === team
    const met = new Set<string>()
    for (let day = Math.max(first, span.start); day < Math.min(last, span.end); day++) {
      for (const one of land(day)) {
        const { counts, people } = drawn[one]!
        if (!isPeople) for (const each of counts[day - first]!) count += isOf(each) ? each.count : 0
        people.forEach((meetings, person) => {
          if (meetings.some((each) => each.isMet && each.day === day && isOf(each))) met.add(`${one} ${person}`)
        })
      }
    }
    return isPeople ? met.size : count
  }
}

type Team = Oracle.DocumentsJson["teams"][number]

/** Teams of communes: most stay, some go to another commune on a Wednesday, some begin or end then. */
const teamsOf = (chance: Chance, edges: ReadonlyArray<Edge>, day: string): ReadonlyArray<Team> => {
  const pick = picking(chance)
  const communes = edges.filter((edge) => edge.level === "commune")
  const old = [...new Set(communes.filter(({ from }) => from === undefined).map(({ unit }) => unit))]
  return [...new Set(communes.map(({ unit }) => unit))].flatMap((host) =>
    ["t", "u"].slice(0, pick([0, 1, 1, 2])).map((name): Team => {
      const team = { id: `${name}-${host}`, name: text(`${name}-${host}`), kind: "digital", host }
      const fate = old.includes(host) ? pick(["stay", "stay", "move", "begin", "end"] as const) : "stay"
      const on = pick(["2025-06-11", "2025-06-01", day])
      const to = pick(old)
      if (fate === "move" && to !== host && on <= day) return { ...team, hosts: [{ unit: to, from: on }] }
      return fate === "begin" ? { ...team, from: on } : fate === "end" ? { ...team, to: on } : team
    })
  )
}

/**
 * Communes, districts and provinces that become others, end or go on in July, of which some tell months and some longer; and, where that
 * is wanted, some that ended go on telling under their codes.
 */
export const redrawing = (seed: number, withTeams = false, withFormer = false): Redrawn => {
  const chance = chances(seed)
  const another = chances(-seed)
  const pick = picking(chance)
  const day = pick(days)
  const { edges, ends, levels, moves } = mapOf(chance, day)
  const units = [...new Set(edges.map((edge) => edge.unit))]
  const basis = pick(["turn", "turn", "turn", "person", "account"])
  const own = ends ? "no" : pick(["no", "no", "may", "always"] as const)
  const teams = basis === "account" || !withTeams ? [] : teamsOf(chance, edges, day)
  const isTold = teams.length > 0 && chance() < 0.6
  const documents: Oracle.DocumentsJson = {
    cohorts: [],
    dimensions: [],
    units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchies: [{ id: "state", name: text("state"), levels, edges }],
    successions: [...Map.groupBy(moves, ({ on = day }) => on)].map(([date, all]) => ({
      id: `act-${date}`,
      kind: "merge",
      date,
      hierarchy: "state",
      moves: all.map(({ from, shares, to }) => ({ from, shares, to }))
    })),
    measures: [
      {
        id: "m",
        title: text("m"),
        basis,
        accumulation: basis === "account" ? "stock" : "flow",
        own,
        ...(isTold ? { reports: ["teams"] as const } : {})
      }
    ],
    indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
    teams,
    activities: [],
    forms: [],
    targets: []
  }
  const atlas = Oracle.read(documents)
  const truth = truthOf(atlas, chance, { basis, isSelfless: own === "no", isTold })
  const vague = pick([0, 0.05, 0.2])
  const [gap, above, crossing] = [pick([0, 0, 0.2]), pick([0, 0.1, 0.3]), pick([0, 0.5])]
  const isThere = (unit: string, [from, to]: readonly [number, number]): boolean => {
    const [born, ended] = lifeOf(edges, unit)
    return born <= from && to <= ended
  }
  const levelOf = (unit: string) => edges.find((edge) => edge.unit === unit)!.level
  const at = dayOf(day)
  const figureOf = (unit: string, period: string, team?: string): Oracle.FigureJson => {
    const [start, end] = spanOf(period)
    const span = basis === "account" ? { start: end - 1, end } : { start, end }
    const bodies = own === "always" || team !== undefined
    const value = truth("m", {
      units: [unit],
      cohorts: [],
      breakdown: {},
      bodies,
      span,
      ...(team === undefined ? {} : { team })
    })
    return {
      id: `${team ?? "all"}-${unit}-${period.toLowerCase().replace("/", ".")}`,
      measure: "m",
      units: [unit],
      ...(team === undefined ? {} : { team }),
      period,
      value: chance() < vague ? pick([`>= ${value}`, value === 0 ? 0 : `~ ${value}`]) : value,
      knownAt: "2026-01-01T00:00:00Z"
    }
  }
  /** The unit in which a team is on a day. */
  const seatOn = ({ host, hosts = [] }: Team, at: number): string | undefined => {
    let unit: string | undefined = hosts.findLast((one) => dayOf(one.from!) <= at)?.unit ?? host
    while (unit !== undefined && lifeOf(edges, unit)[0] <= at && !isThere(unit, [at, at + 1])) {
      const heirs: ReadonlyArray<string> = moves.filter(({ from }) => from === unit).map(({ to }) => to)
      unit = heirs.length === 1 ? heirs[0] : undefined
    }
    return unit !== undefined && isThere(unit, [at, at + 1]) ? unit : undefined
  }
  const isWeekly = chance() < 0.5
  const weeks = Array.from({ length: 10 }, (_, index) => `2025-W${23 + index}`)
  const told = teams.flatMap((team) => {
    const [born, ended] = [
      team.from === undefined ? -Infinity : dayOf(team.from),
      team.to === undefined ? Infinity : dayOf(team.to)
    ]
    return (isWeekly ? weeks : months).flatMap((period) => {
      const [start, end] = spanOf(period)
      const seats = [Math.max(start, born), end - 1].map((at) =>
        born <= at && at < Math.min(end, ended) ? seatOn(team, at) : undefined
      )
      const some = [...new Set(seats)].filter((seat) => seat !== undefined && lifeOf(edges, seat)[1] >= end)
      return some.flatMap((seat) => (chance() < gap ? [] : [figureOf(seat!, period, team.id)]))
    })
  })
  const figures = units.flatMap((unit) => {
    const isCommune = levelOf(unit) === "commune"
    const some = isCommune ? (chance() < 0.8 ? months : longer.slice(0, pick([3, 4]))) : [...months, ...longer]
    return some.flatMap((period): ReadonlyArray<Oracle.FigureJson> => {
      const span = spanOf(period)
      const [born, ended] = lifeOf(edges, unit)
      const isLate = withFormer && isCommune && ended <= span[0] && another() < 0.4
      const isBorn = born > span[0] && born < span[1] && ended >= span[1] && basis !== "account"
      if (isLate && basis === "turn") return [figureOf(unit, period)]
      if (!isThere(unit, span) && !(isBorn && chance() < crossing)) return []
      if (chance() < (isCommune ? (isTold ? 1 - above : gap) : 1 - above)) return []
      return [figureOf(unit, period)]
    })
  })
  const halves = [`2025-07-01/${dateOf(at - 1)}`, `${day}/2025-07-31`].filter((one) => day > "2025-07-01" && one !== "")
  const around = isWeekly && teams.length > 0 ? ["2025-W24", "2025-W27", "2025-W28", "2025-W29"] : []
  const periods =
    teams.length === 0
      ? [...months, ...longer, ...halves]
      : ["2025-06", "2025-07", "2025-06/2025-07", ...halves, ...around]
  const query = (asOf: string | undefined, some: ReadonlyArray<string>, of: ReadonlyArray<string>) => ({
    indicator: "m",
    hierarchy: "state",
    units: of,
    periods: some,
    ...(asOf === undefined ? {} : { boundaries: { asOf } })
  })
  const after = pick([at, at, dayOf("2025-08-31")])
  const asOf = pick([at - 1, at - 1, dayOf("2025-05-01")])
  const isOn = (one: number) => (unit: string) => isThere(unit, [one, one + 1])
  return {
    truth,
    asked: {
      id: `redrawing ${seed}`,
      documents,
      commits: [{ figures: [...figures, ...told], filings: [], withdrawals: [] }],
      queries: [
        query(dateOf(asOf), periods, units.filter(isOn(asOf))),
        query(dateOf(after), periods, units.filter(isOn(after))),
        ...periods.flatMap((period) => {
          const [from, to] = spanOf(period)
          const some = units.filter((unit) => isThere(unit, [from, to]))
          return some.length === 0 ? [] : [query(undefined, [period], some)]
        }),
        ...(teams.length === 0
          ? []
          : [asOf, after].map((one) => ({
              ...query(dateOf(one), periods, units.filter(isOn(one))),
              by: "team" as const
            })))
      ]
    }
  }
}
