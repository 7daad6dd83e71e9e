/** The tree of a compiled expression, from the outcomes that it was evaluated to. @internal */
import * as Words from "../../Words.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Explanation from "../../Explanation.ts"
import type * as Text from "../../Text.ts"
import { comparators } from "../comparators.ts"
import type { Evaluation, Size } from "../plan/evaluations.ts"
import type { Node, Outcome } from "../plan/node.ts"
import { boundaryDay } from "../plan/registry.ts"
import { draft } from "./account.ts"
import type { Draft } from "./draft.ts"
import { type Leaf, make } from "./leaf.ts"
import { both } from "./names.ts"
import { ruleOf, signs } from "./rules.ts"
import { least } from "../extremes.ts"

/** A node of the tree before the figures of its accounts are read back. */
export interface Branch extends Omit<Explanation.Explanation, "account" | "children"> {
  readonly account: { readonly leaf: Leaf; readonly draft: Draft } | undefined
  readonly children: ReadonlyArray<Branch>
}

/** So many lines are shown on a level. */
export const limit = 30

const show = (outcome: Outcome, suffix = ""): Text.Text =>
  outcome.value === undefined
    ? outcome.reason!.text
    : both((language) => Quantity.render(outcome.value!, language, (end) => `${Words.number(end, language)}${suffix}`))

/** A node and what is below it; `lines` is how many each account below may show. */
export const branch = (walk: Evaluation, node: Node, cell: number, size: Size, lines = limit): Branch => {
  const { model } = walk.plan
  const outcome = walk.outcomes(node, size)[cell]!
  const go = (child: Node) => branch(walk, child, cell, size, lines)
  const inner = (
    label: Text.Text,
    rule: Text.Text | undefined,
    children: ReadonlyArray<Branch>,
    suffix = "",
    more: Text.Text | undefined = undefined
  ): Branch => ({ label, value: show(outcome, suffix), rule, account: undefined, children, more })
  const leaf = (label: Text.Text, index: number): Branch => {
    const rollup = walk.plan.rollups[index]!
    const found = make(walk.reports, rollup, walk.input.tables[index]![cell]!, cell)
    const account = { leaf: found, draft: draft(found, lines) }
    const rule = ruleOf(rollup, account.draft.how, found.cell.value)
    return { label, value: show(outcome), rule, account, children: [], more: undefined }
  }
  switch (node._tag) {
    case "Rollup":
      return leaf(model.measures.get(node.measure)!.title, node.rollup)
    case "Population": {
      const name = model.cohorts.get(node.cohort)?.name
      const label = { vi: `Dân số: ${name?.vi ?? node.cohort}`, en: `Population: ${name?.en ?? node.cohort}` }
      return leaf(label, node.rollup)
    }
    case "Given":
      return inner(node.label, undefined, [])
    case "Constant":
      return inner({ vi: "Hằng số", en: "Constant" }, undefined, [])
    case "Binary": {
      const vi = "hai vế có thể trùng nhau: chỉ biết khoảng"
      const rule = node.overlapping ? { vi, en: "the two may share things: only a bound is known" } : undefined
      return inner(signs[node.operator], rule, [go(node.left), go(node.right)])
    }
    case "Ratio": {
      const en = "numerator and denominator are rolled up apart and divided last"
      const rule = { vi: "tử số và mẫu số được tổng hợp riêng, chia sau cùng", en }
      const children = [go(node.numerator), go(node.denominator)]
      return inner({ vi: "Tỷ lệ", en: "Ratio" }, rule, children, node.factor === 100 ? "%" : "")
    }
    case "Mean": {
      const of = { cells: node.innerGroups * size.buckets, buckets: size.buckets }
      const bucket = cell % size.buckets
      const groups = node.groups[cell]!
      const children = groups.slice(0, limit).map((group) => {
        const child = branch(walk, node.inner, group * size.buckets + bucket, of, share(lines, groups.length))
        const day = Period.lastDay(walk.plan.buckets[bucket]!)
        return named(model, child, node.units[group]!, day)
      })
      return inner({ vi: "Trung bình cộng", en: "Plain mean" }, meanRule, children, "", rest(groups.length))
    }
    case "Share":
      return shareOf(walk, node, cell, size, lines)
  }
}

const meanRule = {
  vi: "trung bình cộng các đơn vị trước sáp nhập, mỗi đơn vị theo địa giới khi đó",
  en: "plain mean over the merged units, each on the boundaries of its time"
}

/** How many lines each of several accounts may show. */
const share = (lines: number, many: number): number =>
  Math.max(3, Math.floor(lines / Math.max(1, Math.min(many, limit))))

const rest = (many: number): Text.Text | undefined =>
  many <= limit
    ? undefined
    : both((language) => {
        const number = Words.number(many - limit, language)
        return language === "vi" ? `và ${number} đơn vị khác` : `and ${number} more units`
      })

/** A branch that says which unit, and which period, it is about. */
const named = (model: Model.Model, child: Branch, unit: string, day: string, period?: Period.Period): Branch => ({
  ...child,
  label: both((language) => {
    const name = Model.unitName(model, unit, language, day)
    const when = period === undefined ? "" : `, ${Period.render(period, language)}`
    return `${name}${when}: ${child.label[language]}`
  })
})

type Share = Extract<Node, { readonly _tag: "Share" }>

/** Units that miss the condition first, then those of which it is not known, then those that meet it. */
const shareOf = (walk: Evaluation, node: Share, cell: number, size: Size, lines: number): Branch => {
  const { model } = walk.plan
  const of = { cells: node.units.length * node.innerBuckets, buckets: node.innerBuckets }
  const outcomes = walk.outcomes(node.inner, of)
  const buckets = node.buckets[cell % size.buckets]!
  const order = (index: number): number => {
    const { value } = outcomes[index]!
    const met = value && Quantity.compare(value, node.comparator, node.threshold, node.tolerance)
    return met === false ? 0 : met === undefined ? 1 : 2
  }
  const all = node.groups[cell]!.flatMap((group) => buckets.map((bucket) => group * node.innerBuckets + bucket))
  // A unit is what the worst of its periods is.
  const worst = node.groups[cell]!.map((group) =>
    least(buckets.map((bucket) => order(group * node.innerBuckets + bucket)))
  )
  const counts = [0, 1, 2].map((kind) => worst.filter((one) => one === kind).length)
  const shown = all.length <= limit ? all : [...all].sort((a, b) => order(a) - order(b)).slice(0, limit)
  const day = boundaryDay(walk.plan, walk.plan.buckets[cell % size.buckets] ?? walk.plan.buckets[0]!)
  const periods = periodsOf(walk, node)
  const children = shown.map((index) => {
    const child = branch(walk, node.inner, index, of, share(lines, shown.length))
    const period = buckets.length > 1 ? periods[index % node.innerBuckets] : undefined
    return named(model, child, node.units[Math.floor(index / node.innerBuckets)]!, day, period)
  })
  const outcome = walk.outcomes(node, size)[cell]!
  const [missed, open, met] = counts as [number, number, number]
  const number = (value: number, language: Text.Language) => Words.number(value, language)
  const than = comparators[node.comparator]
  const rule = {
    vi: `mỗi đơn vị ${than.vi} ${number(node.threshold, "vi")}: ${number(met, "vi")} đạt, ${number(missed, "vi")} không đạt, ${number(open, "vi")} chưa rõ`,
    en: `each unit ${than.en} ${number(node.threshold, "en")}: met by ${number(met, "en")}, not met by ${number(missed, "en")}, not known of ${number(open, "en")}`
  }
  return {
    label: { vi: "Tỷ lệ đơn vị đạt", en: "Share of units that meet the condition" },
    value: show(outcome, "%"),
    rule,
    account: undefined,
    children,
    more: rest(all.length)
  }
}

/** The periods over which the condition is asked, where a roll-up below says so. */
const periodsOf = (walk: Evaluation, node: Share): ReadonlyArray<Period.Period> => {
  const find = (inner: Node): ReadonlyArray<Period.Period> | undefined => {
    switch (inner._tag) {
      case "Rollup":
      case "Population":
        return walk.plan.rollups[inner.rollup]!.buckets
      case "Binary":
        return find(inner.left) ?? find(inner.right)
      case "Ratio":
        return find(inner.numerator) ?? find(inner.denominator)
      default:
        return undefined
    }
  }
  return find(node.inner) ?? []
}
