/** The inside of a worker thread: forecasts what it is sent by the default method. */
import { parentPort } from "node:worker_threads"
import { Ensemble, type Forecast, type Series } from "@lantoa/projection"

export interface Question {
  readonly series: ReadonlyArray<Series.Series>
  readonly horizon: number
}

export type Answer = { readonly forecasts: ReadonlyArray<Forecast.Forecast> } | { readonly failure: string }

const answer = ({ horizon, series }: Question): Answer => {
  try {
    return { forecasts: series.map((one) => Ensemble.standard(one, horizon)) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on("message", (question: Question) => parentPort?.postMessage(answer(question), []))
