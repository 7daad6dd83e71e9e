/** What is wrong with documents, in the words of who sent some of them: by their place in what was sent, and by their ids. @internal */
import * as Result from "effect/Result"
import * as Documents from "../../Documents.ts"
import { DocumentError, type Problem } from "../../Problem.ts"
import * as Model from "../../Model.ts"
import { kept } from "./kept.ts"

type Document = Documents.Documents[Documents.Kind][number]

/** Where a path begins: lists within documents may be called as a kind is, `dimensions[0].members[2]`. */
const places = new RegExp(`(?<![.\\w])(${Documents.kinds.join("|")})\\[(\\d+)\\]`, "g")

/** A problem of lists in which those sent come first. */
const toldOf =
  (all: Documents.Documents, sent: Documents.Documents) =>
  (problem: Problem): Problem => {
    const { code, message, path } = problem
    if (typeof path[1] !== "number") return problem
    const [kind, index, ...rest] = path as [Documents.Kind, number, ...Problem["path"]]
    const idOf = (of: Documents.Kind, place: number) => Documents.key(all[of][place] as Document)
    const isSent = (of: Documents.Kind, place: number) => place < sent[of].length
    const said = message.replace(places, (text, of: Documents.Kind, place: string) =>
      isSent(of, Number(place)) ? text : `${of}.${idOf(of, Number(place))}`
    )
    const id = idOf(kind, index)
    if (!isSent(kind, index)) return { code, message: said, path: [kind, id, ...rest] }
    return { code, message: said.includes(`"${id}"`) ? said : `${said} (in "${id}")`, path }
  }

/** Of a model that cannot be made of what was there and what was sent. */
export const refused = (there: Documents.Documents, sent: Documents.Documents, error: DocumentError): DocumentError => {
  const taken = new Set(
    Documents.kinds.flatMap((kind) =>
      (sent[kind] as ReadonlyArray<Document>).map((one) => `${kind} ${Documents.key(one)}`)
    )
  )
  const all = Documents.concat([sent, kept(there, (name) => !taken.has(name))])
  const made = Model.make(all)
  const { problems, subject } = Result.isFailure(made) ? made.failure : error
  return new DocumentError({
    subject,
    problems: problems.map(toldOf(all, sent)) as unknown as DocumentError["problems"]
  })
}
