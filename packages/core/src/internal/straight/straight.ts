/**
 * Cells of which nothing has to be weighed: the figures of one level, or of its teams, add up, and whoever filed none is silent.
 * They are what the rules make of them, found in one pass over the figures. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Node } from "../boxes/box.ts"
import { everything } from "../boxes/category.ts"
import { blankIsZero, byRow, floorOf, type Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import * as Facts from "../facts/facts.ts"
import * as Unasked from "../facts/unasked.ts"
import type * as Parts from "../facts/parts.ts"
import type { Cell } from "../figures/cell.ts"
import { prepare } from "../figures/prepare.ts"
import * as Window from "../figures/window.ts"
import { daysOf, isByWeeks } from "../boxes/weeks.ts"
import * as Silences from "../silence/silence.ts"
import * as Tellers from "../silence/tellers.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import * as Groups from "./groups.ts"
import * as Own from "./own.ts"
import * as Plain from "./plain.ts"
import * as Quiet from "./quiet.ts"
import * as Stocks from "./stocks.ts"
import type * as Tellings from "./tellings.ts"

const none: ReadonlyArray<never> = []

/** Who should have reported, by the measure's form; `undefined` where it asks others than those who did. */
type Roll = Silences.Roll | "nobody"

/** A roll-up of which cells are plain. */
interface Table {
  readonly reports: Reports
  readonly measure: Measure.Resolved
  readonly rollup: Rollup.Rollup
  readonly plain: Plain.Plain
  readonly groups: ReturnType<typeof Groups.make>
  readonly floor: number
  readonly idOf: (number: number) => string
}

/** A cell of it. */
interface Found {
  readonly group: Groups.Group
  readonly roll: Roll
  readonly bucket: number
  /** Its place in the tallies. */
  readonly cell: number
}

/** Whether a roll asks the units that report, of a level on a frame: most measures of a form are told by the same. */
const asking = new WeakMap<Silences.Roll, readonly [frame: Plain.Plain["frame"], level: number, areThose: boolean]>()

/** The roll of the form; `undefined` where it asks other units than those of the level that reports. */
const rollOf = (
  { groups, measure, plain, reports, rollup }: Table,
  group: Groups.Group,
  [number, bucket]: readonly [group: number, bucket: number]
): Roll | undefined => {
  const roll = Silences.byForms(reports, rollup, measure, number, rollup.buckets[bucket]!)
  // Where the form asks nobody, blank lines do not say which level reports.
  if (roll === undefined)
    return groups.tallies.blank[number * rollup.buckets.length + bucket]! > 0 ? undefined : "nobody"
  if (roll.level === undefined) return roll
  const { frame, reporting } = plain
  const level = reporting[group.number]!
  let known = asking.get(roll)
  if (known?.[0] !== frame || known[1] !== level) {
    const asked = new Set(roll.expected.map((id) => frame.snapshot.number.get(id)))
    const those = groups.unitsOf(group)
    known = [frame, level, asked.size === those.length && those.every((one) => asked.has(one))]
    asking.set(roll, known)
  }
  return known[2] ? roll : undefined
}

/** The numbers of those who were silent; where all below have spoken and the whole is not known, the group's own. */
const silentIn = ({ groups }: Table, { bucket, cell, group }: Found): ReadonlyArray<number> => {
  if (groups.tallies.full[cell] === group.size) return [group.number]
  const { full } = groups.tellers(group, bucket)
  return groups.unitsOf(group).filter((unit) => !full.has(unit))
}

/** What one told of the days of a cell: something, one number for all of them, or less than the forms that it filed ask for. */
const tellingOf = (
  known: Tellings.OfDays | undefined,
  days: readonly [start: number, end: number],
  filed: ReadonlyArray<readonly [start: number, end: number]>
): Tellers.Telling => {
  if (known === undefined) return { told: false }
  const found = known(...days)
  if (found?.isFull === true && found.isExact) return { told: true, isWhole: true }
  return Tellers.ofPeriods(filed.filter((some) => known(...some)?.isFull === true).length, filed.length)
}

/** Those who should report, and who of them told a number. */
const tellersOf = (
  { groups, idOf, measure, plain, rollup }: Table,
  { bucket, group, roll }: Found,
  { level, silent }: Pick<Cell, "level" | "silent">
): ReadonlyArray<Tellers.Teller> => {
  if (roll === "nobody" && level === undefined) return none
  const { own, teams, told } = groups.tellers(group, bucket)
  const days = plain.days[bucket]!
  const { number } = plain.frame.snapshot
  if (roll === "nobody") {
    const open = silent.map((one) => one.reporter)
    const all = Silences.byFigures(level!, groups.unitsOf(group).map(idOf), open, rollup.buckets[bucket]!)
    return Tellers.of(all, (unit) => tellingOf(told.get(number.get(unit)!), days, none))
  }
  const codes = new Map([...teams.keys()].map((team) => [plain.entries.teams[team], team]))
  const mayLack = !blankIsZero(measure)
  return Tellers.of(roll, (reporter, kind, owed) => {
    const unit = number.get(reporter) ?? -1
    const known = kind === undefined ? teams.get(codes.get(reporter) ?? -1) : own.has(unit) ? told.get(unit) : undefined
    return tellingOf(known, days, mayLack ? Tellers.filedDays(owed) : none)
  })
}

/** How many units told something in a unit's own cell: it, or those that it was. */
const reportersIn = ({ groups, plain, reports }: Table, { bucket, group }: Found): number =>
  plain.wasOthers(group.number, bucket)
    ? new Set(groups.rows(group, bucket).map((row) => reports.figures.units[row])).size
    : 1

const valueOf = (sum: number, isExact: boolean, floor: number): Span.Span =>
  isExact ? Span.exactly(sum) : floor === 0 ? Span.atLeast(Span.exactly(sum)) : Span.unknown(floor)

const noDays: ReadonlyMap<number, number> = new Map()

/** A cell that keeps what it says of itself; the rest is found when it is looked at. */
class Straight implements Cell {
  declare readonly value: Span.Span
  readonly reason = undefined
  declare readonly reported: number
  declare readonly covered: boolean
  declare readonly expected: number | undefined
  declare readonly reporting: number
  declare readonly silent: ReadonlyArray<Silence>
  declare readonly level: string | undefined
  readonly clashes = none
  declare readonly figures: number
  readonly apportioned = 0
  readonly parts = 0
  readonly days = noDays
  declare readonly weekly: boolean
  declare readonly start: number
  declare readonly end: number
  readonly #table: Table
  readonly #found: Found
  #facts: Facts.Facts | undefined
  #tellers: ReadonlyArray<Tellers.Teller> | undefined

  constructor(table: Table, found: Found) {
    const { bucket, cell, group, roll } = found
    const { floor, groups, idOf, plain, reports, rollup } = table
    const { below, isAll, number, size } = group
    const { atLeast, figures, full, sum } = groups.tallies
    const period = rollup.buckets[bucket]!
    this.#table = table
    this.#found = found
    const [start, end] = plain.days[bucket]!
    this.start = start
    this.end = end
    this.weekly = plain.weekly && isShifted(period, start, end)
    this.reported = sum[cell]!
    this.figures = figures[cell]!
    this.covered = isAll && full[cell] === size
    this.value = valueOf(this.reported, this.covered && atLeast[cell] === 0, floor)
    if (roll === "nobody") {
      const isAsked = below !== undefined && !plain.wasOthers(number, bucket)
      const isSilent = isAsked && !this.covered
      this.silent = isSilent
        ? silentIn(table, found).map((one) => ({ reporter: idOf(one), period, form: undefined }))
        : none
      this.expected = isAsked ? size : undefined
      this.reporting = isAsked ? full[cell]! : reportersIn(table, found)
      const { levels } = reports.model.territory.hierarchies.get(rollup.hierarchy)!
      this.level = isAsked ? levels[below]!.id : undefined
    } else {
      this.silent = roll.silent
      this.expected = roll.expected.length
      this.reporting = this.expected - new Set(roll.silent.map((one) => one.reporter)).size
      this.level = roll.level
    }
  }

  get rows(): ReadonlyArray<number> {
    return this.#table.groups.rows(this.#found.group, this.#found.bucket)
  }

  /** The boxes are made for who asks how the number came about, and not before. */
  get node(): Node {
    const { measure, reports, rollup } = this.#table
    const { places, solver } = prepare(reports, measure, rollup, rollup.buckets[this.#found.bucket]!)
    return solver.node(places.group(Math.floor(this.#found.cell / rollup.buckets.length)), everything)
  }

  shares(): ReadonlyMap<number, number> {
    return new Map(this.rows.map((row) => [row, 1]))
  }

  facts(): Facts.Facts {
    return (this.#facts ??= this.#made())
  }

  tellers(): ReadonlyArray<Tellers.Teller> {
    return (this.#tellers ??= tellersOf(this.#table, this.#found, this))
  }

  #made(): Facts.Facts {
    const { groups, measure, reports, rollup } = this.#table
    const { bucket, cell, group, roll } = this.#found
    const { below, number } = group
    // The figures of others are no parts of its own.
    const wasOthers = this.#table.plain.wasOthers(number, bucket)
    const near = Window.of(reports, measure, rollup.buckets[bucket]!)
    const isListed = below !== undefined && this.level !== undefined
    const isWhole = group.isPlain && this.covered && this.figures === 1
    const own = below === undefined && !isWhole && !wasOthers ? groups.ownOf(number) : undefined
    return {
      ...Facts.none,
      asked: this.covered || roll === "nobody" ? undefined : Unasked.asksFor(this, roll, () => this.#spans()),
      ...(own && Own.partsOf(own, this, near, this.covered ? this.value : undefined)),
      ...(isListed ? { parts: [this.#units()] } : {}),
      atLeast: groups.areOpen(group, bucket),
      any: isListed && roll !== "nobody" && groups.tallies.blank[cell]! > 0 ? groups.tallies.some[cell] : undefined
    }
  }

  #spans(): ReadonlyArray<readonly [start: number, end: number]> {
    const { measure, reports } = this.#table
    const report = byRow(reports.of(measure))
    return this.rows.map((row) => [report.get(row)!.start, report.get(row)!.end])
  }

  /** The units below of which it is made, where these should report. */
  #units(): Parts.Told {
    const { cell, group } = this.#found
    const { atLeast, told } = this.#table.groups.tallies
    const said = valueOf(this.reported, atLeast[cell] === 0, 0)
    return { is: "units", every: undefined, told: told[cell]!, of: group.size, said }
  }
}

/** The plain cells of the buckets that lie in some days. */
const inEra = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup, era: Tree.Era): Cells => {
  const plain = Plain.find(reports, measure, rollup, era)
  if (plain === undefined) return () => undefined
  if (Plain.isStock(measure)) return Stocks.make(reports, measure, rollup, plain)
  const { ids, keys } = plain.frame.snapshot
  const table: Table = {
    reports,
    measure,
    rollup,
    plain,
    groups: Groups.make(reports, measure, rollup, plain),
    floor: floorOf(measure),
    idOf: (number) => ids[keys[number]!]!
  }
  return (number, bucket) => {
    const group = table.groups.find(number, bucket)
    if (group === "quiet") {
      const period = rollup.buckets[bucket]!
      return isShifted(period, ...plain.days[bucket]!)
        ? undefined
        : Quiet.make(reports, measure, rollup, number, period)
    }
    const roll = group && rollOf(table, group, [number, bucket])
    if (group === undefined || roll === undefined) return undefined
    return new Straight(table, { group, roll, bucket, cell: number * rollup.buckets.length + bucket })
  }
}

type Cells = (group: number, bucket: number) => Cell | undefined

const allDays: Tree.Era = { start: -Infinity, end: Infinity }

/**
 * The plain cells of a roll-up, by group and bucket; `undefined` for those that the rules have to decide. On the boundaries of the
 * time each era of the tree is read for itself, so that a change of it is one for the buckets in which it falls alone.
 */
export const make = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup): Cells => {
  const tree = treeOf(reports.model.territory, rollup.hierarchy)
  const weekly = isByWeeks(reports, measure)
  const eraOf = (bucket: number): number => Tree.eraOf(tree, daysOf(rollup.buckets[bucket]!, weekly)[0])
  const found = new Map<number, Cells>()
  return (group, bucket) => {
    // A stock stands from one era into the next.
    const era = rollup.boundaries === "as reported" && !Plain.isStock(measure) ? eraOf(bucket) : undefined
    const key = era ?? -1
    const cells =
      found.get(key) ?? inEra(reports, measure, rollup, era === undefined ? allDays : Tree.daysOf(tree, era))
    found.set(key, cells)
    return cells(group, bucket)
  }
}

const isShifted = (period: Period.Period, start: number, end: number): boolean => {
  const bounds = Period.bounds(period)
  return bounds.start !== start || bounds.end !== end
}
