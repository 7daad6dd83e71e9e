import type { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"

/** Communes made of pieces of ground: some give a piece away and live on, take others in, are renamed, merge or are divided. */
export interface Gifts {
  readonly asked: Oracle.Case
  /** How many there truly are in the pieces of a unit, in a period, on the boundaries of a day or of each month. */
  readonly truth: (unit: string, period: string, asOf: string | undefined) => number
}

type Edge = Oracle.DocumentsJson["hierarchies"][number]["edges"][number]
type Succession = Oracle.DocumentsJson["successions"][number]

const text = (id: string) => ({ vi: id, en: id })
const months = Array.from({ length: 10 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`)
const spans: Readonly<Record<string, readonly [first: number, last: number]>> = {
  "2025-Q1": [1, 3],
  "2025-Q2": [4, 6],
  "2025-H1": [1, 6],
  "2025-05/2025-08": [5, 8],
  "2025-01/2025-10": [1, 10]
}
const periods = [...months, ...Object.keys(spans)]
const monthsOf = (period: string): ReadonlyArray<string> => {
  const [first, last] = spans[period] ?? [months.indexOf(period) + 1, months.indexOf(period) + 1]
  return months.slice(first - 1, last)
}

/** Who holds which pieces from each month on. */
const history = (chance: () => number) => {
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  let held = new Map(["a", "b", "c", "d"].map((unit) => [unit, [0, 1, 2].map((piece) => `${unit}${piece}`)]))
  const eras = [{ month: months[0]!, held }]
  const successions: Array<Succession> = []
  let names = 0
  const dates = ["2025-03", "2025-05", "2025-07", "2025-09"].filter(() => chance() < 0.6)
  for (const month of dates) {
    const next = new Map(held)
    const moves: Array<Succession["moves"][number]> = []
    const fresh = (): string => `n${names++}`
    const give = (
      from: string,
      to: string,
      word: "whole" | "part" | "remainder",
      pieces: ReadonlyArray<string>
    ): void => {
      moves.push({ from, to, shares: { population: word, count: word, area: word } })
      const left = next.get(from)!.filter((piece) => !pieces.includes(piece))
      if (left.length === 0) next.delete(from)
      else next.set(from, left)
      next.set(to, [...(next.get(to) ?? []), ...pieces])
    }
    const [unit, other] = [...held.keys()].toSorted(() => chance() - 0.5) as [string, string | undefined]
    const pieces = held.get(unit)!
    const kind = pick(["give", "give", "absorb", "merge", "rename", "divide"] as const)
    if (kind === "give" && pieces.length > 1)
      give(unit, other !== undefined && chance() < 0.5 ? other : fresh(), "part", [pick(pieces)])
    else if (kind === "absorb" && other !== undefined) give(unit, other, "whole", pieces)
    else if (kind === "merge" && other !== undefined) {
      const into = fresh()
      for (const one of [unit, other]) give(one, into, "whole", held.get(one)!)
    } else if (kind === "divide" && pieces.length > 1) {
      give(unit, fresh(), "part", pieces.slice(0, 1))
      give(unit, fresh(), "remainder", pieces.slice(1))
    } else give(unit, fresh(), "whole", pieces)
    successions.push({ id: `act-${month}`, kind: "merge", date: `${month}-01`, hierarchy: "state", moves })
    held = next
    eras.push({ month, held })
  }
  return { eras, successions }
}

/** What figures are: of flows, of flows told under former codes or by two units together as well, of stocks told by two together as well. */
export type Kind = "flows" | "former" | "joint" | "stocks"

/** Figures that are true of such a map, some of months and some of longer periods, and questions on the boundaries of each time. */
export const giving = (seed: number, kind: Kind): Gifts => {
  const isStock = kind === "stocks"
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const { eras, successions } = history(chance)
  // What the province does itself lies in no commune.
  const own = !isStock && seed % 3 === 0 ? "may" : "no"
  const ofProvince = (held: ReadonlyMap<string, ReadonlyArray<string>>) =>
    [...held.values()].flat().concat(own === "may" ? ["p0"] : [])
  const heldIn = (month: string) => eras.findLast((era) => era.month <= month)!.held
  const units = [...new Set(eras.flatMap(({ held }) => [...held.keys()]))]
  const livedIn = (unit: string) => months.filter((month) => heldIn(month).has(unit))
  const dayOf = (month: string | undefined) => (month === undefined ? undefined : `${month}-01`)
  const edges: Array<Edge> = units.map((unit) => {
    const lived = livedIn(unit)
    const [from, to] = [dayOf(lived[0]), dayOf(months[months.indexOf(lived.at(-1)!) + 1])]
    return {
      unit,
      level: "commune",
      parent: "p",
      ...(from === "2025-01-01" ? {} : { from: from! }),
      ...(to === undefined ? {} : { to })
    }
  })
  const standing = new Map<string, number>()
  const counts = new Map<string, number>()
  const countOf = (piece: string, month: string): number => {
    const [known, key] = isStock ? [standing, piece] : [counts, `${piece} ${month}`]
    if (!known.has(key)) known.set(key, chance() < 0.2 ? 0 : Math.floor(chance() * 9))
    return known.get(key)!
  }
  const sum = (all: ReadonlyArray<number>): number => all.reduce((total, one) => total + one, 0)
  /** The units that became another one as a whole, all of them. */
  const madeOf = (unit: string): ReadonlyArray<string> => {
    const moves = successions.flatMap((act) => (act.date === dayOf(livedIn(unit)[0]) ? act.moves : []))
    const into = moves.filter(({ to }) => to === unit)
    return into.every(({ shares }) => shares.population === "whole") ? into.map(({ from }) => from) : []
  }
  /** Whether a unit was made of whole ones, and these were as well, or there from the first. */
  const isMade = (unit: string): boolean =>
    madeOf(unit).length > 0 && madeOf(unit).every((one) => livedIn(one)[0] === months[0] || isMade(one))
  /** What a unit reports of a month; of one before it began, what the units did that it was made of. */
  const reportOf = (unit: string, month: string): number => {
    const pieces = unit === "p" ? ofProvince(heldIn(month)) : heldIn(month).get(unit)
    if (pieces !== undefined) return sum(pieces.map((piece) => countOf(piece, month)))
    return month < livedIn(unit)[0]! ? sum(madeOf(unit).map((one) => reportOf(one, month))) : 0
  }
  const truth: Gifts["truth"] = (unit, period, asOf) => {
    const some = isStock ? monthsOf(period).slice(-1) : monthsOf(period)
    if (asOf === undefined) return sum(some.map((month) => reportOf(unit, month)))
    const held = heldIn(asOf.slice(0, 7))
    const pieces = unit === "p" ? ofProvince(held) : (held.get(unit) ?? [])
    return sum(some.flatMap((month) => pieces.map((piece) => countOf(piece, month))))
  }
  const gap = pick([0, 0.2, 0.5])
  const figureOf = (unit: string, period: string, ...others: ReadonlyArray<string>): Oracle.FigureJson => ({
    id: `${[unit, ...others].join("-")}-${period.toLowerCase().replace("/", ".")}`,
    measure: "m",
    units: [unit, ...others],
    period,
    value: sum([unit, ...others].map((one) => truth(one, period, undefined))),
    knownAt: "2026-01-01T00:00:00Z"
  })
  const figures = [...units, "p"].flatMap((unit) => {
    const isWhole = !isStock && unit !== "p" && isMade(unit)
    const lived = unit === "p" ? months : livedIn(unit)
    const told = isWhole ? [...months.slice(0, months.indexOf(lived[0]!)), ...lived] : lived
    const long = chance() < 0.3 || unit === "p"
    return periods
      .filter((period) =>
        monthsOf(period).every(
          (month) => (period in spans ? told : lived).includes(month) && lived.includes(monthsOf(period).at(-1)!)
        )
      )
      .filter((period) => (period in spans ? long && chance() < 0.4 : chance() >= (unit === "p" ? 0.8 : gap)))
      .map((period) => figureOf(unit, period))
  })
  // What was its ground when it ended, by whom it is told no longer.
  const late = (kind === "former" ? units : []).flatMap((unit) => {
    const last = livedIn(unit).at(-1)!
    const after = months.slice(months.indexOf(last) + 1).filter(() => chance() < 0.3)
    return after.map((month) => {
      const value = sum(
        heldIn(last)
          .get(unit)!
          .map((piece) => countOf(piece, month))
      )
      return { ...figureOf(unit, month), value }
    })
  })
  /** The units a unit was made of, and those that these were. */
  const lineOf = (unit: string): ReadonlyArray<string> => [unit, ...madeOf(unit).flatMap(lineOf)]
  const isToldIn = (unit: string, period: string): boolean => {
    const [some, lived] = [monthsOf(period), livedIn(unit)]
    if (isStock) return lived.includes(some.at(-1)!) && some[0]! >= lived[0]!
    return some.some((month) => lived.includes(month)) && (some[0]! >= lived[0]! || isMade(unit))
  }
  // Each of two counts until it ended; who came of the other is not told beside it.
  const joint = (kind === "joint" || isStock ? units : []).flatMap((one, index) =>
    units
      .slice(index + 1)
      .flatMap((other) =>
        lineOf(one).some((unit) => lineOf(other).includes(unit))
          ? []
          : periods
              .filter((period) => isToldIn(one, period) && isToldIn(other, period) && chance() < 0.1)
              .map((period) => figureOf(one, period, other))
      )
  )
  const level = (id: string) => ({ id, name: text(id), complete: true as const })
  const query = (of: ReadonlyArray<string>, asOf: string | undefined, some: ReadonlyArray<string>) => ({
    indicator: "m",
    hierarchy: "state",
    units: ["p", ...of],
    periods: some,
    ...(asOf === undefined ? {} : { boundaries: { asOf } })
  })
  return {
    truth,
    asked: {
      id: `giving ${seed}`,
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
        successions,
        measures: [
          {
            id: "m",
            title: text("m"),
            basis: isStock ? "account" : "turn",
            accumulation: isStock ? "stock" : "flow",
            own,
            ...(isStock && chance() < 0.7 ? { missing: { carry: "forever" } } : {})
          }
        ],
        indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }],
        teams: [],
        activities: [],
        forms: [],
        targets: []
      } as Oracle.DocumentsJson,
      commits: [{ figures: [...figures, ...late, ...joint], filings: [], withdrawals: [] }],
      queries: [
        ...eras.map(({ held, month }) => query([...held.keys()], `${month}-01`, periods)),
        ...months.map((month) => query([...heldIn(month).keys()], undefined, [month]))
      ]
    }
  }
}
