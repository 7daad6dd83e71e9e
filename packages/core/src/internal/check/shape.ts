/** Whether documents are lists of documents at all, before anything looks into them. @internal */
import type { Problem } from "../../Problem.ts"

const wrong = (path: Problem["path"], message: string): Problem => ({ code: "invalid", path, message })

const isObject = (given: unknown): boolean => typeof given === "object" && given !== null

/** What keeps them from being looked at: as a program that has no types can give them, or in their JSON form. */
export const misshapen = (given: unknown, kinds: ReadonlyArray<string>): ReadonlyArray<Problem> => {
  if (!isObject(given) || Array.isArray(given))
    return [wrong([], "must be documents, as Documents.from makes them of { measures: [ … ] }")]
  return kinds.flatMap((kind) => {
    const list: unknown = Reflect.get(given as object, kind)
    if (!Array.isArray(list))
      return [wrong([kind], "must be a list: let Documents.from read documents in their JSON form")]
    return list.flatMap((one, index) => (isObject(one) ? [] : [wrong([kind, index], "must be a document, { … }")]))
  })
}
