/**
 * Explanations: the tree of figures, sources and rules behind a number, as data and as text.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type * as Indicator from "./Indicator.ts"
import { rollUp } from "./internal/figures/cell.ts"
import * as Reports from "./internal/figures/reports.ts"
import { evaluate, type Input } from "./internal/plan/evaluate.ts"
import type { Node, Outcome } from "./internal/plan/node.ts"
import { pairing } from "./internal/plan/pair.ts"
import type { PlanError, StoreError } from "./LantoaError.ts"
import * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import * as Quantity from "./Quantity.ts"
import type { Reading } from "./Reading.ts"
import type * as Rollup from "./Rollup.ts"
import * as Store from "./Store.ts"
import type * as Text from "./Text.ts"

/** A figure behind a number. @category models @since 0.1.0 */
export interface Contribution {
  readonly observation: Observation.Observation
}

/**
 * A node of the tree: what it is, what it came to, by which rule, from which figures and which other numbers.
 *
 * @category models
 * @since 0.1.0
 */
export interface Explanation {
  readonly label: Text.Text
  readonly value: Text.Text
  readonly rule: Text.Text | undefined
  readonly contributions: ReadonlyArray<Contribution>
  /** How many more figures went in than are listed. */
  readonly folded: number
  readonly children: ReadonlyArray<Explanation>
}

/** So many figures of one number are listed. */
const listed = 30

interface Walk {
  readonly plan: Plan.Plan
  readonly input: Input
  readonly figures: ReadonlyMap<string, Observation.Observation>
}

/**
 * Explains a reading, from the state it was read from. `indicator` is needed only when the reading is not of an indicator of
 * the model's, as for an assessment of an "each unit" target (`assessment.indicator`).
 *
 * @category constructors
 * @since 0.1.0
 */
export const explain = Effect.fn("Explanation.explain")(function* (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator = reading.indicator
): Effect.fn.Return<Explanation, PlanError | StoreError, Store.Store> {
  const moment = { at: reading.commit, ...(reading.asKnownAt === undefined ? {} : { asKnownAt: reading.asKnownAt }) }
  const plan = yield* Effect.fromResult(
    Plan.make(model, {
      indicator,
      hierarchy: reading.hierarchy,
      units: [reading.unit],
      periods: [reading.period],
      boundaries: reading.boundaries,
      ...moment
    })
  )
  const snapshot = yield* Plan.snapshot(plan)
  const reports = Reports.make(model, snapshot)
  const tables = plan.rollups.map((rollup) => rollUp(reports, rollup))
  const input: Input = { model, tables, cells: 1, buckets: 1, pair: pairing(reports, plan.rollups, tables) }
  const ids = new Set(
    tables.flatMap((table) =>
      table.flatMap((cell) => cell.rows.slice(0, listed).map((row) => snapshot.figures.ids[row]!))
    )
  )
  const store = yield* Store.Store
  const figures = ids.size === 0 ? [] : yield* Stream.runCollect(store.read({ ids: [...ids], ...moment }))
  const [asked] = plan.asked
  const walk = { plan, input, figures: new Map([...figures].map((one) => [one.id, one])) }
  return { ...explainNode(walk, asked!.root, 0, { cells: 1, buckets: 1 }, snapshot), label: asked!.indicator.title }
})

interface Size {
  readonly cells: number
  readonly buckets: number
}

const show = (outcome: Outcome, suffix = ""): Text.Text =>
  outcome.value === undefined
    ? outcome.reason!.text
    : {
        vi: `${Quantity.render(outcome.value, "vi")}${suffix}`,
        en: `${Quantity.render(outcome.value, "en")}${suffix}`
      }

const signs = {
  Add: { vi: "Tổng", en: "Sum" },
  Subtract: { vi: "Hiệu", en: "Difference" },
  Multiply: { vi: "Tích", en: "Product" },
  Divide: { vi: "Thương", en: "Quotient" }
}

const explainNode = (walk: Walk, node: Node, cell: number, size: Size, snapshot: Store.Snapshot): Explanation => {
  const { model } = walk.plan
  const outcome = evaluate(node, { ...walk.input, ...size })[cell]!
  const go = (child: Node, at = cell, of = size) => explainNode(walk, child, at, of, snapshot)
  const inner = (
    label: Text.Text,
    rule: Text.Text | undefined,
    children: ReadonlyArray<Explanation>,
    suffix = ""
  ): Explanation => ({ label, value: show(outcome, suffix), rule, contributions: [], folded: 0, children })
  const leaf = (label: Text.Text, rollup: number): Explanation => {
    const { rows } = walk.input.tables[rollup]![cell]!
    const known = rows.slice(0, listed).flatMap((row) => {
      const observation = walk.figures.get(snapshot.figures.ids[row]!)
      return observation === undefined ? [] : [{ observation }]
    })
    const rule = ruleOf(walk.plan.rollups[rollup]!)
    return { label, value: show(outcome), rule, contributions: known, folded: rows.length - known.length, children: [] }
  }
  switch (node._tag) {
    case "Rollup":
      return leaf(model.measures.get(node.measure)!.title, node.rollup)
    case "Population": {
      const name = model.cohorts.get(node.cohort)?.name
      return leaf(
        { vi: `Dân số: ${name?.vi ?? node.cohort}`, en: `Population: ${name?.en ?? node.cohort}` },
        node.rollup
      )
    }
    case "Given":
      return inner(node.label, undefined, [])
    case "Constant":
      return inner({ vi: "Hằng số", en: "Constant" }, undefined, [])
    case "Binary": {
      const rule = node.overlapping
        ? { vi: "hai vế có thể trùng nhau: chỉ biết khoảng", en: "the two may share things: only a bound is known" }
        : undefined
      return inner(signs[node.operator], rule, [go(node.left), go(node.right)])
    }
    case "Ratio":
      return inner(
        { vi: "Tỷ lệ", en: "Ratio" },
        {
          vi: "tử số và mẫu số được tổng hợp riêng, chia sau cùng",
          en: "numerator and denominator are rolled up apart and divided last"
        },
        [go(node.numerator), go(node.denominator)],
        node.factor === 100 ? "%" : ""
      )
    case "Mean":
      return inner(
        { vi: "Trung bình cộng", en: "Plain mean" },
        {
          vi: "trung bình cộng các đơn vị trước sáp nhập, mỗi đơn vị theo địa giới khi đó",
          en: "plain mean over the merged units, each on the boundaries of its time"
        },
        node.groups[cell]!.map((group) =>
          go(node.inner, group * size.buckets + (cell % size.buckets), {
            cells: node.innerGroups * size.buckets,
            buckets: size.buckets
          })
        )
      )
    case "Share": {
      const of = { cells: node.units.length * node.innerBuckets, buckets: node.innerBuckets }
      const children = node.groups[cell]!.flatMap((group) =>
        node.buckets[cell % size.buckets]!.map((bucket) => {
          const child = go(node.inner, group * node.innerBuckets + bucket, of)
          const name = (language: Text.Language) => Model.unitName(model, node.units[group]!, language)
          return { ...child, label: { vi: `${name("vi")}: ${child.label.vi}`, en: `${name("en")}: ${child.label.en}` } }
        })
      )
      const rule = {
        vi: `mỗi đơn vị phải ${node.comparator} ${node.threshold}`,
        en: `each unit must be ${node.comparator} ${node.threshold}`
      }
      return inner({ vi: "Tỷ lệ đơn vị đạt", en: "Share of units that meet the condition" }, rule, children, "%")
    }
  }
}

const operators: { readonly [operator: string]: Text.Text } = {
  sum: { vi: "cộng", en: "added" },
  last: { vi: "lấy số cuối", en: "last one taken" },
  first: { vi: "lấy số đầu", en: "first one taken" },
  min: { vi: "lấy nhỏ nhất", en: "smallest taken" },
  max: { vi: "lấy lớn nhất", en: "largest taken" },
  average: { vi: "lấy trung bình", en: "averaged" },
  bounds: { vi: "có thể trùng, chỉ biết khoảng", en: "may overlap, bounded" },
  only: { vi: "lấy nguyên số báo cáo", en: "taken as reported" }
}

const ruleOf = (rollup: Rollup.Rollup): Text.Text => ({
  vi: `theo thời gian: ${operators[rollup.along.time]!.vi}; theo địa bàn: ${operators[rollup.along.place]!.vi}`,
  en: `over time: ${operators[rollup.along.time]!.en}; over places: ${operators[rollup.along.place]!.en}`
})

const figureLine = ({ observation }: Contribution, model: Model.Model, language: Text.Language): string => {
  const units = observation.units.map((unit) => Model.unitName(model, unit, language)).join(" + ")
  const quote = observation.source?.quote === undefined ? "" : ` — “${observation.source.quote}”`
  const doubt = observation.doubt === undefined ? "" : ` (${observation.doubt[language]})`
  const value = observation.value === null ? "?" : Quantity.render(observation.value, language)
  return `${value} · ${units} · ${Period.render(observation.period, language)}${quote}${doubt}`
}

/**
 * The tree as indented text, a line a node and a line a figure.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (explanation: Explanation, model: Model.Model, language: Text.Language, indent = ""): string => {
  const { children, contributions, folded, label, rule, value } = explanation
  const more = language === "vi" ? `và ${folded} số liệu khác` : `and ${folded} other figures`
  return [
    `${indent}${label[language]}: ${value[language]}${rule === undefined ? "" : ` [${rule[language]}]`}`,
    ...contributions.map((one) => `${indent}  • ${figureLine(one, model, language)}`),
    ...(folded === 0 ? [] : [`${indent}  • ${more}`]),
    ...children.map((child) => render(child, model, language, `${indent}  `))
  ].join("\n")
}
