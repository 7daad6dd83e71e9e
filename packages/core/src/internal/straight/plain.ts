/**
 * Which cells of a roll-up are plain: one level reports, or its teams do, whole numbers for days of the calendar, and no figure
 * of others or change of boundaries around that could say more. What is not known to be plain is not. @internal
 */
import * as Day from "../../Day.ts"
import type * as Figures from "../../Figures.ts"
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import { least, most } from "../extremes.ts"
import * as Window from "../figures/window.ts"
import * as Frames from "../places/frame.ts"
import type * as Tree from "../territory/tree.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Blanks from "../silence/blanks.ts"
import * as Entries from "./entries.ts"
import { type Runs, runsOf } from "./told.ts"
import { formsOf, type Reports } from "../boxes/reports.ts"
import { daysOf, hasOthers, isByWeeks } from "../boxes/weeks.ts"

const sharesDay = (a: Tree.Era, b: Tree.Era): boolean => a.start < b.end && b.start < a.end

export interface Plain {
  readonly frame: Frames.Frame
  readonly entries: Entries.Entries
  /** By number: the level that reported at or below a unit, -1 for none. */
  readonly reporting: Int8Array
  /** Whether the days of a bucket are those of the weeks that belong to it. */
  readonly weekly: boolean
  /** By bucket: its first day, and the day after its last. */
  readonly days: ReadonlyArray<readonly [start: number, end: number]>
  /** By place in the entries' periods: which of the buckets hold it. */
  readonly within: ReadonlyArray<ReadonlyArray<number>>
  /** By place in the entries' periods: which of the buckets lie in it and are shorter. */
  readonly around: ReadonlyArray<ReadonlyArray<number>>
  readonly hasBucket: (bucket: number) => boolean
  /** How many units one was on a day. */
  readonly unitsOn: (number: number, day: number) => number
  /** Whether a unit was others in a bucket, or is read as one that is gone. */
  readonly wasOthers: (number: number, bucket: number) => boolean
  /** The number of a group, where its cells are plain. */
  readonly numberOf: (group: number) => number | undefined
  /** Whether silence of a unit is nothing but that: it always was what it is, and what lay below it lies there still. */
  readonly isSame: (number: number) => boolean
}

export const isStock = ({ accumulation }: Measure.Resolved): boolean => accumulation !== "flow"

/** Whether a measure's parts only ever add up, and silence is no statement. */
const isPlainMeasure = ({ model }: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup): boolean => {
  const forms = formsOf(model, measure.id)
  return (
    (measure.kind === "event" || measure.kind === "entity") &&
    measure.additivity.place === "additive" &&
    (isStock(measure)
      ? rollup.along.time === "last"
      : measure.additivity.time === "additive" && rollup.along.time === "sum") &&
    measure.own !== "always" &&
    (measure.missing !== "zero" || forms.length > 0) &&
    rollup.along.place === "sum" &&
    rollup.team === undefined &&
    rollup.cohort === undefined &&
    rollup.from === undefined &&
    Object.keys(rollup.where).length === 0 &&
    forms.length <= 1
  )
}

const nested: ReadonlySet<string> = new Set(["day", "month", "quarter", "half", "year"])
const weeks: ReadonlySet<string> = new Set(["day", "week"])

/** The lengths of time of most figures, each of which lies within one of another length. */
const kindsOf = (figures: Figures.Figures, runs: Runs): ReadonlySet<string> => {
  let count = 0
  figures.texts.periods.forEach((period, code) => {
    const { kind } = Period.bounds(period)
    const [own = []] = [runs[code]]
    const many = own.reduce((sum, place, at) => (at % 2 === 0 ? sum - place : sum + place), 0)
    count += kind === "week" ? many : nested.has(kind) ? -many : 0
  })
  return count > 0 ? weeks : nested
}

/** Marks units whose cells are not plain: those above one, itself and all below it. */
const marker = ({ last, parent }: Frames.Frame["snapshot"]) => {
  const marked = new Uint8Array(parent.length)
  const done = new Uint8Array(parent.length)
  const mark = (number: number): void => {
    if (done[number] === 1) return
    done[number] = 1
    for (let n = parent[number]!; n !== -1; n = parent[n]!) marked[n] = 1
    marked.fill(1, number, last[number]! + 1)
  }
  return { marked, mark }
}

/** The first and the last day of all that was told, of the buckets and of the boundaries asked for. */
const reach = (
  { boundaries }: Rollup.Rollup,
  told: ReadonlyArray<Period.Period>,
  buckets: Plain["days"]
): Entries.Days => {
  const bounds = [...new Set(told)].map(Period.bounds)
  const asked = boundaries === "as reported" ? [] : [Day.toEpoch(boundaries.asOf)]
  return [
    least([...bounds.map((one) => one.start), ...buckets.map(([start]) => start), ...asked]),
    most([...bounds.map((one) => one.end - 1), ...buckets.map(([, end]) => end - 1), ...asked])
  ]
}

/** Which buckets hold each period whole, and which it holds; a bucket that one crosses is not plain. */
const bucketsOf = (buckets: Plain["days"], { periods, told }: Entries.Entries) => {
  const crossed = new Set<number>()
  const within = periods.map((): Array<number> => [])
  const around = periods.map((): Array<number> => [])
  periods.forEach((period, code) => {
    const { end, start } = Period.bounds(period)
    if (told.runs[code] === undefined) return
    buckets.forEach(([first, after], index) => {
      if (end <= first || after <= start) return
      if (first <= start && end <= after) within[code]!.push(index)
      else if (start <= first && after <= end) around[code]!.push(index)
      else crossed.add(index)
    })
  })
  return { within, around, hasBucket: (bucket: number) => !crossed.has(bucket) }
}

/** By number, the level that reports at or below a unit; marks those where several do. */
const levelsOf = (
  { snapshot: { level, parent } }: Frames.Frame,
  entries: Entries.Entries,
  { mark, marked }: ReturnType<typeof marker>
): Int8Array => {
  const reporting = new Int8Array(parent.length).fill(-1)
  for (let number = 0; number < parent.length; number++) {
    if (!entries.told.hasTold(number)) continue
    for (let n = number; n !== -1; n = parent[n]!) {
      if (n !== number && level[n]! >= level[number]!) mark(number)
      if (reporting[n] !== -1 && reporting[n] !== level[number]) marked[n] = 1
      reporting[n] = level[number]!
    }
  }
  return reporting
}

/** By number, whether a unit, or one below it, holds nothing of what it held on other days. */
const hollowOf = ({ parent: parents }: Tree.Tree, { keys, last, parent }: Frames.Frame["snapshot"]): Uint8Array => {
  const above = new Set(parents)
  const hollow = new Uint8Array(parent.length)
  for (let number = parent.length - 1; number >= 0; number--) {
    if (last[number] === number && above.has(keys[number]!)) hollow[number] = 1
    if (hollow[number] === 1 && parent[number] !== -1) hollow[parent[number]!] = 1
  }
  return hollow
}

/** Whether all is asked on the boundaries from a day on, and of a flow the figures alone say who reports. */
const isOnLater = (
  { model }: Reports,
  measure: Measure.Resolved,
  { boundaries }: Rollup.Rollup,
  until: number
): boolean =>
  boundaries === "as reported"
    ? isStock(measure)
    : Day.toEpoch(boundaries.asOf) >= until && (isStock(measure) || formsOf(model, measure.id).length === 0)

/**
 * Periods that have to do with buckets of an era: those that lie in it, and of those that reach beyond it the ones that share a day with
 * such a bucket.
 */
const nearTo =
  (era: Tree.Era, buckets: Plain["days"]) =>
  (period: Period.Period): boolean => {
    const days = Period.bounds(period)
    if (era.start <= days.start && days.end <= era.end) return true
    return sharesDay(days, era) && buckets.some(([start, end]) => sharesDay(days, { start, end }))
  }

/** Rows of figures of some periods. */
const rowsIn = (
  { texts, period }: Figures.Figures,
  rows: Int32Array,
  isMeant: (period: Period.Period) => boolean
): Int32Array => {
  const isIn = texts.periods.map(isMeant)
  return isIn.includes(false) ? rows.filter((row) => isIn[period[row]!]) : rows
}

/** The plain cells of a roll-up among those of an era, in which the tree does not change; `undefined` where there are none. */
export const find = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup,
  era: Tree.Era
): Plain | undefined => {
  if (!isPlainMeasure(reports, measure, rollup)) return undefined
  const { figures, model } = reports
  const weekly = isByWeeks(reports, measure)
  const buckets = rollup.buckets.map((bucket) => daysOf(bucket, weekly))
  const isHere = ([start, end]: Plain["days"][number]): boolean => era.start <= start && end <= era.end
  const isNear = nearTo(era, buckets.filter(isHere))
  const all = rowsIn(figures, reports.rowsOf(measure.id), isNear)
  const runs = runsOf(figures, all)
  const spoken = figures.texts.periods.filter((_, code) => runs[code] !== undefined)
  const told = spoken.map((period) => {
    const { end, start } = Period.bounds(period)
    return [start, end] as const
  })
  // Whose weeks make a month, and whose do not, is to be seen unit by unit.
  if (weekly && rollup.buckets.some((bucket) => hasOthers(told, bucket))) return undefined
  const blanks = Blanks.of(reports, measure, isStock(measure)).filter(({ period }) => isNear(period))
  const days = reach(rollup, [...spoken, ...blanks.map((one) => one.period)], buckets.filter(isHere))
  const frame = Frames.over(model.territory, rollup.hierarchy, days, isStock(measure))
  if (frame === undefined) return undefined
  const until = frame.before?.until
  if (until !== undefined && !isOnLater(reports, measure, rollup, until)) return undefined
  const marks = marker(frame.snapshot)
  const { mark, marked } = marks
  frame.entangled.forEach(mark)
  const place = { hierarchy: rollup.hierarchy, frame, days, kinds: kindsOf(figures, runs), mark }
  const found = Entries.make(reports, measure, { rows: all, runs, blanks }, place)
  if (found === undefined) return undefined
  const { entries, named } = found
  // What several told of days of several lengths does not add up unit by unit.
  frame.before?.units.forEach((many, at) => many > 1 && !entries.told.isSimple(at) && mark(at))
  // What one that is gone did itself may be of those that were all there was of it.
  if (measure.own !== "no") frame.before?.instead.forEach((at) => (marked[at] = 1))
  const { number, parent } = frame.snapshot
  const isHeld = (at: number): boolean => {
    for (let n = parent[at]!; n !== -1; n = parent[n]!) if (named[n] === 1) return true
    return false
  }
  const { around, hasBucket, within } = bucketsOf(buckets, entries)
  let hollow: Uint8Array | undefined
  const isHollow = (at: number): boolean =>
    (hollow ??= hollowOf(treeOf(model.territory, rollup.hierarchy), frame.snapshot))[at] === 1
  const isBefore = (day: number): boolean => until !== undefined && day < until
  const isCut = ([start, end]: Plain["days"][number]): boolean => isBefore(start) && !isBefore(end - 1)
  return {
    frame,
    entries,
    reporting: levelsOf(frame, entries, marks),
    weekly,
    days: buckets,
    around,
    within,
    hasBucket: (bucket) => isHere(buckets[bucket]!) && hasBucket(bucket) && !isCut(buckets[bucket]!),
    unitsOn: (at, day) => (isBefore(day) ? frame.before!.units[at]! : 1),
    wasOthers: (at, bucket) =>
      (isBefore(buckets[bucket]![0]) && frame.before!.isNew(at)) ||
      (frame.before?.instead.has(at) === true && isBefore(Window.of(reports, measure, rollup.buckets[bucket]!).from)),
    isSame: (at) => frame.before === undefined && !isHollow(at),
    numberOf: (group) => {
      const at = number.get(rollup.groups[group]!)
      return at === undefined || marked[at] === 1 || isHeld(at) ? undefined : at
    }
  }
}
