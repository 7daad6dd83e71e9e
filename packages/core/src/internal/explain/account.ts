/** What stands behind one cell of a roll-up, section by section. @internal */
import * as Quantity from "../../Quantity.ts"
import * as Findings from "../operators/findings.ts"
import * as Span from "../figures/span.ts"
import { unusedOf } from "./unused.ts"
import { type Draft, line, type Section, section } from "./draft.ts"
import { cut, fold, overTime } from "./fold.ts"
import { insideOf } from "./inner.ts"
import { isStock, type Leaf, originOf } from "./leaf.ts"
import { both } from "./names.ts"
import { caveatsOf } from "./caveats.ts"
import { countOf, daysOf, isBlank, termsOf, rowsIn, scopesOf, sumOf } from "./terms.ts"
import * as say from "./say.ts"
import { blanksOf, reportLine, reportsIn, silentOf, unknownOf } from "./absent.ts"
import { same, type Origin, type Term } from "./origin.ts"

const text = (span: Span.Span) => both((language) => Quantity.render(span, language))

/** The figures that were added, those that were taken off, and where there are many of them how they lie in time. */
const usedOf = (leaf: Leaf, root: Origin, terms: ReadonlyArray<Term>, limit: number): ReadonlyArray<Section> => {
  const all = terms.filter((term) => !isBlank(term.origin))
  const used = all.filter((term) => term.sign === 1)
  const taken = all.filter((term) => term.sign === -1).sort((a, b) => daysOf(a.origin)[0] - daysOf(b.origin)[0])
  const folded = used.length > limit
  const added = root._tag === "Sides" ? root.span : sumOf(used)
  const off = sumOf(taken, true)
  const many = countOf(used)
  const time =
    folded && !isStock(leaf) && root._tag !== "Sides" ? overTime(used, limit) : { lines: [], more: undefined }
  return [
    ...(used.length === 0
      ? []
      : [
          section("used", {
            span: added,
            count: many,
            ...(folded ? { title: say.usedOf(many) } : {}),
            ...fold(used, limit)
          })
        ]),
    ...(time.lines.length > 1 ? [section("time", { title: say.byTime, count: many, ...time })] : []),
    ...(taken.length === 0
      ? []
      : [
          section("taken", {
            title: say.taken(text(added), text(off)),
            span: off,
            count: countOf(taken),
            ...fold(taken, limit)
          })
        ])
  ]
}

const findingsOf = ({ cell, measure, model }: Leaf, limit: number): ReadonlyArray<Section> => {
  if (cell.clashes.length === 0) return []
  const lines = cell.clashes.map((clash) =>
    line({ label: Findings.of(model, measure, clash).text, units: clash.units })
  )
  return [section("finding", { title: say.findings, count: lines.length, ...cut(lines, limit) })]
}

/** What there is where there is no value. */
const without = (leaf: Leaf, limit: number): Draft => {
  const { reason, rows } = leaf.cell
  const found = rows.length > 0 ? rows.map(leaf.report) : reportsIn(leaf, ({ span }) => span !== undefined)
  const lines = found.map(reportLine)
  const candidates = section("candidates", { title: say.candidates, count: lines.length, ...cut(lines, limit) })
  return {
    how: "none",
    sections: [
      ...(reason === "several-figures" && lines.length > 0 ? [candidates] : []),
      ...silentOf(leaf, false, limit).map((one) => ({ ...one, title: say.silent(one.count) })),
      ...unknownOf(leaf, limit)
    ],
    notes: [],
    rows: []
  }
}

const readded = (terms: ReadonlyArray<Term>, open: boolean): Span.Span =>
  open ? Span.atLeast(sumOf(terms)) : sumOf(terms)

/** Whether a side says more than that something was counted. */
const saysMore = (side: Term, { prepared }: Leaf): boolean =>
  side.origin.span.upper < Infinity || side.origin.span.lower > prepared.floor

export const draft = (leaf: Leaf, limit: number): Draft => {
  const { cell } = leaf
  if (cell.value === undefined) return without(leaf, limit)
  const { day, origin } = originOf(leaf)
  const sum = termsOf(origin)
  const isSum = origin._tag !== "Sides"
  const terms = isSum
    ? sum.terms
    : origin.sides.filter((side) => side.origin._tag !== "Nothing" && saysMore(side, leaf))
  const flat = isSum ? sum.terms : origin.sides.flatMap((side) => termsOf(side.origin).terms)
  const isOpen = cell.value.upper === Infinity || cell.value.lower === -Infinity
  const zero = sum.open && !isOpen && leaf.measure.missing === "zero"
  const rows = rowsIn(origin)
  const used = new Set(rows)
  const [accounted, late] = [new Set<number>(), new Set<number>()]
  const inside = insideOf(leaf, scopesOf(flat), used, accounted, late, limit)
  const days = isStock(leaf) ? flat.map((term) => daysOf(term.origin)[0]) : []
  const taken = isSum && terms.some((term) => term.sign === -1)
  // What is below zero by subtraction is cut there: then only the bounds hold.
  const isAll = zero || same(readded(terms, sum.open), cell.value)
  return {
    how: origin._tag === "Sides" ? origin.how : sum.less || !isAll ? "bounds" : taken ? "derived" : "sum",
    sections: [
      ...usedOf(leaf, origin, terms, limit),
      ...blanksOf(leaf, flat, limit),
      ...(isSum && sum.less ? [section("silent", { title: say.less, span: Quantity.atMost(0) })] : []),
      ...silentOf(leaf, isSum && sum.open && !zero, limit),
      ...inside,
      ...unusedOf(leaf, { used, accounted, days, covered: !isOpen, limit }),
      ...unknownOf(leaf, limit),
      ...findingsOf(leaf, limit)
    ],
    notes: [...(zero ? [say.silentIsZero] : []), ...caveatsOf(leaf, rows, late, day)],
    rows
  }
}
