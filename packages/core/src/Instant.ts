/**
 * Moments of knowledge: when something became known. One text each, in UTC, to the millisecond.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as Day from "./Day.ts"
import { maker } from "./internal/document.ts"
import { noSuchDay, suggestDay } from "./internal/spelling.ts"

const shape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/
const dayLength = 86_400_000

/** How far the clocks of a model are ahead of UTC where a day is given and no hour: +07:00, as in Viet Nam. */
const zone = 7 * 3_600_000

const offsetOf = (text: string): number =>
  text === "Z" ? 0 : (text.startsWith("-") ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(4))) * 60_000

/** Milliseconds since 1970 of any spelling; `undefined` where it is none. */
const read = (text: string): number | undefined => {
  if (Day.exists(text)) return startOf(text)
  const found = shape.exec(text)
  if (found === null || !Day.exists(found[1]!)) return undefined
  const [, day, hour, minute, second = "0", fraction = "0", offset] = found
  const clock = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, "0"))
  return Day.toEpoch(day!) * dayLength + clock - offsetOf(offset!)
}

const first = -62_167_219_200_000
const last = 253_402_300_799_999

/** Whether milliseconds are a moment that can be written. @internal */
export const isMoment = (millis: number): boolean => Number.isInteger(millis) && millis >= first && millis <= last

/**
 * The text of a moment: whole seconds as `2025-03-31T00:00:00Z`, others with three digits more. Texts of both kinds do not
 * order as moments do: compare with {@link compare}, or by {@link toMillis}.
 *
 * @category conversions
 * @since 0.1.0
 */
export const fromMillis = (millis: number): string => {
  const day = Math.floor(millis / dayLength)
  const clock = millis - day * dayLength
  const [hours, minutes, seconds] = [clock / 3_600_000, (clock / 60_000) % 60, (clock / 1000) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0")
  )
  const rest = clock % 1000
  return `${Day.fromEpoch(day)}T${hours}:${minutes}:${seconds}${rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`}Z`
}

const remedy = (text: string): string => {
  const day = suggestDay(text)
  if (day !== undefined) return `write ${day}`
  const cut = /^(.*T[\d:]+\.\d{3})\d+(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (cut !== null) return `milliseconds are kept and no more: write ${cut[1]}${cut[2]}`
  if (/^\d{4}-\d{2}-\d{2}T\d\d:\d\d(:\d\d)?(\.\d+)?$/.test(text))
    return `say in which zone: write ${text}Z or ${text}+07:00`
  return "write 2025-03-31T00:00:00Z, 2025-03-31T07:00:00+07:00, or a day that exists: 2025-03-31"
}

/**
 * A moment. Decoding reads seconds or milliseconds, UTC or any offset (`+07:00`), and a plain day as that day's start in the
 * model's zone, +07:00; all of them become the one text of the moment.
 *
 * @category models
 * @since 0.1.0
 */
export const Instant = Schema.String.pipe(
  Schema.decodeTo(
    Schema.String.check(
      Schema.makeFilter((text: string) => {
        const millis = read(text)
        return millis !== undefined && fromMillis(millis) === text
          ? undefined
          : "must be a moment in UTC, written 2025-03-31T00:00:00Z; Instant.from reads other spellings"
      })
    ),
    SchemaTransformation.transformEffect({
      decode: (text: string, options) => {
        const millis = read(text)
        return millis === undefined || !isMoment(millis)
          ? Effect.fail(
              new SchemaIssue.InvalidValue(
                { message: noSuchDay(text) ?? `"${text}" is no moment: ${remedy(text)}` },
                text,
                options
              )
            )
          : Effect.succeed(fromMillis(millis))
      },
      encode: (text: string) => Effect.succeed(text)
    })
  )
)
/** @category models @since 0.1.0 */
export type Instant = typeof Instant.Type

/**
 * A moment from any of its spellings; throws a `DocumentError` when the text is none.
 *
 * @example
 * ```ts
 * import { Instant } from "@lantoa/core"
 *
 * Instant.from("2025-03-31T07:00:00+07:00") // => "2025-03-31T00:00:00Z"
 * Instant.from("2025-04-01") // => "2025-03-31T17:00:00Z"
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = maker("Instant", Instant)

/** Milliseconds since 1970-01-01T00:00:00Z. @category conversions @since 0.1.0 */
export const toMillis = (instant: Instant): number => Date.parse(instant)

/** The day that it is at a moment, in the model's zone. @internal */
export const dayAt = (millis: number): Day.Day => Day.fromEpoch(Math.floor((millis + zone) / dayLength))

/** The millisecond at which a day starts in the model's zone. @internal */
export const startOf = (day: Day.Day): number => Day.toEpoch(day) * dayLength - zone

/** Orders moments. @category ordering @since 0.1.0 */
export const compare = (a: Instant, b: Instant): number => toMillis(a) - toMillis(b)

/**
 * A moment as people write it: the day where it is the start of one in the model's zone, else its text.
 *
 * @example
 * ```ts
 * import { Instant } from "@lantoa/core"
 *
 * Instant.render(Instant.from("2025-04-01")) // => "2025-04-01"
 * ```
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (instant: Instant): string => {
  const local = toMillis(instant) + zone
  return local % dayLength === 0 ? Day.fromEpoch(local / dayLength) : instant
}
