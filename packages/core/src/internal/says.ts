/** Numbers within a sentence. @internal */
import * as Quantity from "../Quantity.ts"
import type * as Text from "../Text.ts"

/** Vietnamese says from where a span goes: `từ 57 đến 73`, `khoảng từ 57 đến 73`. */
export const says = (span: Quantity.Quantity, language: Text.Language, show?: (value: number) => string): string => {
  const { about, lower, upper } = span
  const isRange = lower !== upper && Number.isFinite(lower) && Number.isFinite(upper)
  if (!isRange || language === "en") return Quantity.render(span, language, show)
  return `${about ? "khoảng " : ""}từ ${Quantity.render({ ...span, about: false }, language, show)}`
}

/** Open above, for parts may not be all: what they say so far. */
export const soFar = (span: Quantity.Quantity, language: Text.Language): string =>
  span.upper === Infinity && !span.lowerOpen ? says(Quantity.exact(span.lower), language) : says(span, language)
