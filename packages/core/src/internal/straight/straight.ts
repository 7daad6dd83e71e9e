/**
 * Cells of which nothing has to be weighed: the figures of one level, or of its teams, add up, and whoever filed none is silent.
 * They are what the rules make of them, found in one pass over the figures. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Cell } from "../figures/cell.ts"
import { everything } from "../boxes/category.ts"
import * as Facts from "../facts/facts.ts"
import * as Lives from "../boxes/lives.ts"
import type * as Parts from "../facts/parts.ts"
import * as Own from "./own.ts"
import * as Plain from "./plain.ts"
import { prepare } from "../figures/prepare.ts"
import { floorOf, type Reports } from "../boxes/reports.ts"
import * as Silences from "../silence/silence.ts"
import * as Span from "../boxes/span.ts"
import * as Tallies from "./tallies.ts"

/** By number: whether a unit lies at the level, or is nothing but such units. */
const completeAt = ({ covered, snapshot: { level, parent } }: Plain.Plain["frame"], at: number): Uint8Array => {
  const complete = new Uint8Array(parent.length)
  for (let n = 0; n < complete.length; n++) complete[n] = level[n]! < at ? covered[n]! : level[n] === at ? 1 : 0
  for (let n = complete.length - 1; n >= 0; n--) {
    const above = parent[n]!
    if (complete[n] === 0 && above !== -1 && level[above]! < at) complete[above] = 0
  }
  return complete
}

/** What a plain cell is, before it is said in the terms of the rules. */
interface Found {
  readonly number: number
  readonly tally: Tallies.Tally
  /** The level that reports, where it is not the group's own. */
  readonly below: number | undefined
  /** The numbers of the units of that level, or the group's own. */
  readonly units: ReadonlyArray<number>
  /** What the group itself and its teams told, where it is they who report. */
  readonly own: Own.Own | undefined
  readonly covered: boolean
}

const daysOf = ({ days }: Plain.Plain, bucket: number): Own.Days => {
  const [start, end] = days[bucket]!
  return { start, end }
}

/** The plain cells of a roll-up. */
const finder = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup, plain: Plain.Plain) => {
  const { entries, frame, reporting } = plain
  const { last, level } = frame.snapshot
  const completes = new Map<number, Uint8Array>()
  const isComplete = (at: number, number: number): boolean => {
    const found = completes.get(at) ?? completeAt(frame, at)
    completes.set(at, found)
    return found[number] === 1
  }
  const tellingsOf = Tallies.reader(reports, entries)
  const teamsOf = Lives.teamsOf(reports.model, rollup.hierarchy)
  const ownOf = (number: number): Own.Own | undefined => {
    const { ids, keys } = frame.snapshot
    return Own.make(
      tellingsOf(number),
      () => {
        const all = teamsOf.get(ids[keys[number]!]!) ?? []
        return all.length === entries.hosted[number] ? all.length : undefined
      },
      measure
    )
  }
  const made = (number: number) => {
    const at = reporting[number]!
    const units: Array<number> = []
    for (let n = number; n <= last[number]!; n++) if (at !== -1 && level[n] === at) units.push(n)
    const isAll = at === level[number] || (measure.own === "no" && isComplete(at, number))
    const tallies = Tallies.make(measure, plain, tellingsOf, [number, last[number]!])
    const isOwn = at === level[number]
    return { units, isAll: isAll && at !== -1, tallies, isOwn, own: isOwn ? ownOf(number) : undefined }
  }
  const groups = new Map<number, ReturnType<typeof made>>()
  return (group: number, bucket: number): Found | undefined => {
    const number = plain.hasBucket(bucket) ? plain.numberOf(group) : undefined
    if (number === undefined) return undefined
    const known = groups.get(group) ?? made(number)
    groups.set(group, known)
    const tally = known.tallies[bucket]!
    const { isAll, isOwn, own, units } = known
    if (tally.told.size === 0 || tally.open) return undefined
    // What blank lines, and figures that came after that of the whole, make of their own unit's cell the rules say.
    if (isOwn && (own === undefined || tally.blank > 0 || Own.isLate(own, daysOf(plain, bucket)))) return undefined
    const below = isOwn ? undefined : reporting[number]!
    return { number, tally, below, units, own, covered: isAll && tally.full.size === units.length }
  }
}

/** The units below of which a plain cell is made, where these should report. */
const unitsOf = ({ tally, units }: Found): Parts.Told => {
  const said = tally.atLeast ? Span.atLeast(Span.exactly(tally.sum)) : Span.exactly(tally.sum)
  return { is: "units", every: undefined, told: tally.told.size, of: units.length, said }
}

/** The numbers of those who were silent; where all below have spoken and the whole is not known, the group's own. */
const openOf = ({ below, covered, number, tally: { full }, units }: Found): ReadonlyArray<number> => {
  if (covered || below === undefined) return []
  return full.size === units.length ? [number] : units.filter((unit) => !full.has(unit))
}

const valueOf = ({ covered, tally: { atLeast, sum } }: Found, floor: number): Span.Span =>
  covered && !atLeast ? Span.exactly(sum) : floor === 0 ? Span.atLeast(Span.exactly(sum)) : Span.unknown(floor)

/** Who should have reported, by the measure's form; `undefined` where it asks others than those who did. */
type Roll = Silences.Roll | "nobody"

/** What must be known beside a plain cell and its days. */
const factsOf = (
  found: Found,
  value: Span.Span,
  days: Own.Days,
  roll: Roll,
  tellers: Pick<Facts.Facts, "partly" | "numberless">
): Facts.Facts => {
  const { below, covered, own, tally } = found
  const isListed = below !== undefined && (roll === "nobody" || roll.level !== undefined)
  return {
    ...Facts.none,
    ...tellers,
    ...(own && Own.partsOf(own, days, covered ? value : undefined)),
    ...(isListed ? { parts: [unitsOf(found)] } : {}),
    any: isListed && roll !== "nobody" && tally.blank > 0 ? tally.some : undefined
  }
}

/** The plain cells of a roll-up, by group and bucket; `undefined` for those that the rules have to decide. */
export const make = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup
): ((group: number, bucket: number) => Cell | undefined) => {
  const plain = Plain.find(reports, measure, rollup)
  if (plain === undefined) return () => undefined
  const find = finder(reports, measure, rollup, plain)
  const { ids, keys, number: numberOf } = plain.frame.snapshot
  const idOf = (number: number): string => ids[keys[number]!]!
  const levels = reports.model.territory.hierarchies.get(rollup.hierarchy)!.levels
  const floor = floorOf(measure)

  /** The roll of the form; `undefined` where it asks other units than those of the level that reports. */
  const rollOf = ({ below, number, tally, units }: Found, group: number, bucket: number): Roll | undefined => {
    const roll = Silences.byForms(reports, rollup, measure, group, rollup.buckets[bucket]!)
    // Where the form asks nobody, blank lines do not say which level reports.
    if (roll === undefined) return tally.blank > 0 ? undefined : "nobody"
    if (roll.level === undefined) return roll
    const asked = new Set(roll.expected.map((id) => numberOf.get(id)))
    const those = below === undefined ? [number] : units
    return asked.size === those.length && those.every((one) => asked.has(one)) ? roll : undefined
  }
  const silentOf = (found: Found, roll: Roll, period: Period.Period): ReadonlyArray<Silence> =>
    roll === "nobody" ? openOf(found).map((one) => ({ reporter: idOf(one), period, form: undefined })) : roll.silent
  const tellersOf = ({ below, covered, tally }: Found, roll: Roll): Pick<Facts.Facts, "partly" | "numberless"> => {
    if (roll === "nobody") {
      const parts = below === undefined || covered ? [] : [...tally.told].filter((one) => !tally.full.has(one))
      return { partly: parts.map(idOf), numberless: [] }
    }
    const told = new Set([...tally.teams].map((team) => plain.entries.teams[team]))
    const isTold = (reporter: string): boolean =>
      roll.level === undefined ? told.has(reporter) : tally.told.has(numberOf.get(reporter)!)
    const silent = new Set(roll.silent.map((one) => one.reporter))
    return {
      partly: [...silent].filter(isTold),
      numberless: covered ? [] : roll.expected.filter((one) => !silent.has(one) && !isTold(one))
    }
  }

  return (group, bucket) => {
    const found = find(group, bucket)
    const roll = found && rollOf(found, group, bucket)
    // Of whom nobody spoke at all the rules say who should have.
    if (found === undefined || roll === undefined) return undefined
    const { below, covered, number, tally, units } = found
    const period = rollup.buckets[bucket]!
    const days = daysOf(plain, bucket)
    const { end, start } = days
    const value = valueOf(found, floor)
    const silent = silentOf(found, roll, period)
    const heard = roll === "nobody" ? undefined : roll.expected.length - new Set(silent.map((one) => one.reporter)).size
    let facts: Facts.Facts | undefined
    return {
      value,
      reason: undefined,
      reported: tally.sum,
      covered,
      expected: roll !== "nobody" ? roll.expected.length : below === undefined ? undefined : units.length,
      reporting: heard ?? (below === undefined ? tally.told.size : tally.full.size),
      silent,
      level: roll !== "nobody" ? roll.level : below === undefined ? undefined : levels[below]!.id,
      kinds: roll === "nobody" ? [] : roll.kinds,
      clashes: [],
      rows: tally.rows,
      apportioned: 0,
      parts: 0,
      days: new Map(),
      facts: () => (facts ??= factsOf(found, value, days, roll, tellersOf(found, roll))),
      // The boxes are made for who asks how the number came about, and not before.
      get node() {
        const { places, solver } = prepare(reports, measure, rollup)
        return solver.node(places.unit(idOf(number))!, everything)
      },
      weekly: plain.weekly && isShifted(period, start, end),
      start,
      end
    }
  }
}

const isShifted = (period: Period.Period, start: number, end: number): boolean => {
  const bounds = Period.bounds(period)
  return bounds.start !== start || bounds.end !== end
}
