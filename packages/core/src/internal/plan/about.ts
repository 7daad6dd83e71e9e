/** What a sentence is about: a reading's unit, period and measure, and what its reporters are called. @internal */
import type * as Model from "../../Model.ts"
import type * as Period from "../../Period.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as nouns from "./nouns.ts"

/** Where and when a reading is. */
export interface Place {
  readonly hierarchy: string
  readonly unit: string
  readonly period: Period.Period
  readonly basis: string
}

export interface About extends Place {
  readonly reports: Reports
  readonly model: Model.Model
  /** One of those who should report. */
  readonly level: nouns.Noun
  /** What the unit itself is. */
  readonly own: () => nouns.Noun
}

export const make = (reports: Reports, place: Place, outcome: Outcome): About => {
  const { model } = reports
  const { hierarchy, period, unit } = place
  const { level, tellers } = outcome
  const byTeams = (): boolean => level === undefined && tellers().some(({ id }) => model.teams.has(id))
  return {
    ...place,
    reports,
    model,
    // Who they are is looked at where something is said of them.
    get level() {
      return byTeams() ? nouns.team : nouns.ofLevel(model, hierarchy, level)
    },
    own: () => nouns.ofUnit(model, hierarchy, unit, period)
  }
}
