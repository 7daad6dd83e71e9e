/**
 * What is known of one number: from where to where it may lie. The arithmetic that the rules of figures share. @internal
 */
import * as Quantity from "../../Quantity.ts"

export type Span = Quantity.Quantity

/** Nothing is known, of a count that cannot be below zero or of any number. */
export const unknown = (floor: number): Span =>
  Quantity.interval({ lower: floor, upper: Infinity, lowerOpen: false, upperOpen: true })

export const zero: Span = Quantity.exact(0)

export const exactly = Quantity.exact

export const isExact = (span: Span): boolean => span.lower === span.upper

/** How far two numbers may lie apart by rounding alone: whole numbers not at all, others one part in 10^12. */
export const slack = (a: number, b: number): number => {
  if ((Number.isInteger(a) && Number.isInteger(b)) || !Number.isFinite(a - b)) return 0
  return 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}

/** Ends beyond the whole numbers that are held to the last digit, as near as arithmetic comes; the same span where there are none. */
export const held = (a: Span): Span => {
  const near = (end: number) => (Math.abs(end) > Number.MAX_SAFE_INTEGER && Number.isFinite(end) ? 1e-12 * end : 0)
  const [low, high] = [Math.abs(near(a.lower)), Math.abs(near(a.upper))]
  return low + high === 0 ? a : Quantity.interval({ ...a, lower: a.lower - low, upper: a.upper + high })
}

/** Whether two say the same but for rounding. */
export const isSame = (a: Span, b: Span): boolean =>
  isExact(a) &&
  Math.abs(a.lower - b.lower) <= slack(a.lower, b.lower) &&
  Math.abs(a.upper - b.upper) <= slack(a.upper, b.upper)

/** Whether the upper end of `a` lies below the lower end of `b`: both cannot hold. */
export const isBelow = (a: Span, b: Span): boolean => {
  if (a.upper === b.lower) return a.upperOpen || b.lowerOpen
  return Number.isFinite(a.upper) && Number.isFinite(b.lower) && b.lower - a.upper > slack(a.upper, b.lower)
}

export const contradict = (a: Span, b: Span): boolean => isBelow(a, b) || isBelow(b, a)

/** What both say; where rounding alone parts them, the first. */
export const both = (a: Span, b: Span): Span => {
  // Of two that say the same of an end, the one that is not "about".
  const sharper = (one: Span, other: Span, key: "lowerOpen" | "upperOpen") =>
    one[key] === other[key] ? (one.about ? other : one) : one[key] ? one : other
  const low = a.lower === b.lower ? sharper(a, b, "lowerOpen") : a.lower > b.lower ? a : b
  const high = a.upper === b.upper ? sharper(a, b, "upperOpen") : a.upper < b.upper ? a : b
  if (low.lower > high.upper) return a
  // Who says "about" has no part in an end that somebody else made sharper.
  const about = (low.about && low.lower > -Infinity) || (high.about && high.upper < Infinity)
  return Quantity.interval({
    lower: low.lower,
    upper: high.upper,
    lowerOpen: low.lowerOpen,
    upperOpen: high.upperOpen,
    about: about && !(isExact(a) && !a.about) && !(isExact(b) && !b.about)
  })
}

/** Bounds that cross say nothing of the upper end: what came in stays. */
export const uncrossed = (a: Span): Span => (a.lower > a.upper ? atLeast(a) : a)

/** From the lowest to the highest that either says. */
export const either = (a: Span, b: Span): Span => {
  const low = a.lower < b.lower || (a.lower === b.lower && !a.lowerOpen) ? a : b
  const high = a.upper > b.upper || (a.upper === b.upper && !a.upperOpen) ? a : b
  return Quantity.interval({
    lower: low.lower,
    upper: high.upper,
    lowerOpen: low.lowerOpen,
    upperOpen: high.upperOpen,
    about: a.about || b.about
  })
}

export const add = Quantity.add

/** `a` without its lower or its upper end. */
export const atLeast = (a: Span): Span => Quantity.interval({ ...a, upper: Infinity, upperOpen: true })
export const atMost = (a: Span, floor: number): Span => Quantity.interval({ ...a, lower: floor, lowerOpen: false })

/** A part of `a`, between the shares `lower` and `upper` of it. */
export const part = (a: Span, lower: number, upper: number): Span => {
  if (lower === 1 && upper === 1) return a
  const times = (end: number, share: number) => (share === 0 || end === 0 ? 0 : end * share)
  const ends = [times(a.lower, lower), times(a.lower, upper), times(a.upper, lower), times(a.upper, upper)]
  const low = Math.min(...ends)
  const high = Math.max(...ends)
  return Quantity.interval({
    lower: low,
    upper: high,
    lowerOpen: a.lowerOpen && low !== 0,
    upperOpen: a.upperOpen && high !== 0,
    about: a.about
  })
}

/** Whether what is only about is said exactly as well. */
export const isBeaten = (a: Span, b: Span): boolean => a.about && isExact(b) && !b.about

/** "About" is within a tenth. */
export const widened = (a: Span): Span => {
  if (!a.about) return a
  const low = a.lower - Math.abs(a.lower) / 10
  const high = a.upper + Math.abs(a.upper) / 10
  return Quantity.interval({ ...a, lower: low, upper: high })
}

/** The twelve digits in which numbers agree. */
export const digits = (value: number): number => Number(value.toPrecision(12))

/** Of what is only about, the whole things in it: half an activity is none. */
export const whole = (a: Span): Span => {
  const [lower, upper] = [Math.ceil(digits(a.lower)), Math.floor(digits(a.upper))]
  return a.about && lower <= upper ? Quantity.interval({ ...a, lower, upper }) : a
}

/** What was told as about a number, in its words again: in the middle of what it may be. */
export const spoken = (a: Span): Span => {
  const middle = (a.lower + a.upper) / 2
  const isTenth = Math.abs(a.upper - a.lower - Math.abs(middle) / 5) <= 1e-9 * Math.abs(middle)
  return a.about && isTenth ? Quantity.about(digits(middle)) : a
}

/** The same of what there are only whole ones of. */
export const counted = (measure: { readonly whole: boolean }, a: Span): Span => (measure.whole ? whole(a) : a)

/** What is left of a whole without one of its parts; what only rounding leaves is nothing. */
export const minus = (a: Span, b: Span): Span => {
  const left = (x: number, y: number): number => (Math.abs(x - y) <= slack(x, y) ? 0 : x - y)
  return Quantity.interval({ ...Quantity.subtract(a, b), lower: left(a.lower, b.upper), upper: left(a.upper, b.lower) })
}
