/** Figures of which some lie inside others: each thing is counted once. @internal */
import type * as Measure from "../../Measure.ts"
import type { Lattice } from "../boxes/category.ts"
import type { Report } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import { most } from "../extremes.ts"

type Boxed = Pick<Report, "units" | "category" | "start" | "end">

const isShared = (a: Boxed, b: Boxed): boolean => a.start < b.end && b.start < a.end
const days = ({ end, start }: Boxed): number => end - start

/** Those of figures inside a place that no other of them counts as well, the longer ones first; of what crosses, the longer one. */
export const once = (
  lattice: Lattice,
  place: ReadonlyArray<string>,
  figures: ReadonlyArray<Report>
): ReadonlyArray<Report> => {
  const all = place.join("+")
  const holds = (outer: Report, inner: Report): boolean => {
    const units = outer.units.join("+")
    return (
      isShared(outer, inner) &&
      (units === all || units === inner.units.join("+")) &&
      lattice.isWithin(inner.category, outer.category)
    )
  }
  let kept: ReadonlyArray<Report> = []
  for (const one of [...figures].sort((a, b) => days(b) - days(a) || a.start - b.start)) {
    if (kept.some((other) => holds(other, one))) continue
    kept = [...kept.filter((other) => days(other) > days(one) || !holds(one, other)), one]
  }
  return kept
}

type Additivity = Measure.Resolved["additivity"]

/** Of several that may hold the same things again: at least the largest. */
const leastOf = (said: ReadonlyArray<number>): Span.Span =>
  said.length === 1 ? Span.exactly(said[0]!) : Span.atLeast(Span.exactly(most(said)))

/** What figures inside a place say together; of those whom several days may count again at least what some days say. */
export const saidOnce = (
  lattice: Lattice,
  { place: over, team, time }: Additivity,
  place: ReadonlyArray<string>,
  figures: ReadonlyArray<Report>
): Span.Span => {
  const apart = once(lattice, place, figures)
  if (time === "additive") return apart.reduce((sum, { quoted }) => (quoted ? Span.add(sum, quoted) : sum), Span.zero)
  const byDays = new Map<string, number>()
  const adds = over === "additive" && team === "additive"
  for (const { end, said, start } of apart) {
    const before = byDays.get(`${start} ${end}`) ?? 0
    byDays.set(`${start} ${end}`, adds ? before + said : Math.max(before, said))
  }
  return leastOf([...byDays.values()])
}

/** What units say together. */
export const ofUnits = ({ place }: Additivity, said: ReadonlyArray<Span.Span>): Span.Span =>
  place === "additive" ? said.reduce(Span.add, Span.zero) : leastOf(said.map(({ lower }) => lower))
