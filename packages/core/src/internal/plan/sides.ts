/** Who the sides of a contradiction are: the whole, and its parts of each kind. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import type { Contradiction } from "../boxes/box.ts"
import type { Category } from "../boxes/category.ts"
import type { Kind } from "../facts/parts.ts"
import type { Report } from "../boxes/reports.ts"
import * as names from "./names.ts"
import * as nouns from "./nouns.ts"

/** What of a box a figure speaks of. */
interface Part {
  readonly kind: Kind
  /** Of what: figures of the same part have the same. */
  readonly id: string
  readonly name: Text.Text
  readonly noun: nouns.Noun
  /** Of a unit: of whom and of what it tells, where that is not all, and what such parts are called. */
  readonly of: { readonly name: Text.Text; readonly noun: nouns.Noun } | undefined
  readonly report: Report
}

/** Parts of one kind: all that figures of the contradiction tell of them. */
export interface Side {
  readonly kind: Kind
  readonly noun: nouns.Noun
  /** The name of a part that is alone. */
  readonly alone: Text.Text | undefined
  /** Of units: of whom and of what all of them tell, where that is not all. */
  readonly of: Text.Text | undefined
  readonly lower: number
  /** Rows of its figures. */
  readonly rows: ReadonlyArray<number>
}

const plainPart: nouns.Noun = { vi: "phần", en: "part" }

/** The axis on which a category is narrower than the whole's. */
const axisOf = (category: Category, whole: Category): Exclude<Kind, "units" | "periods"> | undefined => {
  if (category.team !== whole.team) return "teams"
  if (category.activity !== whole.activity) return "activities"
  if (JSON.stringify([...category.members]) !== JSON.stringify([...whole.members])) return "members"
  return category.cohorts.join() === whole.cohorts.join() ? undefined : "cohorts"
}

/** `Nữ (Xã A)`. */
export const aside = (name: Text.Text, of: Text.Text): Text.Text => ({
  vi: `${name.vi} (${of.vi})`,
  en: `${name.en} (${of.en})`
})

const partOf = (
  model: Model.Model,
  hierarchy: string,
  { category: whole, end, start, units }: Contradiction,
  report: Report
): Part | undefined => {
  const axis = axisOf(report.category, whole)
  const narrower = axis && { name: names.category(model, report.category) ?? plainPart, noun: nouns.ofKind(axis) }
  if (report.units.join() !== units.join()) {
    const [first] = report.units
    const isOne = report.units.length === 1
    const own = isOne ? nouns.ofUnit(model, hierarchy, first!, report.period) : nouns.unit
    const last = Period.ofDays(end - 1, end)
    // Of one's own level are only those that one was made of.
    const isFormer =
      isOne &&
      units.length === 1 &&
      nouns.levelOf(model, hierarchy, first!, report.period) === nouns.levelOf(model, hierarchy, units[0]!, last)
    const noun = isFormer ? { vi: `${own.vi} cũ`, en: `former ${own.en}` } : own
    const place = names.units(model, report.units)
    const name = narrower === undefined ? place : aside(narrower.name, place)
    return { kind: "units", id: name.en, name, noun, of: narrower, report }
  }
  if (axis !== undefined) return { kind: axis, id: narrower!.name.en, ...narrower!, of: undefined, report }
  if (report.start === start && report.until === end) return undefined
  const { kind } = Period.bounds(report.period)
  const noun = nouns.ofLength(kind === "range" ? undefined : kind)
  return { kind: "periods", id: report.period, name: names.period(report.period), noun, of: undefined, report }
}

/** The longest periods: a year's half holds its quarters. */
const outermost = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> =>
  parts.filter(
    ({ report: one }) =>
      !parts.some(
        ({ report: other }) =>
          other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start
      )
  )

const sideOf = (kind: Kind, all: ReadonlyArray<Part>, said: number): Side => {
  const parts = kind === "periods" ? outermost(all) : all
  const [first] = parts as [Part, ...Array<Part>]
  const isSame = (of: (one: Part) => Text.Text | undefined): boolean =>
    of(first) !== undefined && parts.every((one) => of(one)?.en === of(first)!.en)
  const mixed = kind === "units" ? nouns.unit : nouns.ofLength(undefined)
  // Of cohorts that lie within one another the largest is all.
  const largest = kind === "cohorts" ? parts.find(({ report }) => report.said === said)?.name : undefined
  const isOfOne = isSame(({ of }) => of?.name)
  // Of several units each told something else of: teams of several communes are teams.
  const isOfKind = !isOfOne && isSame(({ of }) => of?.noun)
  return {
    kind,
    noun: isOfKind ? first.of!.noun : isSame(({ noun }) => noun) ? first.noun : mixed,
    of: isOfOne ? first.of!.name : undefined,
    alone: parts.every(({ id }) => id === first.id) ? first.name : largest,
    lower: parts.reduce((sum, { report }) => sum + report.said, 0),
    rows: parts.map(({ report }) => report.row)
  }
}

/** The parts of each kind of which figures contradict their whole, or each other. */
export const of = (
  model: Model.Model,
  hierarchy: string,
  clash: Contradiction,
  reports: ReadonlyArray<Report>
): ReadonlyArray<Side> => {
  const parts = reports.flatMap((report) => partOf(model, hierarchy, clash, report) ?? [])
  return [...Map.groupBy(parts, ({ kind }) => kind)].map(([kind, all]) => sideOf(kind, all, clash.parts.lower))
}
