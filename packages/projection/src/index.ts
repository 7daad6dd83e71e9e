export * as Forecast from "./Forecast.ts"
export * as Series from "./Series.ts"
