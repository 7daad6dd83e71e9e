/** What figures said before they were corrected, and which were withdrawn, with the reasons. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { StoreError } from "../../Problem.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Store from "../../Store.ts"
import type * as Text from "../../Text.ts"
import { type Draft, line, type Section, section } from "./draft.ts"
import { cut } from "./fold.ts"
import type { Leaf } from "./leaf.ts"
import { amount, both } from "./names.ts"
import * as phrases from "./phrases.ts"

type Reader = Store.Store["Service"]

/** A list of more units than this is not sent to a store; what it answers is sifted here. */
const few = 400

/** The figures of a leaf's box that stand no more. */
const superseded = (store: Reader, leaf: Leaf, { rows }: Draft, moment: Store.Moment) => {
  const { cell, group, measure, rollup } = leaf
  const reports = [...cell.rows, ...rows].filter((row) => row >= 0).map(leaf.report)
  const units = new Set([rollup.groups[group]!, ...reports.flatMap((one) => one.units)])
  for (const { reporter } of cell.silent) if (leaf.model.units.has(reporter)) units.add(reporter)
  let [start, end] = [cell.start, cell.end]
  for (const one of reports) {
    const days = Period.bounds(one.period)
    start = Math.min(start, days.start)
    end = Math.max(end, days.end)
  }
  const filter: Store.Filter = {
    measures: [measure.id],
    overlapping: Period.ofDays(start, end),
    superseded: "only",
    ...(units.size <= few ? { units: [...units] } : {}),
    ...moment
  }
  return Effect.map(Stream.runCollect(store.read(filter)), (found) =>
    inOrder([...found].filter((one) => one.units.every((unit) => units.has(unit))))
  )
}

/** By what they are of, and not by when they came; what was said of one box one after the other. */
const inOrder = (figures: ReadonlyArray<Observation.Observation>): ReadonlyArray<Observation.Observation> => {
  const keyed = figures.map((one) => {
    const { end, start } = Period.bounds(one.period)
    return { one, units: [...one.units].sort().join("+"), start, end, cell: Observation.cell(one) }
  })
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return keyed
    .sort((a, b) => text(a.units, b.units) || a.start - b.start || a.end - b.end || text(a.cell, b.cell))
    .map(({ one }) => one)
}

const show = (leaf: Leaf, { value }: Observation.Observation): Text.Text =>
  value === null ? { vi: "?", en: "?" } : amount(leaf.measure, value)

const before = (leaf: Leaf, one: Observation.Observation, after: Observation.Observation | undefined): Text.Text => {
  const [was, is] = [show(leaf, one), after && show(leaf, after)]
  return both((language) => (is === undefined ? was[language] : `${was[language]} → ${is[language]}`))
}

const reasonText = (reason: string | undefined): Text.Text | undefined =>
  reason === undefined ? undefined : both((language) => `${language === "vi" ? "lý do" : "reason"}: ${reason}`)

const lineOf = (
  leaf: Leaf,
  one: Observation.Observation,
  after: Observation.Observation | undefined,
  reason: string | undefined
) => {
  const { end, start } = Period.bounds(one.period)
  const said = before(leaf, one, after)
  const why = reasonText(reason)
  return line({ units: one.units, days: [start, end], count: 1, label: said, suffix: why })
}

/** Corrected and withdrawn figures of a leaf. */
export const historyOf = Effect.fn("Explanation.history")(function* (
  store: Reader,
  leaf: Leaf,
  draft: Draft,
  moment: Store.Moment,
  limit: number
): Effect.fn.Return<ReadonlyArray<Section>, StoreError> {
  const ended = yield* superseded(store, leaf, draft, moment)
  if (ended.length === 0) return []
  const withdrawals = new Map((yield* store.withdrawals(moment)).map((one) => [one.figure, one.reason]))
  const boxes = new Set(ended.map((one) => `${[...one.units].sort().join("+")} ${one.period}`))
  const heirs = [...new Set([...leaf.cell.rows, ...draft.rows])]
    .filter((row) => row >= 0)
    .map(leaf.report)
    .filter((one) => boxes.has(`${one.units.join("+")} ${one.period}`))
    .map((one) => leaf.reports.figures.ids[one.row]!)
  const standing = heirs.length === 0 ? [] : [...(yield* Stream.runCollect(store.read({ ids: heirs, ...moment })))]
  const corrections = new Map(
    [...ended, ...standing].flatMap((one) =>
      one.corrects === undefined ? [] : [[one.corrects.observation, one] as const]
    )
  )
  const withdrawn = ended.filter((one) => withdrawals.has(one.id))
  const corrected = ended.filter((one) => !withdrawals.has(one.id) && corrections.has(one.id))
  return [
    ...(corrected.length === 0
      ? []
      : [
          section("corrected", {
            title: phrases.corrected(corrected.length),
            count: corrected.length,
            ...cut(
              corrected.map((one) =>
                lineOf(leaf, one, corrections.get(one.id), corrections.get(one.id)?.corrects?.reason)
              ),
              limit
            )
          })
        ]),
    ...(withdrawn.length === 0
      ? []
      : [
          section("withdrawn", {
            title: phrases.withdrawn(withdrawn.length),
            count: withdrawn.length,
            ...cut(
              withdrawn.map((one) => lineOf(leaf, one, undefined, withdrawals.get(one.id))),
              limit
            )
          })
        ])
  ]
})
