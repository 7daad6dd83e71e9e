/** What is not there: reporters that are silent, lines left blank, figures asked for and not known. @internal */
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type { Silence } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import { isInHeirs } from "../facts/tellersOf.ts"
import type { Report } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import { type Line, line, type Section, section } from "./draft.ts"
import { cut, moreOf } from "./fold.ts"
import { isStock, type Leaf } from "./leaf.ts"
import * as names from "./names.ts"
import type { Term } from "./origin.ts"
import { daysOf, isBlank } from "./terms.ts"
import * as phrases from "./phrases.ts"

const periodsText = (periods: ReadonlyArray<Period.Period>) =>
  names.both((language) => {
    const shown = periods.slice(0, 3).map((period) => Period.render(period, language))
    const rest = periods.length - shown.length
    const more = language === "vi" ? `và ${rest} kỳ khác` : `and ${rest} more`
    return [...shown, ...(rest > 0 ? [more] : [])].join(", ")
  })

const silentLines = ({ model }: Leaf, silent: ReadonlyArray<Silence>): ReadonlyArray<Line> => {
  return [...Map.groupBy(silent, ({ reporter }) => reporter)].map(([reporter, all]) => {
    const periods = all.map(({ period }) => period)
    const name = names.reporter(model, reporter, Period.lastDay(periods.at(-1)!))
    const when = periodsText(periods)
    return line({
      label: names.both((language) => `${name[language]} (${when[language]})`),
      units: model.units.has(reporter) ? [reporter] : []
    })
  })
}

/** Whether other figures say what a reporter did not tell by its form, and whether these are its own. */
const toldBy = (leaf: Leaf, { period, reporter }: Silence): "itself" | "others" | undefined => {
  const { cell, model, prepared } = leaf
  const team = model.teams.get(reporter)
  const place = prepared.places.unit(team === undefined ? reporter : Model.hostOf(team, Period.lastDay(period)))
  if (place === undefined || isStock(leaf)) return undefined
  const { category } = cell.node
  const node = prepared.solver.node(place, team === undefined ? category : { ...category, team: reporter })
  const { end, start } = Period.bounds(period)
  const { solver } = prepared
  const isOwn = solver
    .inItsPlace(node)
    .some(({ figures }) =>
      figures.some(
        (one) => one.row >= 0 && one.start < end && start < one.end && leaf.report(one.row).reporter === undefined
      )
    )
  const isWithin = solver.inside(node, start, end).covered
  if (isOwn && (isWithin || solver.beside(node, cell.start, cell.end).covered)) return "itself"
  const isHeld = isInHeirs({ ...leaf, node: cell.node }, reporter, [start, end])
  return isWithin || isHeld ? "others" : undefined
}

const listed = (
  title: (many: number) => Text.Text,
  lines: ReadonlyArray<Line>,
  span: Span.Span | undefined,
  limit: number
): ReadonlyArray<Section> => {
  if (lines.length === 0) return []
  const shown = { lines: lines.slice(0, limit), more: moreOf(lines.slice(limit)) }
  return [section("silent", { title: title(lines.length), span, count: lines.length, ...shown })]
}

/** Who is silent, by name; `open` where the value waits for them. */
export const silentOf = (leaf: Leaf, open: boolean, limit: number): ReadonlyArray<Section> => {
  const { cell, measure, model, prepared, rollup } = leaf
  const span = open ? Span.unknown(prepared.floor) : undefined
  const unit = rollup.groups[leaf.group]!
  const [only, ...others] = cell.silent
  if (only !== undefined && others.length === 0 && only.form === undefined && only.reporter === unit && open) {
    const name = names.unit(model, unit, Period.lastDay(leaf.bucket))
    return [section("silent", { title: measure.own === "no" ? phrases.incomplete(name) : phrases.ownPart(name), span })]
  }
  const told = new Map(cell.silent.map((one) => [one, toldBy(leaf, one)]))
  // Of a total that its parts contradict they are still missing, as of one of more days, which leaves to them what it leaves.
  const isOpen = cell.clashes.length > 0 && cell.value?.upper === Infinity
  const isMissing = open || isOpen || !cell.covered || cell.facts().held
  // Where there is no number, others say nothing of what is missing.
  const isNone = cell.value === undefined
  const of = (...kinds: ReadonlyArray<ReturnType<typeof toldBy>>) =>
    silentLines(
      leaf,
      cell.silent.filter((one) => kinds.includes(told.get(one)))
    )
  if (cell.isClosed === true) {
    const untold = [...listed(phrases.silentClosed, of(undefined), Span.zero, limit)]
    return [
      ...(untold.length === 0 ? [section("silent", { title: phrases.closed, span: Span.zero })] : untold),
      ...listed(phrases.silentBeside, of("others"), undefined, limit),
      ...listed(phrases.silentForm, of("itself"), undefined, limit)
    ]
  }
  const missing = isMissing ? of(undefined, ...(isNone ? (["others"] as const) : [])) : []
  return [
    ...(missing.length === 0 && open ? [section("silent", { title: phrases.missing, span })] : []),
    ...listed(phrases.silent, missing, span, limit),
    ...(isNone
      ? []
      : listed(phrases.silentBeside, isMissing ? of("others") : of("others", undefined), undefined, limit)),
    ...listed(phrases.silentForm, of("itself"), undefined, limit)
  ]
}

/** Lines that were left blank in filed forms and count as zero. */
export const blanksOf = (leaf: Leaf, terms: ReadonlyArray<Term>, limit: number): ReadonlyArray<Section> => {
  const blanks = terms.filter((term) => isBlank(term.origin))
  if (blanks.length === 0) return []
  const byUnit = Map.groupBy(blanks, ({ origin: { node } }) => node.category.team ?? node.place.units.join("+"))
  const lines = [...byUnit].map(([reporter, all]) => {
    const periods = all.map(({ origin }) => Period.ofDays(...daysOf(origin)))
    const name = leaf.model.teams.has(reporter)
      ? names.reporter(leaf.model, reporter)
      : names.units(leaf.model, all[0]!.origin.node.place.units, Period.lastDay(periods.at(-1)!))
    const when = periodsText(periods)
    return line({ label: names.both((language) => `${name[language]} (${when[language]})`), span: Span.zero })
  })
  return [
    section("blank", { title: phrases.blank(lines.length), span: Span.zero, count: lines.length, ...cut(lines, limit) })
  ]
}

/** Reports of units in a cell, whatever they say. */
export const reportsIn = ({ cell, prepared }: Leaf, which: (report: Report) => boolean): ReadonlyArray<Report> => {
  const some = prepared.reports.filter((one) => which(one) && one.start < cell.end && cell.start < one.end)
  if (some.length === 0) return []
  const below = new Set([cell.node.place, ...prepared.solver.placesBelow(cell.node.place)].map((one) => one.number))
  return some.filter(({ units }) => units.every((unit) => below.has(prepared.places.unit(unit)?.number ?? -1)))
}

export const reportLine = ({ category, end, row, said, span, start, units }: Report): Line =>
  line({ units, category, days: [start, end], span: span && Quantity.exact(said), count: 1, row })

/** Figures that were asked for and are not known. */
export const unknownOf = (leaf: Leaf, limit: number): ReadonlyArray<Section> => {
  const lines = reportsIn(leaf, ({ span }) => span === undefined).map(reportLine)
  if (lines.length === 0) return []
  return [section("unknown", { title: phrases.unknown(lines.length), count: lines.length, ...cut(lines, limit) })]
}
