/** Which units of a frame figures speak of, by the codes of their units. @internal */
import type * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import type * as Frames from "../places/frame.ts"

/** By code of a set of units, the number of a single unit; -1 for others. */
export interface Numbers {
  /** By code of a period: the units that are there on all of its days; `undefined` where the tree changes within. */
  readonly byPeriod: ReadonlyArray<Int32Array | undefined>
  /** Those that are there on any day, or what lies above them. */
  readonly any: Int32Array
}

const make = ({ texts }: Figures.Figures, { before, snapshot }: Frames.Frame): Numbers => {
  const of = (number: (unit: string) => number | undefined): Int32Array =>
    Int32Array.from(texts.units, (units) => (units.length === 1 ? (number(units[0]!) ?? -1) : -1))
  const now = of(snapshot.number.get)
  if (before === undefined) return { byPeriod: texts.periods.map(() => now), any: now }
  const then = of(before.number)
  return {
    byPeriod: texts.periods.map((period) => {
      const { end, start } = Period.bounds(period)
      return end <= before.until ? then : before.until <= start ? now : undefined
    }),
    any: of((unit) => snapshot.number.get(unit) ?? before.near(unit))
  }
}

const made = new WeakMap<Figures.Figures, WeakMap<Frames.Frame, Numbers>>()

export const of = (figures: Figures.Figures, frame: Frames.Frame): Numbers => {
  const known = made.get(figures) ?? new WeakMap<Frames.Frame, Numbers>()
  made.set(figures, known)
  const found = known.get(frame) ?? make(figures, frame)
  known.set(frame, found)
  return found
}
