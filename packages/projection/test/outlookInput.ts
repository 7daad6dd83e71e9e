/** One target with everything an outlook can say, for tests. */
import { Forecast, type Outlook, Series } from "@lantoa/projection"
import { series } from "./evidence.ts"

const forecast = Forecast.clamp(
  Forecast.gaussian({
    method: "theta (logit)",
    mean: Float64Array.of(41, 46, 51, 55.5, 60, 64),
    deviation: Float64Array.of(3, 4, 5, 6, 7, 7.5)
  }),
  Series.percent
)

export const goal: Outlook.Goal = {
  id: "accounts/18+",
  title: { vi: "Người từ 18 tuổi có tài khoản & thẻ", en: "Adults with an account & a card" },
  comparator: ">=",
  threshold: 60,
  deadline: { label: "2028", step: 4 },
  base: { step: -4, value: 20 },
  unit: { vi: "%", en: "%" }
}

export const input: Outlook.Input = {
  goal,
  series: series([20, 24, Number.NaN, 31, 36]),
  forecast,
  paths: Forecast.paths(forecast, 2000, 1),
  label: (step) => String(2024 + step),
  backtest: { count: 1200, coverage80: 0.79, coverage95: 0.93, mae: 2.34 },
  caveats: [{ vi: "Từ 2023 đổi định nghĩa.", en: "The definition changed in 2023." }]
}
