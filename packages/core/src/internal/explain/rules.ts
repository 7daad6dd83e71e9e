/** Rules in words: how figures were combined. @internal */
import type * as Explanation from "../../Explanation.ts"
import type * as Measure from "../../Measure.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Rollup from "../../Rollup.ts"
import type * as Text from "../../Text.ts"
import * as phrases from "./phrases.ts"

const operators: { readonly [O in Measure.Operator]: Text.Text } = {
  sum: { vi: "cộng", en: "added" },
  last: { vi: "lấy số cuối", en: "last one taken" },
  first: { vi: "lấy số đầu", en: "first one taken" },
  min: { vi: "lấy nhỏ nhất", en: "smallest taken" },
  max: { vi: "lấy lớn nhất", en: "largest taken" },
  average: { vi: "lấy trung bình", en: "averaged" },
  bounds: { vi: "có thể trùng, chỉ biết khoảng", en: "may overlap, bounded" },
  only: { vi: "lấy nguyên số báo cáo", en: "taken as reported" }
}

/** How a roll-up combines, and how its figures made the value where that is no plain sum. */
export const ruleOf = (
  { along }: Rollup.Rollup,
  how: Explanation.How,
  value: Quantity.Quantity | undefined
): Text.Text => {
  const [time, place] = [operators[along.time], operators[along.place]]
  const made =
    how === "derived"
      ? { vi: "suy ra từ số chung trừ đi các phần khác", en: "derived: the whole less its other parts" }
      : how === "bounds" && value !== undefined && Quantity.isExact(value)
        ? undefined // Bounds that meet leave one number.
        : phrases.how(how)
  const more = (language: Text.Language) => (made === undefined ? "" : `; ${made[language]}`)
  return {
    vi: `theo thời gian: ${time.vi}; theo địa bàn: ${place.vi}${more("vi")}`,
    en: `over time: ${time.en}; over places: ${place.en}${more("en")}`
  }
}
