/** Building blocks shared by the schemas of documents. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { DocumentError, type Problem, renderPath } from "../Problem.ts"
import { at, fieldsOf, meant, namesOf } from "./meant.ts"
import { objectOf, unknownField, worded } from "./wording.ts"

const format = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (issue) => {
    const said = SchemaIssue.defaultLeafHook(issue)
    if (!("ast" in issue) || !SchemaAST.isObjects(issue.ast)) return said
    return issue._tag === "UnexpectedKey"
      ? unknownField(namesOf(issue.ast.propertySignatures))
      : objectOf(said, fieldsOf(issue.ast))
  }
})

const problems = (issue: SchemaIssue.Issue, input: unknown): ReadonlyArray<Problem> =>
  format(meant(issue, input)).issues.map((found) => {
    const path = (found.path ?? []).map((key) => {
      const part = typeof key === "object" ? key.key : key
      return typeof part === "number" ? part : String(part)
    })
    return { code: "invalid", path, message: worded(found.message, at(input, path)) }
  })

/** How deep lists and objects may lie in each other: what is deeper nobody wrote by hand. */
const deepest = 500

/** The way to what lies deeper than anything may, which what holds itself does too. */
const tooDeep = (input: unknown, depth = 0): Problem["path"] | undefined => {
  if (typeof input !== "object" || input === null || ArrayBuffer.isView(input)) return undefined
  if (depth === deepest) return []
  for (const key in input) {
    const value = (input as Keyed)[key]
    if (typeof value !== "object") continue
    const below = tooDeep(value, depth + 1)
    if (below !== undefined) return [Array.isArray(input) ? Number(key) : key, ...below]
  }
  return undefined
}

/** Whether all that is given is in what was read of it: a key that no schema knows is not. */
const isKept = (given: unknown, read: unknown): boolean => {
  if (given === read || typeof given !== "object" || given === null) return true
  if (typeof read !== "object" || read === null) return false
  if (Array.isArray(given)) return given.every((one, index) => isKept(one, (read as ReadonlyArray<unknown>)[index]))
  for (const key in given) {
    const value = (read as Keyed)[key]
    if (value === undefined || !isKept((given as Keyed)[key], value)) return false
  }
  return true
}

type Keyed = Readonly<Record<string, unknown>>

/** What is given without what is `undefined` in it: who writes `{ team: undefined }` leaves it out. */
const withoutNothing = (input: unknown): unknown => {
  if (typeof input !== "object" || input === null || ArrayBuffer.isView(input)) return input
  if (Array.isArray(input)) {
    const list: ReadonlyArray<unknown> = input.map(withoutNothing)
    return list.every((one, index) => one === input[index]) ? input : list
  }
  if (Object.getPrototypeOf(input) !== Object.prototype) return input
  const entries = Object.entries(input)
  const said = entries.flatMap(([key, value]): ReadonlyArray<readonly [string, unknown]> =>
    value === undefined ? [] : [[key, withoutNothing(value)]]
  )
  const isSame = said.length === entries.length && said.every(([, value], index) => value === entries[index]![1])
  return isSame ? input : Object.fromEntries(said)
}

type Problems = readonly [Problem, ...Array<Problem>]

/** What is given without a field of it. */
const without = (input: unknown, field: string | undefined): unknown =>
  field === undefined || typeof input !== "object" || input === null ? input : { ...input, [field]: undefined }

/**
 * Decodes plain data strictly: every problem at once, unknown keys refused. `unread` is a field that the schema takes as it is: many
 * rows, which are looked at one by one where they are read.
 */
export const decoder =
  <T, E>(subject: string, schema: Schema.Codec<T, E>, unread?: string) =>
  (input: unknown): Result.Result<T, DocumentError> => {
    const deep = tooDeep(without(input, unread))
    if (deep !== undefined) {
      const message = `holds itself, or what lies more than ${deepest} deep in each other; write it flatter`
      const problem = { code: "too-deep", path: deep.slice(0, 3), message }
      return Result.fail(new DocumentError({ subject, problems: [problem] }))
    }
    // What is as it should be is read at half the price of telling what is not.
    const plain = Schema.decodeUnknownResult(schema)(input)
    if (Result.isSuccess(plain) && isKept(input, plain.success)) return Result.succeed(plain.success)
    const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
    const decoded = decode(input)
    if (Result.isSuccess(decoded)) return Result.succeed(decoded.success)
    const said = withoutNothing(input)
    const again = said === input ? decoded : decode(said)
    if (Result.isSuccess(again)) return Result.succeed(again.success)
    const all = problems(decoded.failure.issue, input)
    const left = new Set(problems(again.failure.issue, said).map(({ path }) => renderPath(path)))
    const told = all.filter(({ path }) => at(input, path) !== undefined || left.has(renderPath(path)))
    return Result.fail(new DocumentError({ subject, problems: (told.length > 0 ? told : all) as unknown as Problems }))
  }

/** As {@link decoder}, for values written in code: throws the `DocumentError`. */
export const maker = <T, E>(subject: string, schema: Schema.Codec<T, E>): ((input: E) => T) => {
  const decode = decoder(subject, schema)
  return (input) => Result.getOrThrow(decode(input))
}

/** Of characters only: what is none comes back from some databases as another. */
export const isText = Schema.isPattern(/^[^\0\p{Surrogate}]*$/u, {
  message: "holds U+0000 or half of a character; take it out"
})

/** Text in Unicode's composed form (NFC), trimmed, not empty, and no book. */
export const Line = Schema.String.pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.isMinLength(1, { message: "must not be empty" }),
      Schema.isMaxLength(100_000, { message: "must have at most 100,000 characters: say it in fewer" }),
      isText
    ),
    SchemaTransformation.transform({ decode: (text: string) => text.normalize("NFC").trim(), encode: (text) => text })
  )
)

/** An id of ours: permanent, lower-case, namespaced by dots, e.g. `vn.quang-ngai` or `youth-union.trainings`. */
export const Id = Schema.String.check(
  Schema.isMaxLength(200, { message: "must be an id of at most 200 characters" }),
  Schema.isPattern(/^[a-z0-9]+(?:[.:_-][a-z0-9]+)*$/, {
    message: "must be an id: lower-case letters and digits joined by . - _ or :, for example vn.quang-ngai"
  })
)

/** The id of something: an {@link Id} that the compiler takes for none of another kind. */
export const idOf = <Kind extends string>(): Schema.Codec<Kind> => Id as unknown as Schema.Codec<Kind>

/** One or more. It is written as any list: that there is one is checked when it is read. */
export const someOf = <S extends Schema.Top>(item: S, check?: SchemaAST.Check<ReadonlyArray<S["Type"]>>) => {
  const list = Schema.NonEmptyArray(item)
  return (check === undefined ? list : list.check(check)) as unknown as Schema.Codec<
    readonly [S["Type"], ...Array<S["Type"]>],
    ReadonlyArray<S["Encoded"]>
  >
}

/** A list that may be left out and then is empty. */
export const listOf = <S extends Schema.Top>(item: S) =>
  Schema.Array(item).pipe(Schema.withDecodingDefaultKey(Effect.succeed([])))
