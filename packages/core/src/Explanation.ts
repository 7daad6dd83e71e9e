/**
 * Explanations: why a number is what it is, from the evaluation that made it. Which figures decided, what they hold, what is
 * left, who is silent, what was corrected; as data and as text in Vietnamese and English.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type * as Indicator from "./Indicator.ts"
import { rowsIn } from "./internal/explain/draft.ts"
import { explaining } from "./internal/explain/made.ts"
import { historyOf } from "./internal/explain/history.ts"
import { rendered } from "./internal/explain/render.ts"
import type { Branch } from "./internal/explain/branch.ts"
import { branch } from "./internal/explain/tree.ts"
import { finish } from "./internal/explain/words.ts"
import { limit } from "./internal/operators/listing.ts"
import type { PlanError, StoreError } from "./Problem.ts"
import type * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import type * as Quantity from "./Quantity.ts"
import type { Reading } from "./Reading.ts"
import * as Store from "./Store.ts"
import type * as Text from "./Text.ts"
import { spoken } from "./internal/spoken.ts"

/**
 * What the figures of a section are to the value. `used`: they decided. `taken`: taken off them. `blank`: lines left blank in
 * filed forms, which count as zero. `silent`: who did not report, or what nobody speaks of. These four add up to the value where
 * it is a sum. `time`: the same as `used`, over time. `inside`: what is in figures that were used already. `rest`: what it leaves
 * of them. `older`: replaced by newer days or by heirs. `beside`: not added, perhaps the same. `unknown`: asked for and not
 * known. `candidates`: only one could be taken. `finding`: contradictions. `corrected`, `withdrawn`: what stands no more.
 *
 * @category models
 * @since 0.1.0
 */
export type Role =
  | "used"
  | "taken"
  | "blank"
  | "silent"
  | "time"
  | "inside"
  | "rest"
  | "older"
  | "beside"
  | "unknown"
  | "candidates"
  | "finding"
  | "corrected"
  | "withdrawn"

/**
 * How the figures made the value: added (`sum`), a whole less its other parts (`derived`), parts that may share things
 * (`overlap`), a whole and parts that contradict it (`spread`), one for each end (`bounds`), an operator that picks, or no value.
 *
 * @category models
 * @since 0.1.0
 */
export type How =
  | "sum"
  | "derived"
  | "overlap"
  | "spread"
  | "bounds"
  | "first"
  | "last"
  | "min"
  | "max"
  | "average"
  | "none"

/** What is not listed: how many lines, of how many figures, and what they come to. @category models @since 0.1.0 */
export interface More {
  readonly lines: number
  readonly count: number
  readonly quantity: Quantity.Quantity | undefined
  readonly text: Text.Text
}

/** A figure, or several as one line. @category models @since 0.1.0 */
export interface Line {
  readonly text: Text.Text
  readonly units: ReadonlyArray<string>
  readonly period: Period.Period | undefined
  /** What it came to in the value, by its share. */
  readonly quantity: Quantity.Quantity | undefined
  /** How many figures it stands for. */
  readonly count: number
  /** The figure, where it is one. */
  readonly figure: Observation.Observation | undefined
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

/** Figures that play one part in a number. @category models @since 0.1.0 */
export interface Section {
  readonly role: Role
  readonly title: Text.Text | undefined
  /** What they come to together. */
  readonly quantity: Quantity.Quantity | undefined
  readonly count: number
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

/** What stands behind a number that was rolled up from figures. @category models @since 0.1.0 */
export interface Account {
  readonly measure: string
  readonly how: How
  readonly value: Quantity.Quantity | undefined
  readonly sections: ReadonlyArray<Section>
  /** What must be known beside it: figures that came early or late, of another day, under a former code, by somebody else. */
  readonly notes: ReadonlyArray<Text.Text>
}

/**
 * A node of the tree: what it is, what it came to, by which rule, and what stands behind it: figures (`account`) or other numbers
 * (`children`). `more` says what is not listed.
 *
 * @category models
 * @since 0.1.0
 */
export interface Explanation {
  readonly label: Text.Text
  readonly value: Text.Text
  readonly rule: Text.Text | undefined
  readonly account: Account | undefined
  readonly children: ReadonlyArray<Explanation>
  readonly more: Text.Text | undefined
}

/** Reads back the figures that lines are about, and puts everything into words. */
const worded = Effect.fn("Explanation.worded")(function* (
  tree: Branch,
  moment: Store.Moment
): Effect.fn.Return<Explanation, StoreError, Store.Store> {
  const store = yield* Store.Store
  const { account, children } = tree
  const below = yield* Effect.forEach(children, (child) => worded(child, moment))
  if (account === undefined) return { ...tree, account: undefined, children: below }
  const { draft, leaf } = account
  const history = yield* historyOf(store, leaf, draft, moment, limit)
  const rows = new Map(
    rowsIn(draft.sections.flatMap((section) => section.lines)).map((row) => [leaf.reports.figures.ids[row]!, row])
  )
  const found = rows.size === 0 ? [] : yield* Stream.runCollect(store.read({ ids: [...rows.keys()], ...moment }))
  const figures = new Map([...found].map((one) => [rows.get(one.id)!, one]))
  const sections = [...draft.sections, ...history]
  return { ...tree, account: finish(leaf, { ...draft, sections }, figures), children: below }
})

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
  const { asked, cell, evaluation } = yield* explaining(model, reading, indicator)
  const { input, plan } = evaluation
  const one = plan.asked[asked]!
  if (reading.reason?.code === "not-alive") {
    // Where there is no unit, no figure speaks of it.
    const nothing = { rule: undefined, account: undefined, children: [], more: undefined }
    return { label: one.indicator.title, value: reading.text, ...nothing }
  }
  const tree = branch(evaluation, one.root, cell, input)
  const named = { ...tree, label: one.indicator.title, value: reading.text, rule: tree.rule ?? tree.label }
  return yield* worded(named, { ...plan.moment, at: reading.commit })
})

/**
 * The tree as indented text, a line a node and a line a figure.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (explanation: Explanation, model: Model.Model, language: Text.Language, indent = ""): string =>
  rendered(explanation, spoken(language), indent)
