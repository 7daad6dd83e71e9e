/** Of several shapes that a value may have, the one that was meant: a problem of another is none. @internal */
import * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import { listed } from "./wording.ts"

/** The fields that an object must have, and whether there are others; all where it must have none. */
export const fieldsOf = ({ propertySignatures }: SchemaAST.Objects): ReadonlyArray<string> => {
  const all = namesOf(propertySignatures)
  const needed = all.filter((_, index) => !SchemaAST.isOptional(propertySignatures[index]!.type))
  return needed.length === 0 || needed.length === all.length ? all : [...needed, "…"]
}

/** The names of fields. */
export const namesOf = (fields: SchemaAST.Objects["propertySignatures"]): ReadonlyArray<string> =>
  fields.map(({ name }) => String(name))

/** A value at a path within another. */
export const at = (input: unknown, path: ReadonlyArray<PropertyKey>): unknown =>
  path.reduce<unknown>(
    (whole, key) => (typeof whole === "object" && whole !== null ? Reflect.get(whole, key) : undefined),
    input
  )

const isObject = (given: unknown): given is object =>
  typeof given === "object" && given !== null && !Array.isArray(given)

/** The one member that has most of the fields given, if it has any. */
const nearest = (issues: ReadonlyArray<SchemaIssue.Issue>, given: object): SchemaIssue.Issue | undefined => {
  const fits = issues.map((issue) => {
    if (issue._tag !== "Composite" || !SchemaAST.isObjects(issue.ast)) return 0
    return namesOf(issue.ast.propertySignatures).filter((name) => name in given).length
  })
  const most = Math.max(...fits)
  const found = issues.filter((_, index) => fits[index] === most)
  return most > 0 && found.length === 1 ? found[0] : undefined
}

const ofUnion = (issue: SchemaIssue.AnyOf, given: unknown): SchemaIssue.Issue => {
  const found = isObject(given) ? nearest(issue.issues, given) : undefined
  if (found !== undefined) return meant(found, given)
  const message = issue.ast.annotations?.["message"]
  if (typeof message === "string") return isObject(given) ? new SchemaIssue.InvalidValue({ message }, given) : issue
  const { types } = issue.ast
  if (!types.every(SchemaAST.isObjects) || types.some(({ propertySignatures: [first] }) => first?.name === "_tag"))
    return issue
  const shapes = types.map((one) => `{ ${fieldsOf(one).join(", ")} }`)
  return new SchemaIssue.InvalidValue({ message: `must be an object, ${listed(shapes)}` }, given)
}

/** An issue without what is wrong by other shapes than the one that was meant. */
export const meant = (issue: SchemaIssue.Issue, given: unknown): SchemaIssue.Issue => {
  switch (issue._tag) {
    case "Pointer":
      return new SchemaIssue.Pointer(issue.path, meant(issue.issue, at(given, issue.path)))
    case "Composite": {
      const [first, ...others] = issue.issues
      return new SchemaIssue.Composite(issue.ast, [meant(first, given), ...others.map((one) => meant(one, given))])
    }
    case "Encoding":
      return new SchemaIssue.Encoding(issue.ast, meant(issue.issue, given))
    case "AnyOf":
      return ofUnion(issue, given)
    default:
      return issue
  }
}
