/** The days for which figures were filed that count as those of a life: a week in which a team began is a week all the same. @internal */
import { spanKey } from "./box.ts"

type Days = readonly [start: number, end: number]

/** What became of the days of figures. */
export interface Cut {
  /** Takes the days for which a figure was filed, and those of them that count; gives the latter. */
  readonly take: (filed: Days, counted: Days) => Days
  /** Spans of days that count, each as it was filed. */
  readonly filed: (spans: ReadonlyArray<Days>) => ReadonlyArray<Days>
}

export const make = (): Cut => {
  const [whole, cut] = [new Set<number>(), new Map<number, Days>()]
  return {
    take: (filed, counted) => {
      const key = spanKey(...counted)
      if (key === spanKey(...filed)) whole.add(key)
      else cut.set(key, filed)
      return counted
    },
    filed: (spans) => spans.map((days) => (whole.has(spanKey(...days)) ? days : (cut.get(spanKey(...days)) ?? days)))
  }
}
