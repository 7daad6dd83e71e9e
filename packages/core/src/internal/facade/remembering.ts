/** Reading what is said again and again only once. @internal */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"

/** Reads each text once; `undefined` for what is none. */
export const texts = <A>(read: (given: string) => A | undefined): ((given: unknown) => A | undefined) => {
  const known = new Map<string, A | undefined>()
  let last: string | undefined
  let found: A | undefined
  return (given) => {
    if (typeof given !== "string") return undefined
    if (given === last) return found
    last = given
    found = known.get(given)
    if (found === undefined && !known.has(given)) {
      found = read(given)
      known.set(given, found)
    }
    return found
  }
}

/** Whether something is nothing but texts in plain lists and objects: then its JSON says all of it. */
const isPlain = (given: unknown): boolean => {
  if (typeof given === "string") return true
  if (typeof given !== "object" || given === null) return false
  if (Array.isArray(given)) return given.every(isPlain) && Object.keys(given).length === given.length
  return (
    Object.getPrototypeOf(given) === Object.prototype &&
    Reflect.ownKeys(given).every((key) => typeof key === "string" && isPlain(Reflect.get(given, key)))
  )
}

/** How many different values are remembered at a time. */
const most = 10_000

/** Reads each plain value once, strictly; `undefined` for what is none, or not plain. */
export const values = <T, E>(schema: Schema.Codec<T, E>): ((given: unknown) => T | undefined) => {
  const decode = Schema.decodeUnknownOption(schema, { onExcessProperty: "error" })
  const known = new Map<string, T | undefined>()
  return (given) => {
    if (!isPlain(given)) return undefined
    const text = JSON.stringify(given)
    if (known.has(text)) return known.get(text)
    const made = Option.getOrUndefined(decode(given))
    if (known.size >= most) known.clear()
    known.set(text, made)
    return made
  }
}
