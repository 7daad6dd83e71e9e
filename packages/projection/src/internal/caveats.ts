/**
 * What a reader of an outlook must know and the data themselves say.
 *
 * @internal
 */
import { exact, type Text } from "../Answer.ts"
import { latest } from "../Attainment.ts"
import type { Backtest, Goal } from "../Outlook.ts"
import type { Paths } from "../Forecast.ts"
import type { Series } from "../Series.ts"
import * as locale from "./locale.ts"

interface Input {
  readonly goal: Goal
  readonly series: Series
  readonly paths: Paths
  readonly backtest?: Backtest
}

/** The caveats that apply, the weightiest first. */
export const make = (input: Input, tolerance: number): ReadonlyArray<Text> =>
  [
    few(input.series),
    stale(input.series),
    gaps(input.series),
    beyond(input.series),
    tolerated(input.goal, tolerance),
    coarse(input.paths),
    untested(input.backtest)
  ].filter((caveat) => caveat !== undefined)

const say = (write: (number: (value: number) => string, language: locale.Language) => string): Text => ({
  vi: write((value) => locale.short(value, "vi", 2), "vi"),
  en: write((value) => locale.short(value, "en", 2), "en")
})

const few = ({ values }: Series): Text | undefined => {
  const seen = values.filter(Number.isFinite).length
  if (seen === 0 || seen >= 6) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Chỉ có ${number(seen)} số liệu: dưới 6 số liệu, khoảng dự báo dựa nhiều vào giả định hơn vào dữ liệu.`
      : `Few observations (${number(seen)}): below 6 the intervals rest on assumptions more than on data.`
  )
}

const stale = (series: Series): Text | undefined => {
  const step = latest(series)?.step ?? 0
  if (step === 0) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Số liệu mới nhất đã cũ ${number(-step)} kỳ.`
      : `Steps since the latest observation: ${number(-step)}.`
  )
}

const gaps = ({ values }: Series): Text | undefined => {
  const first = values.findIndex(Number.isFinite)
  const last = values.findLastIndex(Number.isFinite)
  const missing = values.subarray(Math.max(first, 0), last + 1).filter((value) => !Number.isFinite(value)).length
  if (missing === 0) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Thiếu ${number(missing)} kỳ giữa chuỗi.`
      : `Steps inside the series without an observation: ${number(missing)}.`
  )
}

const beyond = ({ bounds: { upper }, values }: Series): Text | undefined => {
  const top = values.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), -Infinity)
  if (!(top > upper)) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Có số liệu ${number(top)} vượt mức trần ${number(upper)}: hãy kiểm tra tử số, mẫu số.`
      : `A figure of ${number(top)} lies above the ceiling of ${number(upper)}: check numerator and denominator.`
  )
}

const tolerated = (goal: Goal, tolerance: number): Text | undefined => {
  const threshold = exact(goal.threshold)
  if (tolerance === 0 || threshold === undefined) return undefined
  const edge =
    goal.comparator === "=" ? undefined : threshold + (goal.comparator.startsWith(">") ? -tolerance : tolerance)
  return say((number, language) => {
    const unit = goal.unit?.[language] ?? ""
    if (edge === undefined) {
      return language === "vi"
        ? `Lệch không quá ${number(tolerance)}${unit} so với ${number(threshold)}${unit} được tính là đạt.`
        : `Within ${number(tolerance)}${unit} of ${number(threshold)}${unit} counts as met.`
    }
    return language === "vi"
      ? `${number(threshold)}${unit} được tính là đạt từ mức ${number(edge)}${unit} (dung sai ${number(tolerance)}).`
      : `${number(threshold)}${unit} counts as met at ${number(edge)}${unit} (a tolerance of ${number(tolerance)}).`
  })
}

const coarse = ({ count }: Paths): Text | undefined => {
  if (count === 0 || count >= 1000) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Xác suất đếm trên ${number(count)} đường mô phỏng: sai số tới ${number(100 / Math.sqrt(count))} điểm phần trăm.`
      : `Probabilities are counted over ${number(count)} paths: they may be off by ${number(100 / Math.sqrt(count))} points.`
  )
}

const untested = (backtest: Backtest | undefined): Text | undefined =>
  backtest !== undefined && backtest.count > 0
    ? undefined
    : {
        vi: "Phương pháp chưa được kiểm tra lại trên số liệu quá khứ của chính chuỗi này.",
        en: "The method has not been back-tested on this series."
      }
