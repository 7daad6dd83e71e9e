/** What keeps observations out of a store: the rules of `ObservationStore.append`, the same for every store. @internal */
import type { Problem } from "../../LantoaError.ts"
import type * as Observation from "../../Observation.ts"

/** A stored observation, as far as the rules ask. @category models @since 0.1.0 */
export interface Known {
  readonly cell: string
  readonly knownAt: string
}

/** What is stored already of the ids and the cells that a batch touches. @category models @since 0.1.0 */
export interface Stored {
  readonly find: (id: string) => Known | undefined
  /** The id of the uncorrected observation that holds the figure. */
  readonly current: (cell: string, observation: Observation.Observation) => string | undefined
}

/** What becomes of a batch: the problems that keep all of it out, or what it corrects, when and by what. @category models @since 0.1.0 */
export interface Judged {
  readonly problems: ReadonlyArray<Problem>
  readonly superseded: ReadonlyMap<string, { readonly at: string; readonly by: string }>
}

type Objection = readonly [code: string, message: string] | undefined

/**
 * The rules of `append`, for stores to share: judges observations in their order, each sees those before it. `cells` holds
 * a text for each observation that is equal where `Observation.cell` is.
 *
 * @category rules
 * @since 0.1.0
 */
export const judge = (
  observations: ReadonlyArray<Observation.Observation>,
  cells: ReadonlyArray<string>,
  stored: Stored
): Judged => {
  const added = new Map<string, Known>()
  const filled = new Map<string, string>()
  const superseded = new Map<string, { readonly at: string; readonly by: string }>()
  const find = (id: string) => added.get(id) ?? stored.find(id)

  const object = (observation: Observation.Observation, cell: string): Objection => {
    const { id, value, knownAt, corrects } = observation
    if (value !== null && !(value.lower <= value.upper))
      return ["no-quantity", `its value runs from ${value.lower} to ${value.upper}; use null for what is not known`]
    if (find(id) !== undefined) return ["duplicate-id", `the id "${id}" is taken; give every observation its own`]
    const current = filled.get(cell) ?? stored.current(cell, observation)
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

  const problems: Array<Problem> = []
  observations.forEach((observation, index) => {
    const cell = cells[index]!
    const objection = object(observation, cell)
    if (objection !== undefined) {
      problems.push({ code: objection[0], path: ["observations", index], message: objection[1] })
      return
    }
    added.set(observation.id, { cell, knownAt: observation.knownAt })
    filled.set(cell, observation.id)
    if (observation.corrects !== undefined)
      superseded.set(observation.corrects.observation, { at: observation.knownAt, by: observation.id })
  })
  return { problems, superseded }
}
