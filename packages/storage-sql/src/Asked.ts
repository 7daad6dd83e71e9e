/**
 * What adapters are asked for, looked at before anything is opened: a misspelt `readonly` opens no database for writing.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import { Problem } from "@lantoa/core"

/** What a field takes, as errors say it. @category models @since 0.1.0 */
export interface Field {
  readonly takes: (given: unknown) => boolean
  readonly must: string
  readonly needed?: boolean
}

/** A text. @category fields @since 0.1.0 */
export const text: Field = { takes: (given) => typeof given === "string", must: "be a text" }

/** A text that cannot be left out. @category fields @since 0.1.0 */
export const neededText: Field = { ...text, needed: true }

/** A path, of which `FilePlace` says what is wrong with it. @category fields @since 0.1.0 */
export const path: Field = { takes: () => true, must: "be a path" }

/** True or false. @category fields @since 0.1.0 */
export const flag: Field = { takes: (given) => typeof given === "boolean", must: "be true or false" }

/** The longest time that timers and servers take, in milliseconds. */
const longest = 2 ** 31 - 1

const isWhole = (least: number) => (given: unknown) =>
  Number.isInteger(given) && (given as number) >= least && (given as number) <= longest

/** A time. @category fields @since 0.1.0 */
export const milliseconds: Field = { takes: isWhole(0), must: `be whole milliseconds, 0 to ${longest}` }

/** How many of something, one at least. @category fields @since 0.1.0 */
export const count: Field = { takes: isWhole(1), must: `be a whole number, 1 to ${longest}` }

const wrongWith = (given: unknown, fields: { readonly [name: string]: Field }): ReadonlyArray<Problem.Problem> => {
  const names = Object.keys(fields).join(", ")
  const problem = (path: ReadonlyArray<string>, message: string) => ({ code: "invalid", path, message })
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return [problem(["options"], `must be an object, { ${names} }`)]
  const known = (name: string) => Object.hasOwn(fields, name)
  const unknown = Object.keys(given).filter((name) => !known(name))
  const nameOf = (name: string) => Object.keys(fields).find((one) => one.toLowerCase() === name.toLowerCase())
  return [
    ...unknown.map((name) => {
      const near = nameOf(name)
      const meant = near === undefined ? "correct its name, or leave it out" : `did you mean ${near}?`
      return problem([name], `is not known here: ${meant}; what there may be is ${names}`)
    }),
    ...Object.entries(fields).flatMap(([name, { must, needed = false, takes }]) => {
      const value: unknown = Reflect.get(given, name)
      return takes(value) || (value === undefined && !needed) ? [] : [problem([name], `must ${must}`)]
    })
  ]
}

/**
 * What was asked for, where it is an object of these fields only; fails with every problem otherwise. A field that is `undefined` is
 * left out.
 *
 * @category checking
 * @since 0.1.0
 */
export const asked = <A>(
  operation: string,
  given: A,
  fields: { readonly [K in keyof Required<A>]: Field }
): Effect.Effect<A, Problem.StoreError> =>
  Effect.suspend(() => {
    const problems = wrongWith(given, fields)
    return problems.length === 0
      ? Effect.succeed(given)
      : Effect.fail(
          new Problem.StoreError({
            reason: "Unavailable",
            operation,
            detail: "this cannot be asked for; nothing was opened",
            problems
          })
        )
  })
