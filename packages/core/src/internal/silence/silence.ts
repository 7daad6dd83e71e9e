/**
 * Who should have reported and did not. Silence is a form not filed; of a measure on no form it is what is not covered.
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Form from "../../Form.ts"
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import { formsOf, type Reports } from "../boxes/reports.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import { type RollupScope, reporters } from "./roster.ts"
import * as Tellers from "./tellers.ts"

/** Those of one kind who should have reported: units of a level, or teams where there is none. */
interface Kind {
  readonly level: string | undefined
  readonly expected: ReadonlyArray<string>
  /** By each of them, for how many periods. */
  readonly owed: ReadonlyMap<string, Tellers.Owed>
}

/** Who should have reported in a cell: every one of them, and who was silent about what. */
export interface Roll {
  readonly expected: ReadonlyArray<string>
  readonly silent: ReadonlyArray<Silence>
  /** The level of the reporters, of several the highest below the cell's own unit; `undefined` for teams. */
  readonly level: string | undefined
  /** Whether forms say who should report, and not figures. */
  readonly isByForms: boolean
  /** Each kind of reporters, the highest level first and teams last. */
  readonly kinds: ReadonlyArray<Kind>
}

/** The periods of a length in which a bucket lies; of weeks those whose Thursday is in it. */
const periodsIn = (bucket: Period.Period, every: Period.Bucket): ReadonlyArray<Period.Period> => {
  const all = Period.split(bucket, every)
  if (every !== "week") return all
  return all.filter((week) => Period.contains(bucket, Period.of(Day.add(Period.firstDay(week), 3), "day")))
}

/** The last period of a length that had ended by the end of a bucket. */
export const lastEnded = (bucket: Period.Period, every: Period.Bucket): Period.Period =>
  Period.shift(Period.of(Day.add(Period.lastDay(bucket), 1), every), -1)

/** The periods of a form that belong to a bucket; of a stock on days within one, the one whose figure stands on them. */
const periodsOf = (form: Form.Form, bucket: Period.Period, stock: boolean): ReadonlyArray<Period.Period> => {
  const all = periodsIn(bucket, form.every)
  const whole = all.filter((period) => Period.contains(bucket, period))
  const own = stock && whole.length === 0 ? [lastEnded(bucket, form.every)] : form.every === "week" ? all : whole
  return own.filter((period) => Day.within(Period.firstDay(period), form))
}

/** Whether a reporter filed a form for a period. */
const isFiled = (reports: Reports, form: Form.Form, reporter: string, period: Period.Period): boolean => {
  const { byPeriod, numbersOf } = reports.filed(form)
  const [number] = numbersOf([reporter])
  return number !== -1 && !Number.isNaN(byPeriod.get(period)?.[number!] ?? NaN)
}

/** Whether a reporter told the same by another form: one whose period holds this one, or several that fill it. */
const toldElsewhere = (
  reports: Reports,
  forms: ReadonlyArray<Form.Form>,
  form: Form.Form,
  reporter: string,
  period: Period.Period
): boolean =>
  forms.some((other) => {
    if (other === form) return false
    const [first] = Period.split(period, other.every)
    if (first !== undefined && Period.contains(first, period)) return isFiled(reports, other, reporter, first)
    const parts = periodsIn(period, other.every)
    const isFilling = other.every === "week" || parts.every((part) => Period.contains(period, part))
    return isFilling && parts.length > 0 && parts.every((part) => isFiled(reports, other, reporter, part))
  })

interface Origin {
  readonly from: string
  readonly date: Day.Day
  /** Whether it began so: who lived on has a form of its own to file. */
  readonly isBirth: boolean
}

interface Changes {
  /** By unit, what it was made of, wholly or in part, and when. */
  readonly origins: ReadonlyMap<string, ReadonlyArray<Origin>>
  /** By unit, what it became, wholly or in part. */
  readonly heirs: ReadonlyMap<string, ReadonlyArray<string>>
}

const changes = new WeakMap<Model.Model, Changes>()

const changesOf = (model: Model.Model): Changes => {
  const known = changes.get(model)
  if (known !== undefined) return known
  const found = new Map<string, Array<Origin>>()
  const heirs = new Map<string, Array<string>>()
  for (const { date, hierarchy, moves } of model.documents.successions) {
    const tree = treeOf(model.territory, hierarchy)
    const isBorn = (unit: string): boolean => Tree.life(tree, tree.keys.get(unit)!)?.[0] === Day.toEpoch(date)
    for (const { from, to } of moves) {
      if (from !== to) found.set(to, [...(found.get(to) ?? []), { from, date, isBirth: isBorn(to) }])
      heirs.set(from, [...(heirs.get(from) ?? []), to])
    }
  }
  const both = { origins: found, heirs }
  changes.set(model, both)
  return both
}

/** What a unit became, wholly or in part; itself where it lived on. */
export const heirsOf = (model: Model.Model, unit: string): ReadonlyArray<string> =>
  changesOf(model).heirs.get(unit) ?? []

/** Whether a unit was made of another, wholly or in part. */
export const isMadeOf = (model: Model.Model, unit: string, other: string): boolean =>
  changesOf(model)
    .origins.get(unit)
    ?.some(({ from }) => from === other) ?? false

/** Whether all of which a unit was made when it began, wholly or in part, told it under their former codes. */
const toldByOrigins = (reports: Reports, form: Form.Form, reporter: string, period: Period.Period): boolean => {
  const all = changesOf(reports.model).origins.get(reporter) ?? []
  const made = all.filter(({ date, isBirth }) => isBirth && date <= Period.lastDay(period))
  return made.length > 0 && made.every(({ from }) => isFiled(reports, form, from, period))
}

/** How many rolls are kept: cells of a question that are asked for one after the other have one roll, others have another. */
const most = 10_000

const rolls = new WeakMap<Reports, WeakMap<RollupScope["groups"], Map<string, Roll | undefined>>>()

/** The roll of a measure's forms in a cell; `undefined` where no form says who should report here. */
export const byForms = (
  reports: Reports,
  asked: RollupScope,
  measure: Measure.Resolved,
  group: number,
  bucket: Period.Period
): Roll | undefined => {
  // Of one team only that team should report, and not the communes whose forms speak of theirs.
  const forms = formsOf(reports.model, measure.id).filter(({ by }) => asked.team === undefined || "teams" in by)
  if (forms.length === 0) return undefined
  const stock = measure.accumulation !== "flow"
  const byGroups = rolls.get(reports) ?? new WeakMap<RollupScope["groups"], Map<string, Roll | undefined>>()
  rolls.set(reports, byGroups)
  const all = byGroups.get(asked.groups) ?? new Map<string, Roll | undefined>()
  byGroups.set(asked.groups, all)
  const { boundaries, hierarchy, team } = asked
  // The measures of a form have one roll.
  const key = JSON.stringify([forms.map(({ id }) => id), stock, hierarchy, boundaries, team, group, bucket])
  if (all.size === most) all.clear()
  if (!all.has(key)) all.set(key, made(reports, asked, forms, stock, group, bucket))
  return all.get(key)
}

/** Who should report for a period of a form, and who of them did, by their places. */
interface Due {
  readonly every: Period.Bucket
  readonly days: readonly [start: number, end: number]
  /** Whether it is the last period of the form in a cell. */
  readonly isLast: boolean
  readonly roster: ReadonlyArray<string>
  readonly filed: Uint8Array
}

/** Those of a roster who filed a form for a period, or of whom it is known otherwise what they would have told by it. */
const filedOf = (
  reports: Reports,
  forms: ReadonlyArray<Form.Form>,
  form: Form.Form,
  period: Period.Period,
  roster: ReadonlyArray<string>
): Uint8Array => {
  const { byPeriod, numbersOf } = reports.filed(form)
  const [days, numbers] = [byPeriod.get(period), numbersOf(roster)]
  const filed = new Uint8Array(roster.length)
  for (let at = 0; at < filed.length; at++) {
    const isHere = numbers[at] !== -1 && days !== undefined && !Number.isNaN(days[numbers[at]!]!)
    const isKnown = (): boolean =>
      toldByOrigins(reports, form, roster[at]!, period) || toldElsewhere(reports, forms, form, roster[at]!, period)
    if (isHere || isKnown()) filed[at] = 1
  }
  return filed
}

/** Those who should report for some periods. */
const kindOf = (level: string | undefined, all: ReadonlyArray<Due>): Kind => {
  const [{ roster }] = all as [Due]
  let owed: Map<string, Tellers.Owed> | undefined
  return {
    level,
    expected: all.every((one) => one.roster === roster) ? roster : [...new Set(all.flatMap((one) => one.roster))],
    // Of most nobody asks for how many periods they owe.
    get owed() {
      if (owed !== undefined) return owed
      owed = new Map()
      for (const { days, every, filed, isLast, roster } of all) {
        for (const [at, reporter] of roster.entries()) {
          const before = owed.get(reporter)
          const own = { due: 1, filed: filed[at]!, every, isLast, days }
          owed.set(reporter, before === undefined ? own : Tellers.owedToo(before, own))
        }
      }
      return owed
    }
  }
}

const made = (
  reports: Reports,
  asked: RollupScope,
  forms: ReadonlyArray<Form.Form>,
  stock: boolean,
  group: number,
  bucket: Period.Period
): Roll | undefined => {
  const dues = new Map<string | undefined, Array<Due>>()
  const silent: Array<Silence> = []
  for (const form of forms) {
    const level = "level" in form.by ? form.by.level : undefined
    const periods = periodsOf(form, bucket, stock)
    for (const period of periods) {
      const { end, start } = Period.bounds(period)
      const roster = reporters(reports.model, asked, form, group, Period.lastDay(period))
      if (roster.length === 0) continue
      const filed = filedOf(reports, forms, form, period, roster)
      filed.forEach((is, at) => {
        if (is === 0) silent.push({ reporter: roster[at]!, period, form: form.id })
      })
      const here = dues.get(level) ?? []
      dues.set(level, here)
      here.push({ every: form.every, days: [start, end], isLast: period === periods.at(-1), roster, filed })
    }
  }
  if (dues.size === 0) return undefined
  const { hierarchies } = reports.model.territory
  const order = (hierarchies.get(asked.hierarchy)?.levels ?? []).map(({ id }): string | undefined => id)
  const kinds = [...order, undefined].flatMap((level) => {
    const found = dues.get(level)
    return found === undefined ? [] : [kindOf(level, found)]
  })
  const [kind] = kinds
  return {
    expected: kinds.length === 1 ? kind!.expected : kinds.flatMap((one) => one.expected),
    silent,
    level: levelOf(kinds, asked.groups[group]!),
    isByForms: true,
    kinds
  }
}

/** The roll where no form says who should report: units of a level, or a team, of which those are silent whom figures do not cover. */
export const byFigures = (
  level: string | undefined,
  expected: ReadonlyArray<string>,
  silent: ReadonlyArray<string>,
  period: Period.Period
): Roll => {
  const open = new Set(silent)
  const once = { due: 1, every: undefined, isLast: true }
  const owed = new Map(expected.map((one) => [one, { ...once, filed: open.has(one) ? 0 : 1 }]))
  return {
    expected,
    silent: silent.map((reporter) => ({ reporter, period, form: undefined })),
    level,
    isByForms: false,
    kinds: [{ level, expected, owed }]
  }
}

/** The roll without the silence of some. */
export const without = (roll: Roll, some: { readonly has: (one: string) => boolean }): Roll => ({
  ...roll,
  silent: roll.silent.filter(({ reporter }) => !some.has(reporter))
})

/** The highest level at which others than a unit itself should report, else its own. */
const levelOf = (kinds: ReadonlyArray<Kind>, unit: string): string | undefined =>
  (kinds.find(({ expected, level }) => level !== undefined && !expected.includes(unit)) ?? kinds[0]!).level
