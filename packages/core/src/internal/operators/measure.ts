/** The figures of a measure. @internal */
import * as Schema from "effect/Schema"
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import type * as Text from "../../Text.ts"
import { everything } from "../boxes/category.ts"
import { Id } from "../document.ts"
import type { Course } from "./course.ts"
import {
  type Binding,
  naming,
  type Operator,
  type Path,
  type Reference,
  type Slice,
  type Typing,
  type Vocabulary
} from "./operator.ts"
import * as names from "../plan/names.ts"
import * as reasons from "./reasons.ts"
import { rolledUp } from "./rolledUp.ts"
import type { Expression } from "./table.ts"
import { count, type Type, unknown } from "./type.ts"

const Along = Schema.Struct({
  time: Schema.optionalKey(Measure.Operator),
  team: Schema.optionalKey(Measure.Operator),
  cohort: Schema.optionalKey(Measure.Operator),
  place: Schema.optionalKey(Measure.Operator)
})

/** The figures of a measure. @category models @since 0.1.0 */
export const MeasureOf = Schema.TaggedStruct("Measure", {
  measure: Id,
  /** Keep only figures with these values of the measure's dimensions. */
  where: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** Keep only what this cohort did; figures of a wider or overlapping cohort count as an unknown part. */
  cohort: Schema.optionalKey(Id),
  /** Keep only figures reported by units of this level. */
  from: Schema.optionalKey(Id),
  /** How to combine along each axis; the measure's own way where not said. */
  along: Schema.optionalKey(Along)
})
/** @category models @since 0.1.0 */
export interface MeasureOf extends Schema.Schema.Type<typeof MeasureOf> {}

/** The figures of a measure, narrowed and combined as the options say. @category constructors @since 0.1.0 */
export const measure = (id: string, options: Omit<MeasureOf, "_tag" | "measure"> = {}): Expression => ({
  _tag: "Measure",
  measure: id,
  ...options
})

const ids = naming("measure", "cohort", "from")

const references = (self: MeasureOf): ReadonlyArray<Reference> => [
  ...ids(self),
  ...Object.entries(self.where ?? {}).map(
    ([id, member]) => ({ noun: "dimension", id, path: ["where", id], measure: self.measure, member }) as const
  )
]

const verbs: { readonly [K in Measure.Operator]: string } = {
  sum: "added",
  average: "averaged",
  min: "compared for the smallest",
  max: "compared for the largest",
  last: "read as the last one",
  first: "read as the first one",
  bounds: "bounded",
  only: "taken alone"
}

const because = (of: Measure.Resolved, axis: Measure.Axis): string => {
  if (of.kind === "share")
    return "its figures are percentages reported without their parts, and percentages of different wholes do not combine"
  if (of.kind === "score") return "its figures are points of an index, and a mix of them is nobody's score"
  if (axis === "time" && of.accumulation === "stock") return "it is a stock: each figure is the same thing seen again"
  if (axis === "time" && of.accumulation === "cumulative")
    return "it is cumulative: each figure contains the one before"
  if (of.additivity[axis] === "overlapping") return "the same one may be counted in several figures"
  return `its figures are "${of.additivity[axis]}" along ${axis}`
}

const remedy = (of: Measure.Resolved, axis: Measure.Axis): string => {
  const operators = Measure.operators(of, axis).filter((one) => one !== "only")
  const use = operators.length === 0 ? "" : `Use ${operators.join(", ")}`
  if (of.kind === "share") {
    return `${use === "" ? "Use" : `${use},`} a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure`
  }
  return use === "" ? "Read the figure of each unit and period as it was reported" : use
}

/** Whether what a measure says it counts is in the model; where not, the documents are at fault and say so. */
const isKnown = (model: Vocabulary, of: Measure.Measure["counts"]): boolean =>
  of === undefined ||
  ("cohort" in of
    ? model.cohorts.has(of.cohort)
    : (model.territory.hierarchies.get(of.hierarchy)?.levels.some(({ id }) => id === of.level) ?? false))

const infer = (self: MeasureOf, { cohort, hierarchy, level, missing, model, problem }: Typing): Type => {
  const of = model.measures.get(self.measure)
  if (self.from !== undefined) level(self.from, hierarchy, "from")
  const named = self.cohort === undefined || cohort(self.cohort, "cohort")
  if (of === undefined) {
    missing("measure", self.measure, "measure")
    return unknown
  }
  for (const axis of Measure.axes) {
    const how = self.along?.[axis]
    if (how !== undefined && !Measure.operators(of, axis).includes(how)) {
      problem(
        "illegal-operator",
        `measure "${of.id}" (${of.title.en}) cannot be ${verbs[how]} along ${axis}: ${because(of, axis)}. ${remedy(of, axis)}.`,
        ["along", axis]
      )
    }
  }
  checkMembers(model, of, self.where ?? {}, problem)
  const counts = self.cohort === undefined ? of.counts : { cohort: self.cohort }
  return named && isKnown(model, counts) ? count(model, of.basis, counts) : unknown
}

const checkMembers = (
  model: Vocabulary,
  of: Measure.Resolved,
  where: NonNullable<MeasureOf["where"]>,
  problem: Typing["problem"]
): void => {
  for (const [dimension, member] of Object.entries(where)) {
    const path: Path = ["where", dimension]
    const members = model.dimensions.get(dimension)?.members
    if (!of.dimensions.includes(dimension)) {
      problem(
        "unknown-dimension",
        `measure "${of.id}" has no dimension "${dimension}"; it has ${of.dimensions.join(", ") || "none"}`,
        path
      )
    } else if (members !== undefined && !members.some(({ id }) => id === member)) {
      problem(
        "unknown-id",
        `dimension "${dimension}" has no member "${member}"; it has ${members.map(({ id }) => id).join(", ")}`,
        path
      )
    }
  }
}

const growing: ReadonlyArray<Measure.Operator> = ["sum", "bounds", "max", "only"]

const course = (self: MeasureOf, model: Model.Model): Course | undefined => {
  const of = model.measures.get(self.measure)
  if (of === undefined || !((of.range.lower ?? -Infinity) >= 0)) return undefined
  if (of.kind !== "event" && of.kind !== "entity") return undefined
  const how = (axis: Measure.Axis) => self.along?.[axis] ?? Measure.defaultOperator(of, axis)
  if (!Measure.axes.every((axis) => axis === "time" || growing.includes(how(axis)))) return undefined
  if (of.accumulation === "flow") return growing.includes(how("time")) ? { way: "rises", accrues: true } : undefined
  return of.accumulation === "cumulative" && ["last", "max"].includes(how("time"))
    ? { way: "rises", accrues: false }
    : undefined
}

const outside = ({ cohort, where }: MeasureOf, slice: Slice, model: Model.Model): string | undefined => {
  if ("cohort" in slice)
    return cohort === undefined || model.lattice.isWithin(slice.cohort, cohort) ? undefined : cohort
  const member = where?.[slice.dimension]
  return member === slice.member ? undefined : member
}

const narrow = (self: MeasureOf, slice: Slice, model: Model.Model): MeasureOf => {
  if ("cohort" in slice) return { ...self, cohort: slice.cohort }
  const has = model.measures.get(self.measure)?.dimensions.includes(slice.dimension) ?? false
  return has ? { ...self, where: { ...self.where, [slice.dimension]: slice.member } } : self
}

const bind = (self: MeasureOf, { cohort, model, refuse }: Binding): MeasureOf => {
  const counts = model.measures.get(self.measure)?.counts
  if (counts !== undefined && "level" in counts) return self
  const own = self.cohort ?? counts?.cohort
  const lies = own === undefined ? "contains" : model.lattice.relation(own, cohort)
  if (own === undefined || lies === "contains") return { ...self, cohort }
  if (lies === "same" || lies === "within") return self
  // What a measure counts can be narrowed to those who are also in the cohort; a cohort that is named cannot twice.
  if (lies === "overlap" && self.cohort === undefined) return { ...self, cohort }
  refuse(
    self.cohort === undefined ? `measure "${self.measure}" counts` : `the indicator takes "${self.measure}" of`,
    own,
    lies === "apart",
    "Correct the cohort, or use an indicator of it."
  )
  return self
}

interface Node {
  readonly _tag: "Measure"
  readonly rollup: number
  readonly measure: string
  /** What is asked for, with those of whom where these are not all. */
  readonly line: Text.Text
}

/** Whom a measure counts are all of it. */
const lineOf = (model: Model.Model, { cohort, where = {} }: MeasureOf, of: Measure.Resolved): Text.Text => {
  const isAll =
    cohort === undefined ||
    (of.counts !== undefined && "cohort" in of.counts && model.lattice.isWithin(of.counts.cohort, cohort))
  const members = new Map(Object.entries(where).map(([dimension, member]) => [dimension, [member].flat()]))
  return names.line(model, of, { ...everything, cohorts: isAll ? [] : [cohort], members })
}

export const operator: Operator<MeasureOf, Node> = {
  parts: [],
  schema: () => MeasureOf,
  references,
  takes: ({ measure }) => measure,
  infer,
  compile: (self, { ask, model }) => {
    const of = model.measures.get(self.measure)!
    return { _tag: "Measure", rollup: ask(of, self), measure: of.id, line: lineOf(model, self, of) }
  },
  evaluate: (node, input) => rolledUp(input, node.rollup, node.measure, reasons.figures(node.line)),
  explain: (node, { leaf, plan }) => leaf(plan.model.measures.get(node.measure)!.title, node.rollup),
  course,
  grows: () => true,
  outside,
  narrow,
  bind
}
