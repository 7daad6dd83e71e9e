/** What the schemas only state, as what a caller can do about it. @internal */

const told: { readonly [message: string]: string } = {
  "Missing key": "is missing: add it"
}

const nouns: { readonly [type: string]: string } = {
  array: "a list, [ … ]",
  object: "an object, { … }",
  string: "a text",
  number: "a number",
  boolean: "true or false",
  null: "null",
  undefined: "left out"
}

/** What stands between a noun and the tags of its kinds. */
const among = " among "

/** What is expected of one of several kinds of a noun, each known by its tag. */
export const choices = (noun: string, tags: ReadonlyArray<string>): string => `${noun}${among}${tags.join(", ")}`

const tagOf = (given: unknown): unknown =>
  typeof given === "object" && given !== null && "_tag" in given ? given._tag : undefined

export const listed = (list: ReadonlyArray<string>): string =>
  list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} or ${list.at(-1)}`

const chosen = (noun: string, tags: string, given: unknown): string => {
  const tag = tagOf(given)
  return tag === undefined
    ? `must be an object whose "_tag" says which ${noun} it is: ${tags}`
    : `there is no ${noun} ${JSON.stringify(tag)}; there are ${tags}`
}

/** What is said of a field that an object of these fields does not have. */
export const unknownField = (fields: ReadonlyArray<string>): string =>
  `is not known here: correct its name, or leave it out; what there may be is ${fields.join(", ")}`

/** What is expected of an object of these fields, if that is all that a schema's message says. */
export const objectOf = (message: string, fields: ReadonlyArray<string>): string =>
  message === "Expected object" && fields.length > 0 ? `must be an object, { ${fields.join(", ")} }` : message

/** A schema's message in the words of a caller, who gave this. */
export const worded = (message: string, given: unknown): string => {
  const known = told[message]
  if (known !== undefined) return known
  if (!message.startsWith("Expected ")) return message
  const said = message.slice("Expected ".length)
  const [noun, tags] = said.split(among)
  if (tags !== undefined) return chosen(noun!, tags, given)
  const kinds = Array.from(said.matchAll(/\{ readonly "_tag": "(\w+)"/g), ([, tag]) => tag)
  if (kinds.length > 0) return chosen("kind", kinds.join(", "), given)
  return `must be ${listed(said.split(" | ").map((one) => nouns[one] ?? one))}`
}
