/**
 * Explanations: the tree of figures, sources and rules behind a number, as data and as text.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type * as Indicator from "./Indicator.ts"
import { contributions } from "./internal/store/contributions.ts"
import { evaluate } from "./internal/plan/evaluate.ts"
import type { Node, Outcome } from "./internal/plan/node.ts"
import type { PlanError, StoreError } from "./LantoaError.ts"
import * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import { ObservationStore } from "./ObservationStore.ts"
import * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import * as Quantity from "./Quantity.ts"
import type { Reading } from "./Reading.ts"
import type * as Rollup from "./Rollup.ts"
import type * as Text from "./Text.ts"

/**
 * A figure behind a number, and how much of it went in: all (1), a share, or an unknown part (`NaN`).
 *
 * @category models
 * @since 0.1.0
 */
export interface Contribution {
  readonly observation: Observation.Observation
  readonly weight: number
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
  readonly children: ReadonlyArray<Explanation>
}

interface Walk {
  readonly plan: Plan.Plan
  readonly tables: ReadonlyArray<Rollup.RollupTable>
  readonly figures: ReadonlyMap<string, ReadonlyArray<Observation.Observation>>
}

/**
 * Explains a reading. `indicator` is needed only when the reading is not of an indicator of the model's, as for an
 * assessment of an "each unit" target (`assessment.indicator`).
 *
 * @category constructors
 * @since 0.1.0
 */
export const explain = Effect.fn("Explanation.explain")(function* (
  model: Model.Model,
  reading: Reading,
  indicator: string | Indicator.Indicator = reading.indicator
): Effect.fn.Return<Explanation, PlanError | StoreError, ObservationStore> {
  const plan = yield* Effect.fromResult(
    Plan.make(model, {
      indicator,
      hierarchy: reading.hierarchy,
      units: [reading.unit],
      periods: [reading.period],
      boundaries: reading.boundaries,
      ...(reading.asKnownAt === undefined ? {} : { asKnownAt: reading.asKnownAt })
    })
  )
  const store = yield* ObservationStore
  const tables = yield* Effect.forEach(plan.scans, store.rollup)
  const measures = [...new Set(plan.scans.map((scan) => scan.rollup.measure))]
  const all = yield* Stream.runCollect(
    store.read({ measures, ...(plan.asKnownAt === undefined ? {} : { asKnownAt: plan.asKnownAt }) })
  )
  const figures = new Map(measures.map((measure) => [measure, all.filter((one) => one.measure === measure)]))
  const root = explainNode({ plan, tables, figures }, plan.root, 0, { cells: 1, buckets: 1 })
  return { ...root, label: plan.indicator.title }
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

const explainNode = (walk: Walk, node: Node, cell: number, size: Size): Explanation => {
  const outcome = evaluate(node, { tables: walk.tables, ...size })[cell]!
  const leaf = (label: Text.Text, scans: ReadonlyArray<number>, rule: Text.Text | undefined): Explanation => ({
    label,
    value: show(outcome),
    rule,
    contributions: scans.flatMap((scan) => behind(walk, walk.plan.scans[scan]!, cell)),
    children: []
  })
  switch (node._tag) {
    case "Scan":
      return leaf(node.measure.title, [node.scan], ruleOf(walk.plan.scans[node.scan]!.rollup))
    case "Population": {
      const cohort = walk.plan.model.cohorts.get(node.cohort)
      const own = behind(walk, walk.plan.scans[node.own]!, cell)
      return leaf(
        { vi: `Dân số: ${cohort?.name.vi ?? node.cohort}`, en: `Population: ${cohort?.name.en ?? node.cohort}` },
        [own.length > 0 ? node.own : node.below],
        { vi: "lấy số liệu gần nhất", en: "the latest figure holds" }
      )
    }
    case "Given":
      return leaf(node.label, [], undefined)
    case "Constant":
      return leaf({ vi: "Hằng số", en: "Constant" }, [], undefined)
    case "Binary":
      return {
        label: signs[node.operator],
        value: show(outcome),
        rule: node.overlapping
          ? { vi: "hai vế có thể trùng nhau: chỉ biết khoảng", en: "the two may share things: only a bound is known" }
          : undefined,
        contributions: [],
        children: [node.left, node.right].map((child) => explainNode(walk, child, cell, size))
      }
    case "Ratio":
      return {
        label: { vi: "Tỷ lệ", en: "Ratio" },
        value: show(outcome, node.factor === 100 ? "%" : ""),
        rule: {
          vi: "tử số và mẫu số được tổng hợp riêng, chia sau cùng",
          en: "numerator and denominator are rolled up apart and divided last"
        },
        contributions: [],
        children: [node.numerator, node.denominator].map((child) => explainNode(walk, child, cell, size))
      }
    case "Mean":
      return {
        label: { vi: "Trung bình cộng", en: "Plain mean" },
        value: show(outcome),
        rule: {
          vi: "trung bình cộng các đơn vị trước sáp nhập, mỗi đơn vị theo địa giới khi đó",
          en: "plain mean over the merged units, each on the boundaries of its time"
        },
        contributions: [],
        children: node.groups[cell]!.map((group) =>
          explainNode(walk, node.inner, group * size.buckets + (cell % size.buckets), {
            cells: node.innerGroups * size.buckets,
            buckets: size.buckets
          })
        )
      }
    case "Share":
      return explainShare(walk, node, cell, size, outcome)
  }
}

const explainShare = (
  walk: Walk,
  node: Extract<Node, { readonly _tag: "Share" }>,
  cell: number,
  size: Size,
  outcome: Outcome
): Explanation => {
  const groups = Math.max(0, ...node.groups.flat().map((group) => group + 1))
  const inner = { cells: groups * node.innerBuckets, buckets: node.innerBuckets }
  const innerUnits = walk.plan.scans.map((scan) => scan.rollup.groups).find((units) => units.length === groups)
  return {
    label: { vi: "Tỷ lệ đơn vị đạt", en: "Share of units that meet the condition" },
    value: show(outcome, "%"),
    rule: {
      vi: `mỗi đơn vị phải ${node.comparator} ${node.threshold}`,
      en: `each unit must be ${node.comparator} ${node.threshold}`
    },
    contributions: [],
    children: node.groups[cell]!.flatMap((group) =>
      node.buckets[cell % size.buckets]!.map((bucket) => {
        const child = explainNode(walk, node.inner, group * node.innerBuckets + bucket, inner)
        const unit = innerUnits?.[group]
        if (unit === undefined) return child
        const name = (language: Text.Language) => Model.unitName(walk.plan.model, unit, language)
        return { ...child, label: { vi: `${name("vi")}: ${child.label.vi}`, en: `${name("en")}: ${child.label.en}` } }
      })
    )
  }
}

const behind = (walk: Walk, scan: Rollup.Scan, cell: number): ReadonlyArray<Contribution> => {
  const buckets = scan.rollup.buckets.length
  const figures = walk.figures.get(scan.rollup.measure) ?? []
  return [...contributions(scan, figures)].filter(({ bucket, group }) => group * buckets + bucket === cell)
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

const figureLine = (contribution: Contribution, model: Model.Model, language: Text.Language): string => {
  const { observation, weight } = contribution
  const units = observation.units.map((unit) => Model.unitName(model, unit, language)).join(" + ")
  const share = Number.isNaN(weight)
    ? language === "vi"
      ? ", một phần"
      : ", in part"
    : weight === 1
      ? ""
      : ` × ${weight}`
  const quote = observation.source?.quote === undefined ? "" : ` — “${observation.source.quote}”`
  const doubt = observation.doubt === undefined ? "" : ` (${observation.doubt[language]})`
  const value = Quantity.render(observation.value!, language)
  return `${value}${share} · ${units} · ${Period.render(observation.period, language)}${quote}${doubt}`
}

/**
 * The tree as indented text, a line a node and a line a figure.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (explanation: Explanation, model: Model.Model, language: Text.Language, indent = ""): string =>
  [
    `${indent}${explanation.label[language]}: ${explanation.value[language]}${explanation.rule === undefined ? "" : ` [${explanation.rule[language]}]`}`,
    ...explanation.contributions.map((one) => `${indent}  • ${figureLine(one, model, language)}`),
    ...explanation.children.map((child) => render(child, model, language, `${indent}  `))
  ].join("\n")
