/** The size of a cohort. @internal */
import * as Schema from "effect/Schema"
import { Id } from "../document.ts"
import { naming, type Operator, plain } from "./operator.ts"
import { nobody } from "./outcome.ts"
import * as reasons from "./reasons.ts"
import { rolledUp } from "./rolledUp.ts"
import type { Expression } from "./table.ts"
import { count, unknown } from "./type.ts"

/** How many people a cohort has. @category models @since 0.1.0 */
export const Population = Schema.TaggedStruct("Population", {
  cohort: Id,
  /** Keep only figures reported by units of this level. */
  from: Schema.optionalKey(Id)
})
interface Population extends Schema.Schema.Type<typeof Population> {}

/** The size of a cohort; of the figures of one level's units where a level is named. @category constructors @since 0.1.0 */
export const population = (cohort: string, options: { readonly from?: string } = {}): Expression => ({
  _tag: "Population",
  cohort,
  ...options
})

interface Node {
  readonly _tag: "Population"
  readonly rollup: number
  readonly cohort: string
}

export const operator: Operator<Population, Node> = {
  ...plain,
  parts: [],
  schema: () => Population,
  references: naming("from", "cohort"),
  takes: () => "population",
  infer: (self, { cohort, hierarchy, level, model }) => {
    if (self.from !== undefined) level(self.from, hierarchy, "from")
    return cohort(self.cohort, "cohort") ? count(model, "person", { cohort: self.cohort }) : unknown
  },
  compile: ({ cohort, from }, { ask, model }) => {
    const rollup = ask(model.measures.get("population")!, { cohort, ...(from === undefined ? {} : { from }) })
    return { _tag: "Population", rollup, cohort }
  },
  evaluate: ({ cohort, rollup }, input) => {
    const found = rolledUp(input, rollup, "population", reasons.population(input.model.cohorts.get(cohort)!.name))
    return (cell) => {
      const one = found(cell)
      // Nobody is silent whose size no form asks for, and where it is not known nobody was asked for it.
      const silent = one.silent.filter(({ form }) => form !== undefined)
      const isAsked = one.value !== undefined || silent.length === one.silent.length
      return { ...one, silent, ...(isAsked ? {} : { reporting: 0, expected: undefined, tellers: nobody }) }
    }
  },
  explain: ({ cohort, rollup }, { leaf, plan }) => {
    const name = plan.model.cohorts.get(cohort)?.name
    return leaf({ vi: `Dân số: ${name?.vi ?? cohort}`, en: `Population: ${name?.en ?? cohort}` }, rollup)
  },
  outside: ({ cohort }, slice, model) =>
    "cohort" in slice && !model.lattice.isWithin(slice.cohort, cohort) ? cohort : undefined,
  narrow: (self, slice) => ("cohort" in slice ? { ...self, cohort: slice.cohort } : self),
  bind: (self, { cohort, model, refuse }) => {
    const lies = model.lattice.relation(self.cohort, cohort)
    if (lies === "contains") return { ...self, cohort }
    if (lies === "apart" || lies === "overlap") {
      refuse(
        "the indicator divides by, or counts,",
        self.cohort,
        lies === "apart",
        'State how the two lie ("within", "apartFrom"), or use an indicator of the cohort.'
      )
    }
    return self
  }
}
