/**
 * A quantity: an exact figure, or a bound. "hơn 550" is `> 550` and stays so through every sum.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import { suggestValue } from "./internal/boundWords.ts"
import { maker } from "./internal/document.ts"
import type * as Text from "./Text.ts"
import * as Words from "./Words.ts"
import { spoken } from "./internal/spoken.ts"

/**
 * All values a figure may have: an interval, with each end in it or not.
 *
 * @category models
 * @since 0.1.0
 */
export interface Quantity {
  readonly lower: number
  readonly upper: number
  /** Whether `lower` itself is excluded: `> 550`. */
  readonly lowerOpen: boolean
  /** Whether `upper` itself is excluded: `< 10`. */
  readonly upperOpen: boolean
  /** Whether the source said "about": of one number, what is within a tenth of it. */
  readonly about: boolean
}

// Adding 0 takes the sign from a negative zero: there is one zero.
const of = (lower: number, upper: number, lowerOpen = false, upperOpen = false, about = false): Quantity => ({
  lower: lower + 0,
  upper: upper + 0,
  lowerOpen: lowerOpen || lower === -Infinity,
  upperOpen: upperOpen || upper === Infinity,
  about
})

/** Exactly this: `25`. @category constructors @since 0.1.0 */
export const exact = (value: number): Quantity => of(value, value)
/** "hơn", "trên": `> 550`. @category constructors @since 0.1.0 */
export const moreThan = (value: number): Quantity => of(value, Infinity, true)
/** "ít nhất", "tối thiểu": `>= 143`. @category constructors @since 0.1.0 */
export const atLeast = (value: number): Quantity => of(value, Infinity)
/** "dưới", "chưa đến": `< 10`. @category constructors @since 0.1.0 */
export const lessThan = (value: number): Quantity => of(-Infinity, value, false, true)
/** "không quá", "tối đa": `<= 10`. @category constructors @since 0.1.0 */
export const atMost = (value: number): Quantity => of(-Infinity, value)
/** "khoảng", "gần": `~ 60`. @category constructors @since 0.1.0 */
export const about = (value: number): Quantity => of(value, value, false, false, true)
/** From `lower` to `upper`, both included: `[100, 120]`. @category constructors @since 0.1.0 */
export const between = (lower: number, upper: number): Quantity => of(Math.min(lower, upper), Math.max(lower, upper))

/** Any interval; ends at infinity are open. @category constructors @since 0.1.0 */
export const interval = (fields: Omit<Quantity, "about"> & { readonly about?: boolean }): Quantity =>
  of(fields.lower, fields.upper, fields.lowerOpen, fields.upperOpen, fields.about ?? false)

/** Whether one value only is possible. @category predicates @since 0.1.0 */
export const isExact = (self: Quantity): boolean => self.lower === self.upper && !self.about

/**
 * Adds two quantities: `> 550` and `25` make `> 575`.
 *
 * @example
 * ```ts
 * import { Quantity } from "@lantoa/core"
 *
 * const sum = Quantity.add(Quantity.moreThan(550), Quantity.exact(25))
 * Quantity.toJson(sum) // => "> 575"
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const add = (a: Quantity, b: Quantity): Quantity =>
  of(a.lower + b.lower, a.upper + b.upper, a.lowerOpen || b.lowerOpen, a.upperOpen || b.upperOpen, a.about || b.about)

/** The quantity with its sign turned. @category arithmetic @since 0.1.0 */
export const negate = (a: Quantity): Quantity => of(0 - a.upper, 0 - a.lower, a.upperOpen, a.lowerOpen, a.about)

/** Subtracts; the two are taken as independent of each other. @category arithmetic @since 0.1.0 */
export const subtract = (a: Quantity, b: Quantity): Quantity => add(a, negate(b))

interface End {
  readonly value: number
  readonly open: boolean
}

/** What the ends of two quantities make of each other: the extremes of what all their values make. */
const ends = (a: Quantity, b: Quantity, combine: (x: number, y: number) => number): ReadonlyArray<End> =>
  [a.lower, a.upper].flatMap((x, i) =>
    [b.lower, b.upper].flatMap((y, j) => {
      const value = combine(x, y)
      // 0/0 and ∞/∞ can be anything between what the other ends make.
      if (Number.isNaN(value)) return []
      const open = (i === 0 ? a.lowerOpen : a.upperOpen) || (j === 0 ? b.lowerOpen : b.upperOpen)
      // Zero is reached whatever the other end does, unless the zero itself is excluded.
      const zero =
        (x === 0 && !(i === 0 ? a.lowerOpen : a.upperOpen)) || (y === 0 && !(j === 0 ? b.lowerOpen : b.upperOpen))
      return [{ value, open: value === 0 && zero ? false : open }]
    })
  )

const hull = (found: ReadonlyArray<End>, near: boolean): Quantity => {
  const lower = Math.min(...found.map((end) => end.value))
  const upper = Math.max(...found.map((end) => end.value))
  const open = (value: number) => found.filter((end) => end.value === value).every((end) => end.open)
  return of(lower, upper, open(lower), open(upper), near)
}

/** Multiplies two quantities. @category arithmetic @since 0.1.0 */
export const multiply = (a: Quantity, b: Quantity): Quantity =>
  hull(
    ends(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y)),
    a.about || b.about
  )

/**
 * Divides; `undefined` where the divisor may be zero, for then there is no quotient to speak of.
 *
 * @example
 * ```ts
 * import { Quantity } from "@lantoa/core"
 *
 * Quantity.divide(Quantity.exact(9), Quantity.atLeast(0)) // => undefined
 * const share = Quantity.divide(Quantity.moreThan(30), Quantity.exact(60))
 * share && Quantity.toJson(share) // => "> 0.5"
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const divide = (a: Quantity, b: Quantity): Quantity | undefined => {
  if (contains(b, 0)) return undefined
  // A divisor that only comes near zero does so from the side on which it lies.
  const near = b.lower >= 0 ? Infinity : -Infinity
  return hull(
    ends(a, b, (x, y) => (y === 0 ? x * near : x / y)),
    a.about || b.about
  )
}

/** Whether `value` is possible. @category predicates @since 0.1.0 */
export const contains = (self: Quantity, value: number): boolean =>
  (self.lowerOpen ? self.lower < value : self.lower <= value) &&
  (self.upperOpen ? value < self.upper : value <= self.upper)

/** The common part of two quantities, or `undefined` where they contradict each other. @category arithmetic @since 0.1.0 */
export const intersect = (a: Quantity, b: Quantity): Quantity | undefined => {
  const low = a.lower > b.lower || (a.lower === b.lower && a.lowerOpen) ? a : b
  const high = a.upper < b.upper || (a.upper === b.upper && a.upperOpen) ? a : b
  if (low.lower > high.upper || (low.lower === high.upper && (low.lowerOpen || high.upperOpen))) return undefined
  return of(low.lower, high.upper, low.lowerOpen, high.upperOpen, a.about || b.about)
}

/** How a figure is compared with a threshold. @category models @since 0.1.0 */
export const Comparator = Schema.Literals([">=", ">", "<=", "<", "="])
/** @category models @since 0.1.0 */
export type Comparator = typeof Comparator.Type

/** How two numbers lie to each other at 12 significant digits, the precision in which every store agrees. */
const order = (a: number, b: number): number => {
  if (a === b) return 0
  // Rounding decides only where the two are close.
  const near = Math.abs(a - b) < 1e-10 * Math.max(Math.abs(a), Math.abs(b))
  const [x, y] = near ? [Number(a.toPrecision(12)), Number(b.toPrecision(12))] : [a, b]
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : NaN
}

/** "About" is within a tenth; a span that is about already is. */
const tenth = (self: Quantity): Quantity => {
  const slack = self.about && self.lower === self.upper ? Math.abs(self.lower) / 10 : 0
  return slack === 0 ? self : of(self.lower - slack, self.upper + slack, false, false, true)
}

/**
 * Whether the quantity meets the threshold: `true` or `false` where every possible value agrees, else `undefined`.
 *
 * Compares 12 significant digits, so that 8 × 0.1 is at least 0.8 in every store. What misses the threshold by no more than
 * `tolerance`, in its unit, still meets it. "About" is within a tenth, its ends among that.
 *
 * @example
 * ```ts
 * import { Quantity } from "@lantoa/core"
 *
 * Quantity.compare(Quantity.moreThan(550), ">=", 500) // => true
 * Quantity.compare(Quantity.moreThan(550), ">=", 600) // => undefined
 * Quantity.compare(Quantity.exact(99.6), ">=", 100, 0.5) // => true
 * ```
 *
 * @category predicates
 * @since 0.1.0
 */
export const compare = (
  self: Quantity,
  comparator: Comparator,
  threshold: number,
  tolerance = 0
): boolean | undefined => {
  const q = tenth(self)
  const [low, high] = [threshold - tolerance, threshold + tolerance]
  const atLeast = (limit: number) => order(q.lower, limit) >= 0
  const above = (limit: number) => order(q.lower, limit) > 0 || (q.lowerOpen && order(q.lower, limit) === 0)
  const atMost = (limit: number) => order(q.upper, limit) <= 0
  const below = (limit: number) => order(q.upper, limit) < 0 || (q.upperOpen && order(q.upper, limit) === 0)
  const decide = (surely: boolean, never: boolean) => (surely ? true : never ? false : undefined)
  switch (comparator) {
    case ">=":
      return decide(atLeast(low), below(low))
    case ">":
      return decide(above(low), atMost(low))
    case "<=":
      return decide(atMost(high), above(high))
    case "<":
      return decide(below(high), atLeast(high))
    case "=":
      return decide(atLeast(low) && atMost(high), below(low) || above(high))
  }
}

const numeral = String.raw`-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)`
const bound = new RegExp(`^(>=|<=|>|<|~|=)\\s*(${numeral})$`, "i")
const range = new RegExp(`^([[(])\\s*(${numeral})\\s*,\\s*(${numeral})\\s*([\\])])(~?)$`, "i")
const constructors: { readonly [sign: string]: (value: number) => Quantity } = {
  ">": moreThan,
  ">=": atLeast,
  "<": lessThan,
  "<=": atMost,
  "~": about,
  "=": exact
}

/** The quantity, unless it leaves no number possible: `[5, 4]`, `(5, 5)`, `> Infinity`. */
const possible = (self: Quantity): Quantity | undefined =>
  self.lower < self.upper || (self.lower === self.upper && !self.lowerOpen && !self.upperOpen) ? self : undefined

/** Why a text is no quantity, and what to write. */
const refused = (text: string): string => {
  const [, , from, to] = range.exec(text.trim()) ?? []
  if (from === undefined) return `must be a number or a bound${suggestValue(text)}`
  return Number(from) > Number(to)
    ? `has its ends the wrong way round: write "[${to}, ${from}]"`
    : `leaves no number possible: write ${from}, or the ends with "[" and "]" where they are in it`
}

/** Reads the text form; `undefined` when the text is none. @internal */
export const parse = (text: string): Quantity | undefined => {
  if (typeof text !== "string") return undefined
  const sign = bound.exec(text.trim())
  if (sign !== null) return possible(constructors[sign[1]!]!(Number(sign[2])))
  const span = range.exec(text.trim())
  if (span === null) return undefined
  return possible(of(Number(span[2]), Number(span[3]), span[1] === "(", span[4] === ")", span[5] === "~"))
}

/** The JSON form: a number when exact, else text such as `"> 550"`, `"~ 60"`, `"[100, 120]"`. @category conversions @since 0.1.0 */
export const toJson = (self: Quantity): number | string => {
  if (isExact(self)) return self.lower
  if (self.lower === self.upper) return `~ ${self.lower}`
  if (self.upper === Infinity && !self.about) return `${self.lowerOpen ? ">" : ">="} ${self.lower}`
  if (self.lower === -Infinity && !self.about) return `${self.upperOpen ? "<" : "<="} ${self.upper}`
  return `${self.lowerOpen ? "(" : "["}${self.lower}, ${self.upper}${self.upperOpen ? ")" : "]"}${self.about ? "~" : ""}`
}

const Interval = Schema.declare(
  (input: unknown): input is Quantity => typeof input === "object" && input !== null && "lowerOpen" in input
)

const Finite = Schema.Number.check(
  Schema.isFinite({ message: "must be a finite number: write null where the value is not known" })
)

/**
 * A quantity, written in JSON as a finite number or as text: `25`, `"> 550"`, `">= 143"`, `"~ 60"`, `"[100, 120]"`.
 *
 * @category models
 * @since 0.1.0
 */
export const Quantity: Schema.Codec<Quantity, number | string> = Schema.Union([Finite, Schema.String]).pipe(
  Schema.decodeTo(
    Interval,
    SchemaTransformation.transformEffect({
      decode: (input: number | string, options) => {
        const found = typeof input === "number" ? exact(input) : parse(input)
        return found === undefined
          ? Effect.fail(
              new SchemaIssue.InvalidValue(
                { message: `${JSON.stringify(input)} ${refused(String(input))}` },
                input,
                options
              )
            )
          : Effect.succeed(found)
      },
      encode: (quantity: Quantity) => Effect.succeed(toJson(quantity))
    })
  )
)

/**
 * A quantity from its JSON form; throws a `DocumentError` when it is none.
 *
 * @example
 * ```ts
 * import { Quantity } from "@lantoa/core"
 *
 * Quantity.contains(Quantity.from("> 550"), 551) // => true
 * Quantity.contains(Quantity.from("[100, 120]"), 99) // => false
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = maker("Quantity", Quantity)

const words = {
  vi: {
    more: "hơn",
    atLeast: "ít nhất",
    less: "dưới",
    atMost: "không quá",
    about: "khoảng",
    to: "đến",
    unknown: "không rõ"
  },
  en: {
    more: "more than",
    atLeast: "at least",
    less: "less than",
    atMost: "at most",
    about: "about",
    to: "to",
    unknown: "unknown"
  }
}

/**
 * As a person writes it: `hơn 550`, `more than 550`.
 *
 * @example
 * ```ts
 * import { Quantity } from "@lantoa/core"
 *
 * Quantity.render(Quantity.moreThan(2853), "vi") // => "hơn 2.853"
 * Quantity.render(Quantity.moreThan(2853), "en") // => "more than 2,853"
 * ```
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (
  self: Quantity,
  language: Text.Language,
  show: (value: number) => string = (value) => Words.number(value, language)
): string => {
  const say = words[spoken(language)]
  if (self.lower === -Infinity && self.upper === Infinity) return say.unknown
  // Of one end there is no "about" beside "more than" and "at least".
  const near = self.about && Number.isFinite(self.upper - self.lower) ? `${say.about} ` : ""
  if (self.lower === self.upper) return `${near}${show(self.lower)}`
  if (self.upper === Infinity) return `${near}${self.lowerOpen ? say.more : say.atLeast} ${show(self.lower)}`
  if (self.lower === -Infinity) return `${near}${self.upperOpen ? say.less : say.atMost} ${show(self.upper)}`
  const [low, high] = [self.lowerOpen ? `${say.more} ` : "", self.upperOpen ? `${say.less} ` : ""]
  return `${near}${low}${show(self.lower)} ${say.to} ${high}${show(self.upper)}`
}
