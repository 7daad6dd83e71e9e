/** The model of a past moment: what became known later holds backwards as far as it fits what was known then. @internal */
import * as Result from "effect/Result"
import * as Documents from "../../Documents.ts"
import type { DocumentError, Problem } from "../../Problem.ts"
import * as Model from "../../Model.ts"
import type { Library } from "../../Store.ts"
import { kept } from "./kept.ts"

/** The documents that problems are found in, as `<kind> <key>`. */
const spoiled = (documents: Documents.Documents, problems: ReadonlyArray<Problem>): ReadonlySet<string> =>
  new Set(
    problems.flatMap(({ path: [kind, index] }) => {
      const document = documents[kind as Documents.Kind]?.[index as number]
      return document === undefined ? [] : [`${kind} ${Documents.key(document)}`]
    })
  )

/**
 * A succession written with the hierarchy in which its units are, a form of a level that came with it: they cannot hold before
 * the version they speak of. Those with problems are left out, and then those that speak of them; what was known is never.
 */
export const fitting = (
  definitions: Documents.Documents,
  { documents, early }: Pick<Library, "documents" | "early">
): Result.Result<Model.Model, DocumentError> => {
  const all = Documents.merge([definitions, documents])
  const model = Model.make(all)
  if (Result.isSuccess(model) || early.size === 0) return model
  const wrong = spoiled(all, model.failure.problems)
  const without = [...early].filter((name) => wrong.has(name))
  if (without.length === 0) return model
  const left = kept(documents, (name) => !without.includes(name))
  return fitting(definitions, { documents: left, early: new Set([...early].filter((name) => !wrong.has(name))) })
}
