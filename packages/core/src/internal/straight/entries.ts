/**
 * What units and their teams told of a measure, whole number by whole number, in columns: figures, and lines left blank. What is
 * more than a whole number of all that one of them did in days that are over is not told here; it marks its unit. @internal
 */
import * as Figures from "../../Figures.ts"
import type * as Measure from "../../Measure.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import { tree as treeOf } from "../territory/territory.ts"
import type * as Frames from "../places/frame.ts"
import type * as Blanks from "../silence/blanks.ts"
import * as Lives from "../boxes/lives.ts"
import { formsOf, startOf, type Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import * as Numbers from "./numbers.ts"

/** Entry `n` of each column; those of one unit are `start[number] … start[number + 1] - 1`, in order. */
export interface Entries {
  readonly start: Int32Array
  /** The row of a figure, -1 for a blank line. */
  readonly row: Int32Array
  /** A place in `periods`. */
  readonly period: Int32Array
  /** The code of the team that told, -1 for the unit itself. */
  readonly team: Int32Array
  readonly periods: ReadonlyArray<Period.Period>
  readonly teams: ReadonlyArray<string>
  /** By number: how many teams a unit has, where these told something; -1 where none did. */
  readonly hosted: Int32Array
}

/** Whether the figure of a row is a whole number, or at least one, of all that its reporter did in days that are over. */
const reader = ({ figures }: Reports, measure: Measure.Resolved, kinds: ReadonlySet<string>) => {
  const { activity, category, flags, knownAt, lower, period, reporter, texts, upper } = figures
  const isWhole = texts.categories.map(({ breakdown, cohorts }) => breakdown.length === 0 && cohorts.length === 0)
  /** By period: when its last day begins; never, where it has none of these lengths. */
  const ends = Float64Array.from(texts.periods, (one) => {
    const { end, kind } = Period.bounds(one)
    return kinds.has(kind) ? startOf(end - 1) : Infinity
  })
  const [least, most] = [measure.range.lower ?? -Infinity, measure.range.upper ?? Infinity]
  const isCount = least === 0 && most === Infinity
  return (row: number): boolean => {
    const value = lower[row]!
    const end = upper[row]!
    const isExact = value === end && flags[row] === 0
    return (
      (isExact || (end === Infinity && flags[row] === Figures.flag.upperOpen && isCount)) &&
      Number.isSafeInteger(value) &&
      !Object.is(value, -0) &&
      least <= value &&
      value <= most &&
      isWhole[category[row]!]! &&
      activity[row] === -1 &&
      reporter[row] === -1 &&
      knownAt[row]! >= ends[period[row]!]!
    )
  }
}

/** Teams of which it is plain where they are: they neither come, go nor move in the days from `first` to `last`. */
const seats = (model: Model.Model, { days: [first, last], frame, hierarchy }: Ground) => {
  const { snapshot } = frame
  const parents = new Set(treeOf(model.territory, hierarchy).parent)
  const numberOf = (unit: string): number => snapshot.number.get(unit) ?? -1
  const isThere = (id: string): boolean => {
    const [from, to] = Lives.of(model, { team: id })
    return from <= first && last < to && Model.hostsOf(model.teams.get(id)!).length === 1
  }
  const hosts = Lives.hostsOf(model, hierarchy)
  return {
    /** The number of the only unit of a team; where that is not so, all its units are marked. */
    hostOf: (id: string, mark: Ground["mark"]): number => {
      const team = model.teams.get(id)
      const [host, ...others] = team === undefined ? [] : Model.hostsOf(team)
      if (host !== undefined && others.length === 0 && isThere(id) && numberOf(host) !== -1) return numberOf(host)
      for (const unit of hosts.get(id) ?? []) if (numberOf(unit) !== -1) mark(numberOf(unit))
      return -1
    },
    /** How many teams a unit has; `undefined` where that is not the same on all days, or there are units below it. */
    count: (number: number): number | undefined => {
      if (parents.has(snapshot.keys[number]!)) return undefined
      const hosted = Lives.teamsOf(model, hierarchy).get(snapshot.ids[snapshot.keys[number]!]!) ?? []
      const there = hosted.filter(({ from, to }) => from <= last && first < to)
      return there.every(({ id }) => isThere(id)) ? there.length : undefined
    }
  }
}

/** The first and the last of some days. */
export type Days = readonly [first: number, last: number]

/** Entries in the order in which they come, sorted by their units at the end; those of one unit stay in order. */
class Columns {
  private readonly number: Int32Array
  private readonly row: Int32Array
  private readonly period: Int32Array
  private readonly team: Int32Array
  private count = 0

  constructor(length: number) {
    this.number = new Int32Array(length)
    this.row = new Int32Array(length)
    this.period = new Int32Array(length)
    this.team = new Int32Array(length)
  }

  add(number: number, row: number, period: number, team: number): void {
    const { count } = this
    this.number[count] = number
    this.row[count] = row
    this.period[count] = period
    this.team[count] = team
    this.count = count + 1
  }

  sorted(units: number): Pick<Entries, "start" | "row" | "period" | "team"> {
    const { count, number, period, row, team } = this
    const start = new Int32Array(units + 1)
    for (let n = 0; n < count; n++) start[number[n]! + 1]! += 1
    for (let n = 0; n < units; n++) start[n + 1]! += start[n]!
    const next = start.slice(0, units)
    const found = { row: new Int32Array(count), period: new Int32Array(count), team: new Int32Array(count) }
    for (let n = 0; n < count; n++) {
      const to = next[number[n]!]!++
      found.row[to] = row[n]!
      found.period[to] = period[n]!
      found.team[to] = team[n]!
    }
    return { start, ...found }
  }
}

/** Gives teams that only left lines blank a code beside those of the figures. */
const coder = <A extends string>(known: ReadonlyArray<A>) => {
  const values = [...known]
  const codes = new Map(values.map((value, code) => [value, code]))
  return {
    values,
    code: (value: A): number => {
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

/** What was told of a measure: rows of figures, and lines left blank. */
interface Told {
  readonly rows: Int32Array
  readonly blanks: ReadonlyArray<Blanks.Blank>
}

/** The entries of a measure; `undefined` where something else was told that may reach anywhere, or sums are too large to be exact. */
export const make = (reports: Reports, measure: Measure.Resolved, { blanks, rows: all }: Told, ground: Ground) => {
  const { figures, model } = reports
  const { frame, kinds, mark } = ground
  const { level, parent } = frame.snapshot
  const isPlain = reader(reports, measure, kinds)
  const { any, byPeriod } = Numbers.of(figures, frame)
  const [form] = formsOf(model, measure.id)
  const byUnits = form === undefined || !("teams" in form.by)
  const found = new Columns(all.length + blanks.length)
  const [periods, teams] = [coder(figures.texts.periods), coder(figures.texts.teams)]
  const { count, hostOf } = seats(model, ground)
  const hosted = new Int32Array(parent.length).fill(-1)
  const named = new Uint8Array(parent.length)
  const hosts: Array<number> = []

  const take = (number: number, row: number, period: number, team: number): void => {
    const isTeam = team !== -1
    if (isTeam && hosted[number] === -1) hosted[number] = count(number) ?? -1
    const isOfForm = form === undefined || byUnits !== isTeam
    const isAdded = measure.additivity.team === "additive" && frame.before === undefined
    const isHosted = !isTeam || (hosted[number] !== -1 && isAdded)
    const host = isTeam ? (hosts[team] ??= hostOf(teams.values[team]!, mark)) : number
    if (isHosted && isOfForm && host === number && level[number]! >= 0) return found.add(number, row, period, team)
    mark(number)
    if (host !== -1) mark(host)
  }

  let total = 0
  const { lower, period: periodOf, team: teamOf, units } = figures
  for (let at = 0; at < all.length; at++) {
    const row = all[at]!
    const set = units[row]!
    const period = periodOf[row]!
    const there = byPeriod[period]?.[set] ?? -1
    const number = there === -1 ? any[set]! : there
    // Figures of several units, and of one that is not there.
    if (number === -1) return undefined
    named[number] = 1
    if (there === -1 || !isPlain(row)) {
      mark(number)
      continue
    }
    total += Math.abs(lower[row]!)
    const team = teamOf[row]!
    // Of most nothing else is to be asked.
    if (team === -1 && byUnits && level[number]! >= 0) found.add(number, row, period, team)
    else take(number, row, period, team)
  }
  for (const { period, span, team, unit } of blanks) {
    const number = frame.snapshot.number.get(unit)
    if (number === undefined) return undefined
    named[number] = 1
    const isOver = Span.isExact(span) && kinds.has(Period.bounds(period).kind)
    if (isOver) take(number, -1, periods.code(period), team === undefined ? -1 : teams.code(team))
    else mark(number)
  }
  // Larger sums come out one way or another, as they are added.
  if (total > Number.MAX_SAFE_INTEGER) return undefined
  const entries: Entries = {
    ...found.sorted(parent.length),
    periods: periods.values,
    teams: teams.values,
    hosted
  }
  return { entries, named }
}
