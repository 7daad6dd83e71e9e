/** Documents in the form in which they are kept: JSON in the order of their schemas. @internal */
import * as Documents from "../../Documents.ts"

/** Kinds whose documents are written as they are held: a country has thousands, and need not be written to be what it is. */
export const same = ["units", "hierarchies", "successions"] as const

/** Lists that were read from JSON, and so hold what their schemas say, in their order. */
const read = new WeakSet<object>()

/** Remembers documents that were read from JSON, and gives them back. */
export const reading = (documents: Documents.Documents): Documents.Documents => {
  for (const kind of same) read.add(documents[kind])
  return documents
}

/** As `Documents.encode`; what was read from JSON is not written anew. */
export const encode = (documents: Documents.Documents): Documents.Encoded => {
  const held = Object.fromEntries(same.flatMap((kind) => (read.has(documents[kind]) ? [[kind, documents[kind]]] : [])))
  const rest = Object.fromEntries(Object.keys(held).map((kind) => [kind, []]))
  return { ...Documents.encode({ ...documents, ...rest }), ...held }
}
