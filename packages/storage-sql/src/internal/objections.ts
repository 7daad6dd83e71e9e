/** What keeps observations out of a store: the rules of `ObservationStore.append`, over rows. @internal */
import type { LantoaError, Observation } from "@lantoa/core"
import type { Row } from "./database.ts"
import { cellOf, type Superseded } from "./rows.ts"

/** A stored observation, as far as the rules ask. */
export interface Known {
  readonly cell: string
  readonly knownAt: string
}

/** What is stored already of the ids and the cells that a batch touches. */
export interface Stored {
  readonly known: ReadonlyMap<string, Known>
  /** The uncorrected observation of each cell. */
  readonly current: ReadonlyMap<string, string>
}

export interface Judged {
  readonly problems: ReadonlyArray<LantoaError.Problem>
  /** By what and when observations of the batch or of the store are corrected. */
  readonly superseded: ReadonlyMap<string, Superseded>
}

type Objection = readonly [code: string, message: string] | undefined

/** Judges observations in their order: each sees those before it. */
export const judge = (
  observations: ReadonlyArray<Observation.Observation>,
  rows: ReadonlyArray<Row>,
  stored: Stored
): Judged => {
  const added = new Map<string, Known>()
  const cells = new Map<string, string>()
  const superseded = new Map<string, Superseded>()
  const find = (id: string) => added.get(id) ?? stored.known.get(id)

  const object = (observation: Observation.Observation, cell: string): Objection => {
    const { id, value, knownAt, corrects } = observation
    if (value !== null && !(value.lower <= value.upper))
      return ["no-quantity", `its value runs from ${value.lower} to ${value.upper}; use null for what is not known`]
    if (find(id) !== undefined) return ["duplicate-id", `the id "${id}" is taken; give every observation its own`]
    const current = cells.get(cell) ?? stored.current.get(cell)
    if (corrects !== undefined) return objectCorrection(corrects.observation, knownAt, cell, current)
    return current === undefined
      ? undefined
      : [
          "duplicate-figure",
          `"${current}" already holds this figure; to replace it, append a correction (corrects: { observation: "${current}", reason })`
        ]
  }

  const objectCorrection = (id: string, knownAt: string, cell: string, current: string | undefined): Objection => {
    const corrected = find(id)
    if (corrected === undefined) return ["unknown-observation", `corrects "${id}", which is not in the store`]
    if (corrected.cell !== cell)
      return [
        "other-figure",
        `corrects "${id}", which is another figure: measure, units, period, team, cohorts, activity and breakdown must be the same`
      ]
    if (current !== id)
      return ["already-corrected", `corrects "${id}", which "${current}" has corrected already; correct that one`]
    return knownAt > corrected.knownAt
      ? undefined
      : ["known-too-early", `is known at ${knownAt}, not after the figure it corrects (${corrected.knownAt})`]
  }

  const problems: Array<LantoaError.Problem> = []
  observations.forEach((observation, index) => {
    const cell = cellOf(rows[index]!)
    const objection = object(observation, cell)
    if (objection !== undefined) {
      problems.push({ code: objection[0], path: ["observations", index], message: objection[1] })
      return
    }
    added.set(observation.id, { cell, knownAt: observation.knownAt })
    cells.set(cell, observation.id)
    if (observation.corrects !== undefined)
      superseded.set(observation.corrects.observation, { at: observation.knownAt, by: observation.id })
  })
  return { problems, superseded }
}
