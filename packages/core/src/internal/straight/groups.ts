/** The groups of a roll-up of which cells are plain: who reports in each, and what they told. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Lives from "../boxes/lives.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Apart from "./apart.ts"
import * as Own from "./own.ts"
import type { Plain } from "./plain.ts"
import * as Tallies from "./tallies.ts"
import * as Tellings from "./tellings.ts"

/** By number: whether a unit lies at the level, or is nothing but such units. */
const completeAt = ({ covered, snapshot: { level, parent } }: Plain["frame"], at: number): Uint8Array => {
  const complete = new Uint8Array(parent.length)
  for (let n = 0; n < complete.length; n++) complete[n] = level[n]! < at ? covered[n]! : level[n] === at ? 1 : 0
  for (let n = complete.length - 1; n >= 0; n--) {
    const above = parent[n]!
    if (complete[n] === 0 && above !== -1 && level[above]! < at) complete[above] = 0
  }
  return complete
}

/** Of whom the numbers of units are made: of one that reports itself, or of those below it of the level that does. */
export const reporting = ({ own }: Measure.Resolved, { frame, reporting: at }: Plain) => {
  const { last, level } = frame.snapshot
  const completes = new Map<number, Uint8Array>()
  const isComplete = (of: number, number: number): boolean => {
    const found = completes.get(of) ?? completeAt(frame, of)
    completes.set(of, found)
    return found[number] === 1
  }
  return {
    /** Their numbers. */
    unitsOf: (number: number): ReadonlyArray<number> => {
      const found: Array<number> = []
      if (at[number] === level[number]) return [number]
      for (let n = number; n <= last[number]!; n++) if (level[n] === at[number]) found.push(n)
      return found
    },
    /** Whether they are all there is of it. */
    isAll: (number: number): boolean =>
      at[number] === level[number] || (at[number] !== -1 && own === "no" && isComplete(at[number]!, number))
  }
}

export interface Group {
  readonly number: number
  /** The level that reports, where it is not the group's own. */
  readonly below: number | undefined
  /** How many units of that level there are; of its own there is one. */
  readonly size: number
  /** Whether these are all there is of it. */
  readonly isAll: boolean
  /** Whether the rules say what its own figures make of each other, some cells or all. */
  readonly isWeighed: "never" | "here and there" | "always"
  /** Whether the group told itself, of days of one length: then one figure of a cell has no parts. */
  readonly isPlain: boolean
}

/** Who told something in a cell, with what is known of days from it: units by their numbers, teams by their codes. */
interface Tellers {
  readonly told: ReadonlyMap<number, Tellings.OfDays>
  /** Units that told something by themselves, not by their teams. */
  readonly own: ReadonlySet<number>
  /** Those who told all of the cell. */
  readonly full: ReadonlySet<number>
  readonly teams: ReadonlyMap<number, Tellings.OfDays>
}

export const make = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup, plain: Plain) => {
  const { days, entries, frame, unitsOn, within } = plain
  const { ids, keys, last, level } = frame.snapshot
  const { isAll, unitsOf } = reporting(measure, plain)
  const tellingsOf = Tallies.reader(reports, entries)
  let apart: ReturnType<typeof Apart.make> | undefined
  const [isSimple, covering] = [Tallies.simple(entries), Tallies.covering(measure, entries)]
  const tallies = Tallies.make(reports, measure, plain, tellingsOf, rollup.groups.length)
  const teamsOf = Lives.teamsOf(reports.model, rollup.hierarchy)
  const ownOf = (number: number): Own.Own | undefined =>
    Own.make(measure, tellingsOf(number), () => {
      const all = teamsOf.get(ids[keys[number]!]!) ?? []
      return all.length === entries.hosted(number) ? all.length : undefined
    })
  const groupOf = (number: number): Group => {
    const at = plain.reporting[number]!
    if (at === level[number]) {
      const isPlain = isSimple(number) && !entries.told.isByTeams(number)
      const isSure = isPlain || ownOf(number) !== undefined
      const isWeighed = !isSure ? "always" : isSimple(number) ? "never" : "here and there"
      return { number, below: undefined, size: 1, isAll: true, isWeighed, isPlain }
    }
    const size = unitsOf(number).length
    return { number, below: at, size, isAll: isAll(number), isWeighed: "never", isPlain: false }
  }
  const groups: Array<Group | undefined> = []
  const made = (group: number, number: number): Group => {
    tallies.fill(group * days.length, number, last[number]!)
    return (groups[group] = groupOf(number))
  }
  const { upper } = reports.figures
  const isOpen = (row: number): boolean => upper[row] === Infinity
  let open: ReadonlyArray<number> | undefined
  /** The places of entries of which a source says "at least". */
  const opens = (): ReadonlyArray<number> => {
    if (!entries.told.rows.some(isOpen)) return []
    const found: Array<number> = []
    for (let at = 0; at < entries.row.length; at++)
      if (entries.row[at] !== -1 && isOpen(entries.row[at]!)) found.push(at)
    return found
  }
  return {
    tallies,
    /** Whether a source says "at least" of some of a cell. */
    areOpen: ({ number }: Group, bucket: number): boolean =>
      (open ??= opens()).some((at) => {
        const isHere = entries.start[number]! <= at && at < entries.start[last[number]! + 1]!
        return isHere && within[entries.period[at]!]!.includes(bucket)
      }),
    /** The numbers of the units that report in a group. */
    unitsOf: ({ number }: Group): ReadonlyArray<number> => unitsOf(number),
    ownOf,
    /** A group of which a cell is plain; "quiet" where nobody told anything that says something of it. */
    find: (group: number, bucket: number): Group | "quiet" | undefined => {
      const number = plain.hasBucket(bucket) ? plain.numberOf(group) : undefined
      if (number === undefined) return undefined
      const found = groups[group] ?? made(group, number)
      const cell = group * days.length + bucket
      if (tallies.open[cell] === 1) return undefined
      if (tallies.told[cell] === 0) return plain.isSame(number) ? "quiet" : undefined
      if (found.below !== undefined) return found
      // What blank lines, and figures that came after that of the whole, make of their own unit's cell the rules say.
      if (found.isWeighed === "always" || tallies.blank[cell]! > 0) return undefined
      return found.isWeighed === "here and there" && Own.isLate(tellingsOf(number), days[bucket]!) ? undefined : found
    },
    /** The rows of the figures of a cell. */
    rows: ({ number }: Group, bucket: number): ReadonlyArray<number> => {
      const found: Array<number> = []
      for (let at = entries.start[number]!; at < entries.start[last[number]! + 1]!; at++)
        if (entries.row[at] !== -1 && within[entries.period[at]!]!.includes(bucket)) found.push(entries.row[at]!)
      return found
    },
    tellers: ({ number }: Group, bucket: number): Tellers => {
      const [own, full] = [new Set<number>(), new Set<number>()]
      const [told, teams] = [new Map<number, Tellings.OfDays>(), new Map<number, Tellings.OfDays>()]
      const [first, after] = days[bucket]!
      const { ofTeam, ofUnit } = (apart ??= Apart.make(reports, entries))
      for (let n = number; n <= last[number]!; n++) {
        const here = new Set<number>()
        for (let at = entries.start[n]!; at < entries.start[n + 1]!; at++)
          if (within[entries.period[at]!]!.includes(bucket)) here.add(entries.team[at]!)
        if (here.size === 0) continue
        const tellings = isSimple(n) ? undefined : tellingsOf(n)
        const units = unitsOn(n, first)
        const known = tellings
          ? Tellings.of(tellings, units, covering(n))
          : ofUnit(n, here.has(-1) ? units : covering(n))
        told.set(n, known)
        if (known(first, after)?.isFull === true) full.add(n)
        for (const code of here) {
          const isOfTeam = ({ team }: Tellings.Telling): boolean => team === code
          if (code === -1) own.add(n)
          else teams.set(code, tellings ? Tellings.of(tellings.filter(isOfTeam), 1, 1) : ofTeam(code))
        }
      }
      return { told, own, full, teams }
    }
  }
}
