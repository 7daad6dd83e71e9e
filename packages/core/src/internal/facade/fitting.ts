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

/** Why each of some definitions is set aside, by its id. */
type Aside = ReadonlyMap<string, string>

/** Definitions that stand on documents, what became of them together, and why others were set aside. */
export interface Stood {
  readonly definitions: Documents.Documents
  readonly model: Result.Result<Model.Model, DocumentError>
}

/** Whether a problem is that a hierarchy or a level is not there: a plugin cannot bring it along, nor know of it. */
const isOfPlace = ({ code, path }: Problem): boolean =>
  code === "unknown-id" && (path.at(-1) === "level" || path.at(-1) === "hierarchy")

/**
 * A model of definitions and documents. What a model without such a hierarchy or level cannot answer is set aside, and what speaks
 * of it as well; the rest of the definitions works. Anything else that is wrong with them is refused.
 */
export const stood = (
  definitions: Documents.Documents,
  documents: Documents.Documents,
  aside: Aside = new Map()
): Stood => {
  const all = Documents.merge([definitions, documents])
  const model = Model.make(all)
  if (Result.isSuccess(model))
    return { definitions, model: aside.size === 0 ? model : Result.succeed({ ...model.success, aside }) }
  const stored = namesIn(documents)
  const more = new Map(
    model.failure.problems.flatMap((problem): ReadonlyArray<readonly [string, string]> => {
      const [kind, index] = problem.path
      const document = all[kind as Documents.Kind]?.[index as number]
      if (document === undefined || !("id" in document) || stored.has(`${kind} ${document.id}`)) return []
      const isLeft = isOfPlace(problem) || [...aside.keys()].some((id) => problem.message.includes(`"${id}"`))
      return isLeft ? [[document.id, problem.message]] : []
    })
  )
  if (more.size === 0) return { definitions, model }
  const left = kept(definitions, (name) => !more.has(name.slice(name.indexOf(" ") + 1)))
  return stood(left, documents, new Map([...aside, ...more]))
}

const namesIn = (documents: Documents.Documents): ReadonlySet<string> =>
  new Set(
    Documents.kinds.flatMap((kind) =>
      (documents[kind] as ReadonlyArray<Documents.Documents[Documents.Kind][number]>).map(
        (one) => `${kind} ${Documents.key(one)}`
      )
    )
  )

/**
 * A succession written with the hierarchy in which its units are, a form of a level that came with it: they cannot hold before
 * the version they speak of. Those with problems are left out, and then those that speak of them; what was known is never.
 */
export const fitting = (
  definitions: Documents.Documents,
  { documents, early }: Pick<Library, "documents" | "early">
): Result.Result<Model.Model, DocumentError> => {
  const { definitions: standing, model } = stood(definitions, documents)
  if (Result.isSuccess(model) || early.size === 0) return model
  const all = Documents.merge([standing, documents])
  const wrong = spoiled(all, model.failure.problems)
  const without = [...early].filter((name) => wrong.has(name))
  if (without.length === 0) return model
  const left = kept(documents, (name) => !without.includes(name))
  return fitting(definitions, { documents: left, early: new Set([...early].filter((name) => !wrong.has(name))) })
}
