/** What is asked of a number, in words: `ít nhất`, `at most`. @internal */
import type * as Quantity from "../Quantity.ts"
import type * as Text from "../Text.ts"

export const comparators: { readonly [K in Quantity.Comparator]: Text.Text } = {
  ">=": { vi: "ít nhất", en: "at least" },
  ">": { vi: "trên", en: "more than" },
  "<=": { vi: "không quá", en: "at most" },
  "<": { vi: "dưới", en: "less than" },
  "=": { vi: "đúng", en: "exactly" }
}
