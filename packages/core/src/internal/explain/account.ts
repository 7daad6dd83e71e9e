/** What stands behind one cell of a roll-up, section by section. @internal */
import * as Span from "../boxes/span.ts"
import { unusedOf } from "./unused.ts"
import { type Draft, line, type Section, section } from "./draft.ts"
import { cut, fold, overTime } from "./fold.ts"
import { insideOf } from "./inner.ts"
import { isStock, type Leaf, originOf } from "./leaf.ts"
import { amount } from "./names.ts"
import { caveatsOf } from "./caveats.ts"
import * as Contradiction from "../plan/contradiction.ts"
import { countOf, daysOf, isBlank, termsOf, rowsIn, scopesOf, sumOf } from "./terms.ts"
import * as phrases from "./phrases.ts"
import { blanksOf, reportLine, reportsIn, silentOf, unknownOf } from "./absent.ts"
import { plain, same, type Origin, type Term } from "./origin.ts"

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
            ...(folded ? { title: phrases.usedOf(many) } : {}),
            ...fold(used, limit)
          })
        ]),
    ...(time.lines.length > 1 ? [section("time", { title: phrases.byTime, count: many, ...time })] : []),
    ...(taken.length === 0
      ? []
      : [
          section("taken", {
            title: phrases.taken(amount(leaf.measure, added), amount(leaf.measure, off)),
            span: off,
            count: countOf(taken),
            ...fold(taken, limit)
          })
        ])
  ]
}

const findingsOf = ({ cell, measure, reports, rollup }: Leaf, limit: number): ReadonlyArray<Section> => {
  if (cell.clashes.length === 0) return []
  const lines = cell.clashes.map((clash) =>
    line({
      label: Contradiction.finding(reports, rollup.hierarchy, { clash, measure }).text,
      units: clash.units
    })
  )
  return [section("finding", { title: phrases.findings, count: lines.length, ...cut(lines, limit) })]
}

/** What there is where there is no value. */
const without = (leaf: Leaf, limit: number): Draft => {
  const { reason, rows } = leaf.cell
  const found = rows.length > 0 ? rows.map(leaf.report) : reportsIn(leaf, ({ span }) => span !== undefined)
  const lines = found.map(reportLine)
  const candidates = section("candidates", { title: phrases.candidates, count: lines.length, ...cut(lines, limit) })
  return {
    how: "none",
    sections: [
      ...(reason === "several-figures" && lines.length > 0 ? [candidates] : []),
      ...silentOf(leaf, false, limit),
      ...unknownOf(leaf, limit),
      ...findingsOf(leaf, limit)
    ],
    notes: [],
    rows: []
  }
}

/** What stands behind a value: terms that add up to it with what is not reported, or a single one that is more than a sum. */
interface Parts {
  readonly terms: ReadonlyArray<Term>
  readonly isSum: boolean
  /** What nobody reported adds to them. */
  readonly open: boolean
  /** What nobody reported takes off them. */
  readonly less: Span.Span | undefined
  readonly zero: boolean
}

const partsOf = (leaf: Leaf, origin: Origin, value: Span.Span): Parts => {
  const none = { isSum: false, open: false, less: undefined, zero: false }
  if (origin._tag === "Sides") {
    return { ...none, terms: origin.sides.filter((side) => side.origin._tag !== "Nothing" && saysMore(side, leaf)) }
  }
  const { less, open, terms } = termsOf(origin)
  const isOpen = value.upper === Infinity || value.lower === -Infinity
  const sum = sumOf(terms)
  if (open && !isOpen && (leaf.measure.missing === "zero" || leaf.cell.isClosed === true))
    return { ...none, terms, isSum: true, zero: true }
  const off = value.lower - sum.lower
  const left = less && off < 0 ? Span.atMost(Span.zero, off) : undefined
  const all = [sum, ...(left === undefined ? [] : [left])].reduce(Span.add)
  if (same(open ? Span.atLeast(all) : all, value)) return { ...none, terms, isSum: true, open, less: left }
  // What is below zero by subtraction is cut there.
  return { ...none, terms: [plain(origin)], isSum: true }
}

/** Whether a side says more than that something was counted. */
const saysMore = (side: Term, { prepared }: Leaf): boolean =>
  side.origin.span.upper < Infinity || side.origin.span.lower > prepared.floor

/** What nobody reported and would be taken off: what others did, or what is of other days or groups of the same unit. */
const lessOf = ({ cell: { node } }: Leaf, terms: ReadonlyArray<Term>, span: Span.Span): Section =>
  section("silent", {
    title: terms.every(({ origin }) => origin.node.place === node.place) ? phrases.undivided : phrases.less,
    span
  })

export const draft = (leaf: Leaf, limit: number): Draft => {
  const { cell } = leaf
  if (cell.value === undefined) return without(leaf, limit)
  const { day, origin } = originOf(leaf)
  const { isSum, less, open, terms, zero } = partsOf(leaf, origin, cell.value)
  const flat =
    origin._tag === "Sides" ? origin.sides.flatMap((side) => termsOf(side.origin).terms) : termsOf(origin).terms
  const rows = rowsIn(origin)
  const used = new Set(rows)
  const [accounted, late] = [new Set<number>(), new Set<number>()]
  const inside = insideOf(leaf, scopesOf(flat), used, accounted, late, limit)
  const days = isStock(leaf) ? rows.filter((row) => row >= 0).map((row) => leaf.report(row).start) : []
  const isOpen = cell.value.upper === Infinity || cell.value.lower === -Infinity
  const taken = isSum && flat.some((term) => term.sign === -1)
  return {
    how: origin._tag === "Sides" ? origin.how : less !== undefined ? "bounds" : taken ? "derived" : "sum",
    sections: [
      ...usedOf(leaf, origin, terms, limit),
      ...blanksOf(leaf, flat, limit),
      ...(less === undefined ? [] : [lessOf(leaf, flat, less)]),
      ...silentOf(leaf, open, limit),
      ...inside,
      ...unusedOf(leaf, { used, accounted, days, covered: !isOpen, limit }),
      ...unknownOf(leaf, limit),
      ...findingsOf(leaf, limit)
    ],
    notes: [...(zero && cell.isClosed !== true ? [phrases.silentIsZero] : []), ...caveatsOf(leaf, rows, late, day)],
    rows
  }
}
