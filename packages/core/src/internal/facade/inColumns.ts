/** Readings as columns, in slices. @internal */
import * as Effect from "effect/Effect"
import type { Columns, Readings } from "../../Readings.ts"
import { columning, rowsOf } from "../plan/readings.ts"
import { inSlices } from "./telling.ts"

/** How many readings are reckoned before others have their turn. */
const slice = 250

export const inColumns = (readings: Readings, tell: (done: number) => Effect.Effect<void>): Effect.Effect<Columns> =>
  Effect.suspend(() => {
    const { columns, put } = columning(rowsOf(readings))
    return Effect.as(inSlices(readings.length, slice, tell)(put), columns)
  })
