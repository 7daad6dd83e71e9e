/** Forecasts timed and checked: a throw, a hole, a descent or a step over a bound is a failure, whoever made it. */
import { Forecast, type Series } from "@lantoa/projection"

/** How often it failed and how much time of the processor it took: other programs on the machine do not count. */
export interface Run {
  failures: number
  milliseconds: number
}

/** The forecast, or nothing where it failed. With `pathCount` the time includes as many sample paths. */
export const attempt = (
  run: Run,
  forecaster: Forecast.Forecaster,
  series: Series.Series,
  horizon: number,
  pathCount: number
): Forecast.Forecast | undefined => {
  const started = process.cpuUsage()
  try {
    const forecast = forecaster(series, horizon)
    const paths = pathCount > 0 ? Forecast.paths(forecast, pathCount, 1).values : forecast.quantiles
    run.milliseconds += spent(started)
    if (sound(forecast, series.bounds) && paths.every(Number.isFinite)) return forecast
  } catch {
    run.milliseconds += spent(started)
  }
  run.failures++
  return undefined
}

const spent = (started: NodeJS.CpuUsage): number => {
  const { system, user } = process.cpuUsage(started)
  return (user + system) / 1000
}

const sound = (forecast: Forecast.Forecast, bounds: Series.Range): boolean => {
  const width = forecast.levels.length
  return forecast.quantiles.every((value, k) => {
    const before = k % width === 0 ? -Infinity : (forecast.quantiles[k - 1] as number)
    return Number.isFinite(value) && value >= before && value >= bounds.lower && value <= bounds.upper
  })
}

/** Levels as `--dump` writes them: q01 … q99, q025, q975. */
const dumpLevels: ReadonlyArray<number> = [...Array.from({ length: 99 }, (_, k) => (k + 1) / 100), 0.025, 0.975]

export const dumpHeader = `task_id,h,${Array.from({ length: 99 }, (_, k) => `q${String(k + 1).padStart(2, "0")}`).join(",")},q025,q975\n`

export const dumpRows = (id: string, forecast: Forecast.Forecast): string => {
  const name = /[",]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id
  let text = ""
  for (let step = 1; step <= forecast.horizon; step++) {
    text += `${name},${step},${dumpLevels.map((level) => Number(Forecast.quantile(forecast, step, level).toPrecision(8))).join(",")}\n`
  }
  return text
}
