/** Law 1 for indicators: whether each can be computed without lying, where it is made and not where it is asked. @internal */
import * as Cohort from "../../Cohort.ts"
import * as CountBasis from "../../CountBasis.ts"
import type * as Documents from "../../Documents.ts"
import { type Problem, renderPath } from "../../Problem.ts"
import * as Measure from "../../Measure.ts"
import type { Vocabulary } from "../operators/operator.ts"
import { infer } from "../plan/infer.ts"
import type { Report } from "./problems.ts"

const byId = <A extends { readonly id: string }>(list: ReadonlyArray<A>): ReadonlyMap<string, A> =>
  new Map(list.map((one) => [one.id, one]))

const vocabulary = (documents: Documents.Documents): Vocabulary => {
  const bases = byId([...Object.values(CountBasis.standard), ...documents.bases])
  return {
    bases,
    cohorts: byId(documents.cohorts),
    dimensions: byId(documents.dimensions),
    measures: byId(
      [Measure.population, ...documents.measures].map((one) => Measure.resolve(one, bases.get(one.basis)))
    ),
    lattice: Cohort.lattice(documents.cohorts),
    territory: { hierarchies: byId(documents.hierarchies) }
  }
}

/**
 * An indicator names levels and leaves the hierarchy to those who ask: it is wrong if it is wrong in every one. Of those it is
 * the least wrong in that is told. Places that were reported already (`said`) are not reported again.
 */
export const checkIndicators = (documents: Documents.Documents, said: ReadonlySet<string>, report: Report): void => {
  const known = vocabulary(documents)
  const trees = documents.hierarchies.length === 0 ? [""] : documents.hierarchies.map(({ id }) => id)
  documents.indicators.forEach(({ expression }, i) => {
    let least: ReadonlyArray<Problem> | undefined
    for (const tree of trees) {
      const problems: Array<Problem> = []
      infer(known, tree, expression, problems, ["indicators", i, "expression"])
      if (least === undefined || problems.length < least.length) least = problems
      if (least.length === 0) return
    }
    for (const { code, path, message } of least ?? []) {
      if (!said.has(renderPath(path))) report(code, path, message)
    }
  })
}
