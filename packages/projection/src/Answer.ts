/**
 * Answers: a value, or the reason why there is none. Where data do not carry a number, no number is given.
 *
 * @since 0.1.0
 */
import { Quantity, type Text, Words } from "@lantoa/core"
import * as locale from "./internal/locale.ts"

/**
 * A reported figure: a number, or a range it is known to lie in ("more than 550" is `{ lower: 550, upper: Infinity }`),
 * to which `about` adds that it may lie outside it a little. A core `Quantity` is a figure.
 *
 * @category models
 * @since 0.1.0
 */
export type Figure = number | Range

/**
 * A range a figure lies in; an open end is not in it ("more than 550" excludes 550).
 *
 * @category models
 * @since 0.1.0
 */
export interface Range {
  readonly lower: number
  readonly upper: number
  readonly lowerOpen?: boolean
  readonly upperOpen?: boolean
  readonly about?: boolean
}

/** The number a figure stands for, or `undefined` where it is only a range. @category getters @since 0.1.0 */
export const exact = (figure: Figure): number | undefined => {
  if (typeof figure === "number") return figure
  return figure.lower === figure.upper && figure.about !== true ? figure.lower : undefined
}

/** The figure as a quantity of core's, to be compared by core's law. @category conversions @since 0.1.0 */
export const quantity = (figure: Figure): Quantity.Quantity =>
  typeof figure === "number"
    ? Quantity.exact(figure)
    : Quantity.interval({ lowerOpen: false, upperOpen: false, ...figure })

/**
 * Why there is no answer.
 *
 * @category models
 * @since 0.1.0
 */
export type Reason =
  | { readonly _tag: "NoData" }
  | { readonly _tag: "NoPaths" }
  | { readonly _tag: "OneObservation" }
  | { readonly _tag: "LatestIsBound" }
  | { readonly _tag: "ThresholdIsBound" }
  | { readonly _tag: "ThresholdNotFinite" }
  | { readonly _tag: "NoDeadline" }
  | { readonly _tag: "DeadlineNotAStep" }
  | { readonly _tag: "DeadlineBeyondHorizon"; readonly step: number; readonly horizon: number }
  | { readonly _tag: "DeadlineUnobserved"; readonly step: number }
  | { readonly _tag: "DeadlineIsBound" }
  | { readonly _tag: "DeadlinePast" }
  | { readonly _tag: "AlreadyMet" }
  | { readonly _tag: "NotAdvancing" }
  | { readonly _tag: "NotBounded" }
  | { readonly _tag: "NeverDrawn" }
  | { readonly _tag: "MissingUnits"; readonly units: ReadonlyArray<string> }
  | { readonly _tag: "DrawsDiffer" }
  | { readonly _tag: "BaseMissing" }
  | { readonly _tag: "BaseNotPositive" }
  | { readonly _tag: "LatestNotPositive" }
  | { readonly _tag: "ThresholdNotPositive" }
  | { readonly _tag: "NoElapsedTime" }
  | { readonly _tag: "DeadlineNotAfterBase" }
  | { readonly _tag: "OutsideBounds" }
  | { readonly _tag: "NothingRequired" }
  | { readonly _tag: "Unsettled"; readonly text: Text.Text }
  | {
      readonly _tag: "OnlyABound"
      readonly kind: "ceiling" | "floor" | "population"
      /** Between what the odds lie. */
      readonly least?: number
      readonly most?: number
      /** The record for which none are stated. */
      readonly failed?: { readonly coverage80: number; readonly count: number }
    }
  | { readonly _tag: "BacktestFailed"; readonly coverage80: number; readonly count: number }

/**
 * A value or a reason. `A` is plain data.
 *
 * @category models
 * @since 0.1.0
 */
export type Answer<A> =
  | { readonly _tag: "Known"; readonly value: A }
  | { readonly _tag: "Unknown"; readonly reason: Reason; readonly text: Text.Text }

/** @category constructors @since 0.1.0 */
export const known = <A>(value: A): Answer<A> => ({ _tag: "Known", value })

/** @category constructors @since 0.1.0 */
export const unknown = (reason: Reason): Answer<never> => ({ _tag: "Unknown", reason, text: explain(reason) })

/** Another value in the place of a known one; a reason stays. @category mapping @since 0.1.0 */
export const map = <A, B>(self: Answer<A>, f: (value: A) => B): Answer<B> =>
  self._tag === "Known" ? known(f(self.value)) : self

/** Another answer in the place of a known value; a reason stays. @category mapping @since 0.1.0 */
export const flatMap = <A, B>(self: Answer<A>, f: (value: A) => Answer<B>): Answer<B> =>
  self._tag === "Known" ? f(self.value) : self

/** The value, or `undefined` where there is only a reason. @category getters @since 0.1.0 */
export const value = <A>(self: Answer<A>): A | undefined => (self._tag === "Known" ? self.value : undefined)

/** The reason in words: what is missing, and what would supply it. @category getters @since 0.1.0 */
export const explain = (reason: Reason): Text.Text => {
  switch (reason._tag) {
    case "DeadlineBeyondHorizon":
      return {
        vi: `Thời hạn cách ${locale.number(reason.step, "vi")} kỳ, dự báo chỉ có ${locale.number(reason.horizon, "vi")} kỳ: hãy dự báo xa hơn.`,
        en: `The deadline is ${locale.number(reason.step, "en")} steps ahead, the forecast covers ${locale.number(reason.horizon, "en")}: forecast further.`
      }
    case "DeadlineUnobserved":
      return {
        vi: "Đã quá hạn mà chưa có số liệu của kỳ đó.",
        en: "The deadline has passed, and there is no figure of it."
      }
    case "MissingUnits":
      return {
        vi: `Thiếu số liệu của: ${reason.units.join(", ")}. Hãy bổ sung, hoặc loại ra và nói rõ.`,
        en: `No data from: ${reason.units.join(", ")}. Supply them, or leave these units out and say so.`
      }
    case "BacktestFailed": {
      const { count, coverage80 } = reason
      const held = Math.round(coverage80 * count)
      return {
        vi: `Không nêu xác suất, vì dự báo thử trên quá khứ chỉ đúng ${held}/${count} lần.`,
        en: `No odds are given, as on the past only ${held} of ${count} intervals held.`
      }
    }
    case "Unsettled":
      return reason.text
    case "OnlyABound":
      return onlyABound(reason)
    default:
      return texts[reason._tag]
  }
}

/** Of figures that the target's own cannot exceed, or cannot fall below. */
const onlyABound = ({
  failed,
  kind,
  least = 0,
  most = 1
}: Extract<Reason, { readonly _tag: "OnlyABound" }>): Text.Text => {
  const odds = (language: locale.Language, upTo: string, atLeast: string) =>
    most < 1
      ? `${upTo} ${locale.chance(most, language)}`
      : least > 0
        ? `${atLeast} ${locale.chance(least, language)}`
        : ""
  const [vi, en] = [
    odds("vi", "khả năng đạt không quá", "khả năng đạt ít nhất là"),
    odds("en", "the odds are at most", "the odds are at least")
  ]
  const isCeiling = kind === "ceiling"
  const what = isCeiling ? "trần" : "sàn"
  // Odds that few or nearly all futures leave open say what is likely.
  if (most < 0.33 || least >= 0.66) {
    return {
      vi: `Số liệu là mức ${what}: mức thật không thể ${isCeiling ? "cao" : "thấp"} hơn, nên ${vi}.`,
      en: `The figures are a ${kind}: the true level cannot be ${isCeiling ? "higher" : "lower"}, so ${en}.`
    }
  }
  const because =
    failed === undefined
      ? { vi: "", en: "" }
      : Words.both((language) => ` ${explain({ _tag: "BacktestFailed", ...failed })[language]}`)
  const told = (text: string) => (text === "" ? "" : `; ${text}`)
  return {
    vi: `Số liệu chỉ là mức ${what}, chưa đủ để kết luận${told(vi)}.${because.vi}`,
    en: `The figures are only a ${kind}, which does not decide${told(en)}.${because.en}`
  }
}

type Plain = Exclude<
  Reason["_tag"],
  "Unsettled" | "OnlyABound" | "DeadlineBeyondHorizon" | "DeadlineUnobserved" | "MissingUnits" | "BacktestFailed"
>

const texts: { readonly [tag in Plain]: Text.Text } = {
  NoData: { vi: "Chưa có số liệu nào.", en: "There is no data." },
  NoPaths: { vi: "Dự báo không có đường mô phỏng nào.", en: "The forecast has no sample paths." },
  OneObservation: {
    vi: "Chỉ có một số liệu nên chưa có tốc độ hiện tại.",
    en: "There is one observation, so there is no current pace."
  },
  LatestIsBound: {
    vi: "Số liệu mới nhất chỉ cho biết một khoảng hoặc một số ước (như “hơn 550”, “khoảng 87”), chưa đủ để kết luận.",
    en: "The latest figure is only a range or an estimate (such as “more than 550”, “about 87”), which does not decide."
  },
  ThresholdIsBound: {
    vi: "Mức chỉ tiêu chỉ là một khoảng, không phải một con số.",
    en: "The threshold is only a range, not a number."
  },
  ThresholdNotFinite: { vi: "Mức chỉ tiêu không phải số hữu hạn.", en: "The threshold is not a finite number." },
  NoDeadline: { vi: "Chỉ tiêu không nêu thời hạn.", en: "The target states no deadline." },
  DeadlineNotAStep: {
    vi: "Thời hạn không rơi vào một kỳ nguyên: hãy tính theo số kỳ.",
    en: "The deadline is not a whole number of steps: count it in steps."
  },
  DeadlineIsBound: {
    vi: "Thời hạn đã qua; số liệu của kỳ đó chỉ cho biết một khoảng hoặc một số ước, chưa đủ để kết luận.",
    en: "The deadline has passed; the figure of that period is only a range or an estimate, which does not decide."
  },
  DeadlinePast: { vi: "Thời hạn đã qua.", en: "The deadline has passed." },
  AlreadyMet: { vi: "Chỉ tiêu đã đạt.", en: "The target is already met." },
  NotAdvancing: {
    vi: "Hiện không tiến về phía chỉ tiêu: không bội số nào của tốc độ hiện tại là đủ.",
    en: "There is no advance towards the target: no multiple of the current pace is enough."
  },
  NotBounded: {
    vi: "Thang này cần chặn dưới và chặn trên hữu hạn (ví dụ tỷ lệ từ 0 đến 100).",
    en: "This scale needs a finite lower and upper bound (such as a share from 0 to 100)."
  },
  NeverDrawn: {
    vi: "Điều kiện này không xảy ra trong đường mô phỏng nào.",
    en: "The condition happens in none of the sample paths."
  },
  DrawsDiffer: {
    vi: "Các đơn vị không có cùng số đường mô phỏng nên không ghép chung được.",
    en: "The units differ in their number of sample paths, so the paths cannot be joined."
  },
  BaseMissing: {
    vi: "Thiếu số liệu năm gốc; không thay bằng năm khác.",
    en: "The base figure is missing; no other year is put in its place."
  },
  BaseNotPositive: {
    vi: "Số liệu gốc bằng 0 hoặc âm: tốc độ tăng bình quân không xác định.",
    en: "The base is zero or negative: a compound growth rate is not defined."
  },
  LatestNotPositive: {
    vi: "Số liệu mới nhất âm: tốc độ tăng bình quân không xác định.",
    en: "The latest figure is negative: a compound growth rate is not defined."
  },
  ThresholdNotPositive: {
    vi: "Chỉ tiêu bằng 0 hoặc âm: không tốc độ tăng bình quân nào tới được.",
    en: "The target is zero or negative: no compound growth rate reaches it."
  },
  NoElapsedTime: {
    vi: "Số liệu mới nhất không muộn hơn số liệu gốc.",
    en: "The latest figure is not later than the base."
  },
  DeadlineNotAfterBase: { vi: "Thời hạn không muộn hơn kỳ gốc.", en: "The deadline is not later than the base." },
  NothingRequired: {
    vi: "Chỉ tiêu trùng với mức gốc: không có tốc độ nào để so sánh.",
    en: "The target equals the base: there is no required pace to compare with."
  },
  OutsideBounds: {
    vi: "Có giá trị nằm ngoài giới hạn của thang đo.",
    en: "A value lies outside the bounds of the scale."
  }
}
