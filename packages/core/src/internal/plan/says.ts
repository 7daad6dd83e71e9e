/** Numbers within a sentence, without what is counted. @internal */
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"

export const says = (span: Quantity.Quantity, language: Text.Language): string => {
  const text = Quantity.render(span, language)
  const isRange = span.lower !== span.upper && Number.isFinite(span.lower) && Number.isFinite(span.upper)
  return isRange && language === "vi" ? `từ ${text}` : text
}

/** Open above, for parts may not be all: what they say so far. */
export const soFar = (span: Quantity.Quantity, language: Text.Language): string =>
  span.upper === Infinity && !span.lowerOpen ? says(Quantity.exact(span.lower), language) : says(span, language)
