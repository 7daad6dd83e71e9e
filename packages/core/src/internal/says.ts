/** Numbers within a sentence. @internal */
import * as Quantity from "../Quantity.ts"
import type * as Text from "../Text.ts"
import * as Words from "../Words.ts"

/** With the decimals of a published number, its ends never rounded towards each other: 66.667 at least is 66.66 at least. */
export const outward = (of: Quantity.Quantity, decimals?: number): Quantity.Quantity => {
  const end = (value: number, sign: number) => {
    const places = decimals ?? (Math.abs(value) < 1 ? 4 : 2)
    // Just short of half a step, by more than arithmetic leaves.
    return Words.round(value + (sign * 0.49999999) / 10 ** places, places)
  }
  return Quantity.isExact(of) ? of : Quantity.interval({ ...of, lower: end(of.lower, -1), upper: end(of.upper, 1) })
}

/** Vietnamese says from where a span goes: `từ 57 đến 73`, `khoảng từ 57 đến 73`. */
export const says = (of: Quantity.Quantity, language: Text.Language, show?: (value: number) => string): string => {
  const span = show === undefined ? outward(of) : of
  const { about, lower, upper } = span
  const isRange = lower !== upper && Number.isFinite(lower) && Number.isFinite(upper)
  if (!isRange || language === "en") return Quantity.render(span, language, show)
  return `${about ? "khoảng " : ""}từ ${Quantity.render({ ...span, about: false }, language, show)}`
}

/** What is from zero on is at most its end; `undefined` for other spans. */
export const upTo = (
  { about, lower, lowerOpen, upper, upperOpen }: Quantity.Quantity,
  language: Text.Language,
  show?: (value: number) => string
): string | undefined => {
  if (lower !== 0 || lowerOpen || upper === 0 || upper === Infinity) return undefined
  const end = Quantity.render(about ? Quantity.about(upper) : Quantity.exact(upper), language, show)
  const [vi, en] = upperOpen ? ["dưới", "less than"] : ["nhiều nhất", "at most"]
  return `${language === "vi" ? vi : en} ${end}`
}

/** Open above, for parts may not be all: what they say so far. */
export const soFar = (span: Quantity.Quantity, language: Text.Language): string =>
  span.upper === Infinity && !span.lowerOpen ? says(Quantity.exact(span.lower), language) : says(span, language)
