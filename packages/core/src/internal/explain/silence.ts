/** What is not there: reporters that are silent, lines left blank, figures asked for and not known. @internal */
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import * as Span from "../figures/span.ts"
import { type Line, line, type Section, section } from "./draft.ts"
import { cut, moreOf } from "./fold.ts"
import type { Leaf } from "./leaf.ts"
import * as names from "./names.ts"
import { daysOf, isBlank, type Piece } from "./pieces.ts"
import * as say from "./say.ts"

const periodsText = (periods: ReadonlyArray<Period.Period>) =>
  names.both((language) => {
    const shown = periods.slice(0, 3).map((period) => Period.render(period, language))
    const rest = periods.length - shown.length
    const more = language === "vi" ? `và ${rest} kỳ khác` : `and ${rest} more`
    return [...shown, ...(rest > 0 ? [more] : [])].join(", ")
  })

const silentLines = ({ model }: Leaf, silent: ReadonlyArray<Silence>): ReadonlyArray<Line> => {
  const byReporter = new Map<string, Array<Period.Period>>()
  for (const { period, reporter } of silent) {
    const known = byReporter.get(reporter)
    if (known === undefined) byReporter.set(reporter, [period])
    else known.push(period)
  }
  return [...byReporter].map(([reporter, periods]) => {
    const name = names.reporter(model, reporter, Period.lastDay(periods.at(-1)!))
    const when = periodsText(periods)
    return line({
      label: names.both((language) => `${name[language]} (${when[language]})`),
      units: model.units.has(reporter) ? [reporter] : [],
      count: periods.length
    })
  })
}

/** Who is silent, by name; `open` where the value waits for them. */
export const silentOf = (leaf: Leaf, open: boolean, limit: number): ReadonlyArray<Section> => {
  const { cell, prepared, rollup } = leaf
  const lines = silentLines(leaf, cell.silent)
  const span = open ? Span.unknown(prepared.floor) : undefined
  const unit = rollup.groups[leaf.group]!
  const [only] = cell.silent
  if (lines.length === 1 && only!.form === undefined && only!.reporter === unit && open) {
    return [section("silent", { title: say.ownPart(names.unit(leaf.model, unit, Period.lastDay(leaf.bucket))), span })]
  }
  if (lines.length === 0) return open ? [section("silent", { title: say.missing, span })] : []
  const title = open ? say.silent(lines.length) : say.silentBeside(lines.length)
  const shown = lines.slice(0, limit)
  return [section("silent", { title, span, count: lines.length, lines: shown, more: moreOf(lines.slice(limit)) })]
}

/** Lines that were left blank in filed forms and count as zero. */
export const blanksOf = (leaf: Leaf, pieces: ReadonlyArray<Piece>, limit: number): ReadonlyArray<Section> => {
  const blanks = pieces.filter((piece) => isBlank(piece.trace))
  if (blanks.length === 0) return []
  const byUnit = new Map<string, Array<Piece>>()
  for (const piece of blanks) {
    const { category, place } = piece.trace.node
    const key = category.team ?? place.units.join("+")
    byUnit.set(key, [...(byUnit.get(key) ?? []), piece])
  }
  const lines = [...byUnit].map(([reporter, all]) => {
    const periods = all.map(({ trace }) => Period.ofDays(...daysOf(trace)))
    const name = leaf.model.teams.has(reporter)
      ? names.reporter(leaf.model, reporter)
      : names.units(leaf.model, all[0]!.trace.node.place.units, Period.lastDay(periods.at(-1)!))
    const when = periodsText(periods)
    return line({ label: names.both((language) => `${name[language]} (${when[language]})`), span: Span.zero })
  })
  return [
    section("blank", { title: say.blank(lines.length), span: Span.zero, count: lines.length, ...cut(lines, limit) })
  ]
}

/** Figures that were asked for and are not known. */
export const unknownOf = (leaf: Leaf, limit: number): ReadonlyArray<Section> => {
  const { cell, prepared } = leaf
  const nulls = prepared.reports.filter((one) => one.span === undefined && one.start < cell.end && cell.start < one.end)
  if (nulls.length === 0) return []
  const below = new Set([cell.node.place, ...prepared.solver.placesBelow(cell.node.place)].map((one) => one.number))
  const here = nulls.filter(({ units }) => units.every((unit) => below.has(prepared.places.unit(unit)?.number ?? -1)))
  if (here.length === 0) return []
  const lines = here.map(({ end, row, start, units }) => line({ units, days: [start, end], count: 1, row }))
  return [section("unknown", { title: say.unknown(here.length), count: here.length, ...cut(lines, limit) })]
}
