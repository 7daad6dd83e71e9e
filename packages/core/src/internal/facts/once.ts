/** Figures of which some lie inside others: each thing is counted once. @internal */
import type { Lattice } from "../boxes/category.ts"
import type { Report } from "../boxes/reports.ts"

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
