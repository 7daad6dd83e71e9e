/**
 * What units and their teams told of a measure, whole number by whole number, in columns: figures, and lines left blank. What is
 * more than a whole number of all that one of them did in days that are over is not told here; it marks its unit. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { tree as treeOf } from "../territory/territory.ts"
import type * as Frames from "../places/frame.ts"
import type * as Blanks from "../silence/blanks.ts"
import type { Life } from "../boxes/box.ts"
import * as Lives from "../boxes/lives.ts"
import { formsOf, type Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import * as Numbers from "./numbers.ts"
import { take } from "./taking.ts"
import { type ByUnit, type Runs, Told } from "./told.ts"

/** Entries, with what their places and codes stand for. They are sorted by units when a column is first looked at. */
export interface Entries extends ByUnit {
  readonly told: Told
  readonly periods: ReadonlyArray<Period.Period>
  readonly teams: ReadonlyArray<string>
  /** How many teams a unit has, by its number; -1 where that is not plain. */
  readonly hosted: (number: number) => number
}

const known = new WeakMap<Reports, Map<string, ReturnType<typeof seats>>>()

/** The seats of teams on a ground: those of all measures. */
const seatsOn = (reports: Reports, ground: Ground) => {
  const here = known.get(reports) ?? new Map<string, ReturnType<typeof seats>>()
  known.set(reports, here)
  const key = `${ground.hierarchy} ${ground.days.join(" ")}`
  const found = here.get(key) ?? seats(reports, ground)
  here.set(key, found)
  return found
}

/** Teams of which it is plain where they are: they neither come, go nor move in the days from `first` to `last`. */
const seats = ({ figures, model }: Reports, { days: [first, last], frame, hierarchy }: Ground) => {
  const { snapshot } = frame
  const seated = new Int32Array(figures.texts.teams.length).fill(-1)
  const counts = new Map<number, number>()
  const parents = new Set(treeOf(model.territory, hierarchy).parent)
  const hosts = Lives.hostsOf(model, hierarchy)
  const teams = Lives.teamsOf(model, hierarchy)
  const numberOf = (unit: string): number => snapshot.number.get(unit) ?? -1
  const livesIn = (unit: string): ReadonlyArray<Life> =>
    (teams.get(unit) ?? []).filter(({ from, to }) => from <= last && first < to)
  /** The number of the only unit of the frame in which a team is, on all of the days; -1 where there is none. */
  const seatOf = (id: string): number => {
    const here = (hosts.get(id) ?? []).flatMap((unit) => {
      const number = numberOf(unit)
      return number === -1 ? [] : livesIn(unit).flatMap((life) => (life.id === id ? [{ life, number }] : []))
    })
    const [one] = here
    if (one === undefined || here.length > 1) return -1
    const { from, isSure, to } = one.life
    return isSure && from <= first && last < to ? one.number : -1
  }
  /** How many teams a unit has; -1 where that is not the same on all days, or there are units below it. */
  const count = (number: number): number => {
    const known = counts.get(number)
    if (known !== undefined) return known
    const there = livesIn(snapshot.ids[snapshot.keys[number]!]!)
    const isSame = !parents.has(snapshot.keys[number]!) && there.every(({ id }) => seatOf(id) === number)
    counts.set(number, isSame ? there.length : -1)
    return counts.get(number)!
  }
  return {
    count,
    /** By code of a team that has figures, the number of its unit, once that is known to be plain. */
    seated,
    /** The number of the only unit of a team; where that is not so, all its units are marked. */
    hostOf: (id: string, code: number, mark: Ground["mark"]): number => {
      const number = seatOf(id)
      const isPlain = number !== -1 && snapshot.level[number]! >= 0 && count(number) !== -1
      if (isPlain) return (seated[code] = number)
      for (const unit of hosts.get(id) ?? []) if (numberOf(unit) !== -1) mark(numberOf(unit))
      return -1
    }
  }
}

/** The first and the last of some days. */
export type Days = readonly [first: number, last: number]

/** Gives teams that only left lines blank a code beside those of the figures. */
const coder = <A extends string>(known: ReadonlyArray<A>) => {
  const values = [...known]
  let codes: Map<A, number> | undefined
  return {
    values,
    code: (value: A): number => {
      codes ??= new Map(values.map((value, code) => [value, code]))
      const found = codes.get(value)
      if (found !== undefined) return found
      codes.set(value, values.length)
      return values.push(value) - 1
    }
  }
}

/** The ground that entries are made on: a hierarchy and a frame of days. */
interface Ground {
  readonly hierarchy: string
  readonly frame: Frames.Frame
  /** The days that all this is about. */
  readonly days: Days
  /** The lengths of time of which units tell, one within another. */
  readonly kinds: ReadonlySet<string>
  /** Marks a unit of which something else was told. */
  readonly mark: (number: number) => void
}

/** What was told of a measure: rows of figures, by their periods, and lines left blank. */
interface Said {
  readonly rows: Int32Array
  readonly runs: Runs
  readonly blanks: ReadonlyArray<Blanks.Blank>
}

/** The entries of a measure; `undefined` where something else was told that may reach anywhere, or sums are too large to be exact. */
export const make = (reports: Reports, measure: Measure.Resolved, { blanks, rows, runs }: Said, ground: Ground) => {
  const { figures, model } = reports
  const { frame, kinds, mark } = ground
  const { level, parent } = frame.snapshot
  const [form] = formsOf(model, measure.id)
  const byUnits = form === undefined || !("teams" in form.by)
  const [periods, teams] = [coder(figures.texts.periods), coder(figures.texts.teams)]
  const told = new Told(figures, rows, blanks.length, parent.length)
  const { count, hostOf, seated } = seatsOn(reports, ground)
  const areTeamsTaken =
    (form === undefined || !byUnits) && measure.additivity.team === "additive" && frame.before === undefined

  /** Whether what a unit or a team told goes in. */
  const isTaken = (number: number, team: number): boolean => {
    const known = team === -1 ? number : (seated[team] ?? -1)
    const host = known === -1 ? hostOf(teams.values[team]!, team, mark) : known
    if (host === number && (team === -1 ? byUnits && level[number]! >= 0 : areTeamsTaken)) return true
    mark(number)
    if (host !== -1) mark(host)
    return false
  }

  const named = new Uint8Array(parent.length)
  const areTaken = Uint8Array.from(level, (own) => (byUnits && own >= 0 ? 1 : 0))
  const seats = areTeamsTaken ? seated : new Int32Array(seated.length).fill(-1)
  const numbers = Numbers.of(figures, frame)
  let total = 0
  for (const [code, own] of runs.entries()) {
    const taking = { figures, measure, kinds, numbers, told, named, areTaken, seated: seats, isTaken, mark }
    const sum = own === undefined ? 0 : take(taking, code, own)
    if (sum === undefined) return undefined
    total += sum
  }
  for (const { period, span, team, unit } of blanks) {
    const number = frame.snapshot.number.get(unit)
    if (number === undefined) return undefined
    named[number] = 1
    const isOver = Span.isExact(span) && kinds.has(Period.bounds(period).kind)
    const code = team === undefined ? -1 : teams.code(team)
    if (!isOver) mark(number)
    else if (isTaken(number, code)) told.putBlank(number, period, periods.code(period), code)
  }
  // Larger sums come out one way or another, as they are added.
  if (total > Number.MAX_SAFE_INTEGER) return undefined
  const entries: Entries = {
    told,
    get start() {
      return told.byUnit.start
    },
    get row() {
      return told.byUnit.row
    },
    get period() {
      return told.byUnit.period
    },
    get team() {
      return told.byUnit.team
    },
    periods: periods.values,
    teams: teams.values,
    hosted: count
  }
  return { entries, named }
}
