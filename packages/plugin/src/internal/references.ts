/** What a plugin defines and what it refers to, with places. @internal */
import { CountBasis, Expression, Measure } from "@lantoa/core"
import type { Contents } from "./contents.ts"

/** The lists of a plugin, in the order in which they build on each other. */
export const kinds = ["bases", "cohorts", "dimensions", "measures", "indicators", "forms"] as const
export type Kind = (typeof kinds)[number]

/** One of a kind, for messages. */
export const noun: { readonly [K in Kind]: string } = {
  bases: "count basis",
  cohorts: "cohort",
  dimensions: "dimension",
  measures: "measure",
  indicators: "indicator",
  forms: "form"
}

type Path = ReadonlyArray<string | number>

export interface Reference {
  readonly kind: Kind
  readonly id: string
  readonly path: Path
}

/** What every model knows without a plugin. */
const standard: { readonly [K in Kind]: ReadonlySet<string> } = {
  bases: new Set(Object.keys(CountBasis.standard)),
  cohorts: new Set(),
  dimensions: new Set(),
  measures: new Set([Measure.population.id]),
  indicators: new Set(),
  forms: new Set()
}

export const definitions = (plugin: Contents): ReadonlyArray<Reference> =>
  kinds.flatMap((kind) => plugin[kind].map(({ id }, index) => ({ kind, id, path: [kind, index, "id"] })))

/** A dimension that some plugin defines; any other is an open list, which nobody has to declare. */
const isListed = (plugin: Contents, id: string): boolean =>
  id.startsWith(`${plugin.id}.`) || plugin.requires.includes(id)

/** Every reference of a plugin to something that is not standard. */
export const references = (plugin: Contents): ReadonlyArray<Reference> => {
  const found: ReadonlyArray<Reference> = [
    ...plugin.cohorts.flatMap((cohort, index) =>
      (["within", "apartFrom"] as const).flatMap((key) =>
        cohort[key].map((id, at): Reference => ({ kind: "cohorts", id, path: ["cohorts", index, key, at] }))
      )
    ),
    ...plugin.measures.flatMap((measure, index): ReadonlyArray<Reference> => [
      { kind: "bases", id: measure.basis, path: ["measures", index, "basis"] },
      ...(measure.counts !== undefined && "cohort" in measure.counts
        ? [{ kind: "cohorts", id: measure.counts.cohort, path: ["measures", index, "counts", "cohort"] } as const]
        : []),
      ...measure.dimensions.flatMap((id, at) =>
        isListed(plugin, id) ? [{ kind: "dimensions", id, path: ["measures", index, "dimensions", at] } as const] : []
      )
    ]),
    ...plugin.forms.flatMap((form, index) =>
      form.measures.map((id, at): Reference => ({ kind: "measures", id, path: ["forms", index, "measures", at] }))
    ),
    ...plugin.indicators.flatMap((indicator, index) =>
      inExpression(indicator.expression, ["indicators", index, "expression"])
    )
  ]
  return found.filter(({ kind, id }) => !standard[kind].has(id))
}

/** The measures and cohorts that an expression names; levels and hierarchies are of whoever asks, as are members. */
const inExpression = (expression: Expression.Expression, path: Path): ReadonlyArray<Reference> =>
  Expression.references(expression).flatMap((one): ReadonlyArray<Reference> => {
    const at = [...path, ...one.path]
    if (one.noun === "measure") return [{ kind: "measures", id: one.id, path: at }]
    return one.noun === "cohort" ? [{ kind: "cohorts", id: one.id, path: at }] : []
  })
