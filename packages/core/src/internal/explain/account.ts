/** What stands behind one cell of a roll-up, section by section. @internal */
import * as Quantity from "../../Quantity.ts"
import * as Findings from "../operators/findings.ts"
import * as Span from "../figures/span.ts"
import { beatenOf } from "./beaten.ts"
import { type Draft, line, type Section, section } from "./draft.ts"
import { cut, fold, overTime } from "./fold.ts"
import { insideOf } from "./inner.ts"
import { isStock, type Leaf, traced } from "./leaf.ts"
import { both } from "./names.ts"
import { notesOf } from "./notes.ts"
import { countOf, daysOf, isBlank, type Piece, piecesOf, rowsIn, scopesOf, sumOf } from "./pieces.ts"
import * as say from "./say.ts"
import { blanksOf, reportLine, reportsIn, silentOf, unknownOf } from "./silence.ts"
import { same, type Trace } from "./trace.ts"

const text = (span: Span.Span) => both((language) => Quantity.render(span, language))

/** The figures that were added, those that were taken off, and where there are many of them how they lie in time. */
const usedOf = (leaf: Leaf, root: Trace, pieces: ReadonlyArray<Piece>, limit: number): ReadonlyArray<Section> => {
  const all = pieces.filter((piece) => !isBlank(piece.trace))
  const used = all.filter((piece) => piece.sign === 1)
  const taken = all.filter((piece) => piece.sign === -1).sort((a, b) => daysOf(a.trace)[0] - daysOf(b.trace)[0])
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

const readded = (pieces: ReadonlyArray<Piece>, open: boolean): Span.Span =>
  open ? Span.atLeast(sumOf(pieces)) : sumOf(pieces)

/** Whether a side says more than that something was counted. */
const saysMore = (side: Piece, { prepared }: Leaf): boolean =>
  side.trace.span.upper < Infinity || side.trace.span.lower > prepared.floor

export const draft = (leaf: Leaf, limit: number): Draft => {
  const { cell } = leaf
  if (cell.value === undefined) return without(leaf, limit)
  const { day, trace } = traced(leaf)
  const sum = piecesOf(trace)
  const isSum = trace._tag !== "Sides"
  const pieces = isSum
    ? sum.pieces
    : trace.sides.filter((side) => side.trace._tag !== "Nothing" && saysMore(side, leaf))
  const flat = isSum ? sum.pieces : trace.sides.flatMap((side) => piecesOf(side.trace).pieces)
  const isOpen = cell.value.upper === Infinity || cell.value.lower === -Infinity
  const zero = sum.open && !isOpen && leaf.measure.missing === "zero"
  const rows = rowsIn(trace)
  const used = new Set(rows)
  const [accounted, late] = [new Set<number>(), new Set<number>()]
  const inside = insideOf(leaf, scopesOf(flat), used, accounted, late, limit)
  const days = isStock(leaf) ? flat.map((piece) => daysOf(piece.trace)[0]) : []
  const taken = isSum && pieces.some((piece) => piece.sign === -1)
  // What is below zero by subtraction is cut there: then only the bounds hold.
  const isAll = zero || same(readded(pieces, sum.open), cell.value)
  return {
    how: trace._tag === "Sides" ? trace.how : sum.less || !isAll ? "bounds" : taken ? "derived" : "sum",
    sections: [
      ...usedOf(leaf, trace, pieces, limit),
      ...blanksOf(leaf, flat, limit),
      ...(isSum && sum.less ? [section("silent", { title: say.less, span: Quantity.atMost(0) })] : []),
      ...silentOf(leaf, isSum && sum.open && !zero, limit),
      ...inside,
      ...beatenOf(leaf, { used, accounted, days, covered: !isOpen, limit }),
      ...unknownOf(leaf, limit),
      ...findingsOf(leaf, limit)
    ],
    notes: [...(zero ? [say.silentIsZero] : []), ...notesOf(leaf, rows, late, day)],
    rows
  }
}
