export * as Forecast from "./Forecast.ts"
export * as Random from "./Random.ts"
export * as Series from "./Series.ts"
