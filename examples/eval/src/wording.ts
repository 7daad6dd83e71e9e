/** What is wrong with a case, in the words of whoever wrote it: which field, what stands there, what to write. */
type Path = ReadonlyArray<string | number>

const place = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    ""
  )

const at = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (whole, key) => (whole as { readonly [key: string | number]: unknown } | undefined)?.[key],
    input
  )

const longest = 40

/** What stands there, briefly. */
const found = (given: unknown): string => {
  if (Array.isArray(given)) return given.length === 0 ? "an empty list" : "a list"
  if (typeof given === "object" && given !== null) {
    const keys = Object.keys(given)
    return keys.length === 0
      ? "an empty object"
      : `an object of ${keys.slice(0, 5).join(", ")}${keys.length > 5 ? ", …" : ""}`
  }
  const text = JSON.stringify(given)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

const unknownKey = "Expected no excess property"

/** One problem as a sentence; `known` are the keys that its place may hold. */
export const worded = (message: string, path: Path, known: ReadonlyArray<string>, input: unknown): string => {
  const where = path.length === 0 ? "the case" : place(path)
  if (message === unknownKey) return `${where} is not known here; what there may be is ${known.join(", ")}`
  const given = at(input, path)
  return given === undefined ? `${where} is missing: it ${message}` : `${where} ${message}, and is ${found(given)}`
}
