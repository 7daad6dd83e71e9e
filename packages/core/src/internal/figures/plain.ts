/**
 * Which cells of a roll-up are plain: one level reports, whole numbers, each unit once for the same days, and no figure or change
 * of boundaries around that could say more. What is not known to be plain is not. @internal
 */
import * as Day from "../../Day.ts"
import type * as Figures from "../../Figures.ts"
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Frames from "../places/frame.ts"
import { dayOf, formsOf, type Reports } from "./reports.ts"
import { least, most } from "../extremes.ts"

export interface Plain {
  readonly frame: Frames.Frame
  /** By number: the level that reported at or below a unit, -1 for none. */
  readonly reporting: Int8Array
  /** By number: rows of a unit's own figures, from `start[number]` until before `start[number + 1]`, in order. */
  readonly start: Int32Array
  readonly rows: Int32Array
  /** By code of a period: which of the buckets hold it. */
  readonly within: ReadonlyArray<ReadonlyArray<number>>
  readonly hasBucket: (bucket: number) => boolean
  /** The number of a group, where its cells are plain. */
  readonly numberOf: (group: number) => number | undefined
}

/** Whether a measure's parts only ever add up, and silence is no statement. */
const isPlainMeasure = ({ model }: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup): boolean =>
  (measure.kind === "event" || measure.kind === "entity") &&
  measure.accumulation === "flow" &&
  measure.additivity.place === "additive" &&
  measure.additivity.time === "additive" &&
  measure.own !== "always" &&
  measure.missing !== "zero" &&
  rollup.along.place === "sum" &&
  rollup.along.time === "sum" &&
  rollup.team === undefined &&
  rollup.cohort === undefined &&
  rollup.from === undefined &&
  Object.keys(rollup.where).length === 0 &&
  formsOf(model, measure.id).length === 0

/** The length of time that most figures speak of. */
const commonKind = (figures: Figures.Figures, rows: ReadonlyArray<number>): string | undefined => {
  const counts = new Map<string, number>()
  const kinds = figures.texts.periods.map((period) => Period.bounds(period).kind)
  const byPeriod = new Int32Array(kinds.length)
  for (const row of rows) byPeriod[figures.period[row]!]! += 1
  kinds.forEach((kind, code) => counts.set(kind, (counts.get(kind) ?? 0) + byPeriod[code]!))
  return [...counts].filter(([kind]) => kind !== "range").sort(([, a], [, b]) => b - a)[0]?.[0]
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

/** Whether the figure of a row is one whole number of all that a unit did in days that are over. */
const reader = ({ figures }: Reports, measure: Measure.Resolved, kind: string) => {
  const { categories, periods } = figures.texts
  const isWhole = categories.map(({ breakdown, cohorts }) => breakdown.length === 0 && cohorts.length === 0)
  const bounds = periods.map(Period.bounds)
  const [least, most] = [measure.range.lower ?? -Infinity, measure.range.upper ?? Infinity]
  return (row: number): boolean => {
    const value = figures.lower[row]!
    const days = bounds[figures.period[row]!]!
    return (
      value === figures.upper[row] &&
      figures.flags[row] === 0 &&
      Number.isSafeInteger(value) &&
      !Object.is(value, -0) &&
      least <= value &&
      value <= most &&
      days.kind === kind &&
      isWhole[figures.category[row]!]! &&
      figures.team[row] === -1 &&
      figures.activity[row] === -1 &&
      figures.reporter[row] === -1 &&
      dayOf(figures.knownAt[row]!) >= days.end - 1
    )
  }
}

/** By code of a set of units, the number of a single unit of the frame; -1 for others. */
const numbersOf = (figures: Figures.Figures, { snapshot }: Frames.Frame): Int32Array =>
  Int32Array.from(figures.texts.units, (units) => (units.length === 1 ? (snapshot.number.get(units[0]!) ?? -1) : -1))

/** Rows sorted by their units' numbers; those of one unit stay in order. */
const byNumber = (rows: Int32Array, numbers: Int32Array, count: number): Pick<Plain, "start" | "rows"> => {
  const start = new Int32Array(count + 1)
  for (const number of numbers) start[number + 1]! += 1
  for (let number = 0; number < count; number++) start[number + 1]! += start[number]!
  const next = start.slice(0, count)
  const sorted = new Int32Array(rows.length)
  rows.forEach((row, index) => (sorted[next[numbers[index]!]!++] = row))
  return { start, rows: sorted }
}

/** The first and the last day that figures, buckets and boundaries speak of. */
const reach = (reports: Reports, rollup: Rollup.Rollup, rows: ReadonlyArray<number>): readonly [number, number] => {
  const { period, texts } = reports.figures
  const used = new Set<Period.Period>(rollup.buckets)
  const seen = new Uint8Array(texts.periods.length)
  for (const row of rows) seen[period[row]!] = 1
  texts.periods.forEach((one, code) => seen[code] === 1 && used.add(one))
  const bounds = [...used].map(Period.bounds)
  const asked = rollup.boundaries === "as reported" ? [] : [Day.toEpoch(rollup.boundaries.asOf)]
  return [least([...bounds.map((one) => one.start), ...asked]), most([...bounds.map((one) => one.end - 1), ...asked])]
}

/** Which buckets hold each period whole; a bucket that one crosses is not plain. */
const bucketsOf = (rollup: Rollup.Rollup, periods: ReadonlyArray<Period.Period>, used: Uint8Array) => {
  const buckets = rollup.buckets.map(Period.bounds)
  const crossed = new Set<number>()
  const within = periods.map((period, code) => {
    const { end, start } = Period.bounds(period)
    if (used[code] === 0) return []
    return buckets.flatMap((bucket, index) => {
      if (end <= bucket.start || bucket.end <= start) return []
      if (bucket.start <= start && end <= bucket.end) return [index]
      crossed.add(index)
      return []
    })
  })
  return { within, hasBucket: (bucket: number) => !crossed.has(bucket) }
}

/** Plain figures by unit, and what the others leave of the tree; `undefined` where one may reach anywhere in it. */
const collect = (reports: Reports, measure: Measure.Resolved, frame: Frames.Frame, kind: string) => {
  const { figures } = reports
  const { level, parent } = frame.snapshot
  const { mark, marked } = marker(frame.snapshot)
  frame.entangled.forEach(mark)
  const isPlain = reader(reports, measure, kind)
  const numbers = numbersOf(figures, frame)
  const all = reports.rowsOf(measure.id)
  const [rows, own] = [new Int32Array(all.length), new Int32Array(all.length)]
  const used = new Uint8Array(figures.texts.periods.length)
  const reporting = new Int8Array(parent.length).fill(-1)
  const named = new Uint8Array(parent.length)
  /** One level reports, and those above lie at higher ones. */
  const climb = (number: number): void => {
    for (let n = number; n !== -1; n = parent[n]!) {
      if (n !== number && level[n]! >= level[number]!) mark(number)
      if (reporting[n] !== -1 && reporting[n] !== level[number]) marked[n] = 1
      reporting[n] = level[number]!
    }
  }
  let [count, total] = [0, 0]
  for (const row of all) {
    const number = numbers[figures.units[row]!]!
    // Figures of several units, and of one that is not there.
    if (number === -1) return undefined
    const isNew = named[number] === 0
    named[number] = 1
    if (!isPlain(row) || level[number]! < 0) {
      mark(number)
      continue
    }
    used[figures.period[row]!] = 1
    total += Math.abs(figures.lower[row]!)
    rows[count] = row
    own[count++] = number
    if (isNew) climb(number)
  }
  // Larger sums come out one way or another, as they are added.
  if (total > Number.MAX_SAFE_INTEGER) return undefined
  const byUnit = byNumber(rows.subarray(0, count), own.subarray(0, count), parent.length)
  return { ...byUnit, reporting, marked, named, used }
}

/** The plain cells of a roll-up; `undefined` where there are none. */
export const find = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup): Plain | undefined => {
  if (!isPlainMeasure(reports, measure, rollup)) return undefined
  const { figures, model } = reports
  const all = reports.rowsOf(measure.id)
  const kind = commonKind(figures, all)
  const frame = Frames.over(model.territory, rollup.hierarchy, ...reach(reports, rollup, all))
  const found = kind === undefined || frame === undefined ? undefined : collect(reports, measure, frame, kind)
  if (frame === undefined || found === undefined) return undefined
  const { marked, named, reporting, rows, start, used } = found
  const { number, parent } = frame.snapshot
  const isHeld = (at: number): boolean => {
    for (let n = parent[at]!; n !== -1; n = parent[n]!) if (named[n] === 1) return true
    return false
  }
  return {
    frame,
    reporting,
    start,
    rows,
    ...bucketsOf(rollup, figures.texts.periods, used),
    numberOf: (group) => {
      const at = number.get(rollup.groups[group]!)
      return at === undefined || marked[at] === 1 || isHeld(at) ? undefined : at
    }
  }
}
