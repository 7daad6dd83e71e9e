/** Some of many documents. @internal */
import * as Documents from "../../Documents.ts"

/** Those whose name, `<kind> <key>`, is kept. */
export const kept = (documents: Documents.Documents, isKept: (name: string) => boolean): Documents.Documents =>
  Object.fromEntries(
    Documents.kinds.map((kind) => [
      kind,
      (documents[kind] as ReadonlyArray<Documents.Documents[Documents.Kind][number]>).filter((document) =>
        isKept(`${kind} ${Documents.key(document)}`)
      )
    ])
  ) as unknown as Documents.Documents
