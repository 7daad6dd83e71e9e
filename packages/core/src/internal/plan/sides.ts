/** Who the sides of a contradiction are: the whole, and its parts of each kind. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import type { Contradiction } from "../boxes/box.ts"
import { type Category, everything } from "../boxes/category.ts"
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
  readonly report: Report
}

/** Parts of one kind: all that figures of the contradiction tell of them. */
export interface Side {
  readonly kind: Kind
  readonly noun: nouns.Noun
  /** The name of a part that is alone. */
  readonly alone: Text.Text | undefined
  readonly lower: number
  /** Rows of its figures. */
  readonly rows: ReadonlyArray<number>
}

const plainPart: nouns.Noun = { vi: "phần", en: "part" }

/** How much a category says of whom and of what. */
const details = ({ activity, cohorts, members, team }: Category): number =>
  Number(team !== undefined) + Number(activity !== undefined) + cohorts.length + members.size

/** The axis on which a category is narrower than the whole's. */
const axisOf = (category: Category, whole: Category): Exclude<Kind, "units" | "periods"> | undefined => {
  if (category.team !== whole.team) return "teams"
  if (category.activity !== whole.activity) return "activities"
  if (JSON.stringify([...category.members]) !== JSON.stringify([...whole.members])) return "members"
  return category.cohorts.join() === whole.cohorts.join() ? undefined : "cohorts"
}

const partOf = (
  model: Model.Model,
  hierarchy: string,
  { end, start, units }: Contradiction,
  whole: Category,
  report: Report
): Part | undefined => {
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
    return { kind: "units", id: report.units.join("+"), name: names.units(model, report.units), noun, report }
  }
  if (report.start !== start || report.end !== end) {
    const { kind } = Period.bounds(report.period)
    const noun = nouns.ofLength(kind === "range" ? undefined : kind)
    return { kind: "periods", id: report.period, name: names.period(report.period), noun, report }
  }
  const axis = axisOf(report.category, whole)
  if (axis === undefined) return undefined
  const name = names.category(model, report.category) ?? plainPart
  return { kind: axis, id: name.en, name, noun: nouns.ofKind(axis), report }
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

const sideOf = (kind: Kind, all: ReadonlyArray<Part>): Side => {
  const parts = kind === "periods" ? outermost(all) : all
  const [first] = parts as [Part, ...Array<Part>]
  const same = parts.every(({ noun }) => noun.en === first.noun.en)
  const mixed = kind === "units" ? nouns.unit : nouns.ofLength(undefined)
  return {
    kind,
    noun: same ? first.noun : mixed,
    alone: parts.every(({ id }) => id === first.id) ? first.name : undefined,
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
  const here = reports.filter(
    ({ end, start, units }) => units.join() === clash.units.join() && start === clash.start && end === clash.end
  )
  const [whole = everything] = clash.isWhole
    ? here.map(({ category }) => category).sort((a, b) => details(a) - details(b))
    : []
  const parts = reports.flatMap((report) => partOf(model, hierarchy, clash, whole, report) ?? [])
  return [...Map.groupBy(parts, ({ kind }) => kind)].map(([kind, all]) => sideOf(kind, all))
}
