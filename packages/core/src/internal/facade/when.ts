/** Moments and days as callers give them: a `Date`, or a text in any spelling; now where nothing is said. @internal */
import * as Schema from "effect/Schema"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as Day from "../../Day.ts"
import * as Instant from "../../Instant.ts"

const isDate = (given: unknown): given is Date => given instanceof Date && Instant.isMoment(given.getTime())

/** A `Date` as the text of its moment; anything else as it is, to be read as a text. */
const textOf = (given: unknown): string =>
  (given instanceof Date ? (isDate(given) ? Instant.fromMillis(given.getTime()) : "Invalid Date") : given) as string

const dayOf = (given: unknown): string => (isDate(given) ? Instant.dayAt(given.getTime()) : textOf(given))

const read = <T extends string>(to: Schema.Codec<T, string>, decode: (given: unknown) => string) =>
  Schema.Unknown.pipe(
    Schema.decodeTo(to, SchemaTransformation.transform({ decode, encode: (text): unknown => text }))
  ) as Schema.Codec<T, string | Date>

/** A moment. */
export const When = read(Instant.Instant, textOf)

/** A day; of a `Date` the one that it is in the model's zone then. */
export const OnDay = read(Day.Day, dayOf)

/** The moment at which something is called. Who asks for it has left a moment out. */
export type Now = () => Instant.Instant

/** What stands for a moment, to be read as a text. */
export const orNow = (given: unknown, now: Now): unknown => (given === undefined ? now() : textOf(given))
