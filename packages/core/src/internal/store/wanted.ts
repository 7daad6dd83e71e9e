/** What requests ask of each measure, so that a figure is given once however many of them it answers. @internal */
import type { Request } from "../../Store.ts"

/** What is asked of one measure. Days are day numbers. @category models @since 0.1.0 */
export interface Wanted {
  readonly measure: string
  /** Figures whose period shares a day with one of these `[from, to)`. */
  readonly days: ReadonlyArray<readonly [from: number, to: number]>
  /**
   * The figures of each series that end latest among those that end on or before `by`, where they end behind `after`. What
   * shares a day with `days` is given there, but hides what ended before it here too.
   */
  readonly latest: ReadonlyArray<{ readonly after: number; readonly by: number }>
}

/** Whether a period from `start` until before `end` shares a day with what is asked. @category rules @since 0.1.0 */
export const isWithin = ({ days }: Wanted, start: number, end: number): boolean => {
  for (const [from, to] of days) if (start < to && end > from) return true
  return false
}

/** What is asked, measure by measure. @category rules @since 0.1.0 */
export const of = (requests: ReadonlyArray<Request>): ReadonlyArray<Wanted> =>
  [...new Set(requests.map(({ measure }) => measure))].map((measure): Wanted => {
    const own = requests.filter((request) => request.measure === measure)
    const froms = own.flatMap(({ from, latestBefore }) => (latestBefore ? [from] : []))
    const ascending = [...new Set(froms)].sort((a, b) => a - b)
    return {
      measure,
      days: own.map(({ from, to }) => [from, to]),
      // What ends latest by two days, and before the earlier of them, is the same figure: the earlier one gives it.
      latest: ascending.map((by, index) => ({ after: ascending[index - 1] ?? -Infinity, by }))
    }
  })
