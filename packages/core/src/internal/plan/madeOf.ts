/** Of which units that were there on a day those of later boundaries were made. @internal */
import type * as Day from "../../Day.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"

interface MadeOf {
  /** The level of a unit that was made of others. */
  readonly level: (unit: string) => string | undefined
  /** What a unit was made of; only itself where it was there already. */
  readonly of: (unit: string) => ReadonlyArray<string>
  /** How much of a former unit is known to be in some of later boundaries. */
  readonly share: (former: string, units: ReadonlySet<string>) => number
}

const itself: MadeOf = { level: () => undefined, of: (unit) => [unit], share: () => 1 }

/** Where the boundaries asked for are not later than the day, each is made of itself. */
export const madeOf = (
  territory: Territory.Territory,
  { boundaries, hierarchy }: Pick<Rollup.Rollup, "boundaries" | "hierarchy">,
  day: Day.Day
): MadeOf => {
  if (boundaries === "as reported" || boundaries.asOf <= day) return itself
  const { asOf } = boundaries
  const asked = { ...boundaries, hierarchy }
  const isThere = (unit: string): boolean => Territory.unitAlive(territory, hierarchy, unit, day)
  const { level, number } = Territory.snapshotAt(territory, hierarchy, asOf)
  return {
    of: (unit) => (isThere(unit) ? [unit] : Territory.predecessors(territory, { ...asked, unit, on: asOf, at: day })),
    level: (unit) =>
      isThere(unit) ? undefined : territory.hierarchies.get(hierarchy)!.levels[level[number.get(unit) ?? -1] ?? -1]?.id,
    share: (former, units) => {
      const heirs = Territory.crossingsOf(territory, { ...asked, unit: former, from: day, to: asOf })
      const here = heirs.filter(({ to }) => units.has(to))
      // All of it is there where all its heirs are, whatever each of them got.
      return here.length === heirs.length ? 1 : here.reduce((sum, { weight }) => sum + (weight || 0), 0)
    }
  }
}
