/** Filings without figures, as every store keeps them. @internal */
import * as Instant from "../../Instant.ts"
import * as Period from "../../Period.ts"
import type { Filing, Request } from "../../Store.ts"

/** A filing with the commit that wrote it. @category models @since 0.1.0 */
export interface Written {
  readonly filing: Filing
  readonly commit: number
}

/** Which filing it is. @category keys @since 0.1.0 */
export const keyOf = ({ form, period, reporter }: Filing): string => JSON.stringify([form, reporter, period])

/** Filings in an order that is the same in every store. @category rules @since 0.1.0 */
export const inOrder = (filings: ReadonlyArray<Filing>): ReadonlyArray<Filing> => {
  const keyed = filings.map((filing) => [`${keyOf(filing)} ${filing.knownAt}`, filing] as const)
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, filing]) => filing)
}

/** Filings that say something new: the others were filed before, and known at the same moment. @category rules @since 0.1.0 */
export const news = (
  filings: ReadonlyArray<Filing>,
  moments: (key: string) => Iterable<Instant.Instant>
): ReadonlyArray<Filing> => {
  const known = new Map<string, Set<number>>()
  return filings.filter((filing) => {
    const key = keyOf(filing)
    const own = known.get(key) ?? new Set([...moments(key)].map(Instant.toMillis))
    known.set(key, own)
    return own.size < own.add(Instant.toMillis(filing.knownAt)).size
  })
}

/**
 * The filings that bear on requests: those whose period shares a day with one, and where a request wants what came latest
 * before it, the latest of each form and reporter too. Each once, as known last, in order of form, reporter and period.
 *
 * @category rules
 * @since 0.1.0
 */
export const select = (
  visible: ReadonlyArray<Filing>,
  requests: ReadonlyArray<Pick<Request, "from" | "to" | "latestBefore">>
): ReadonlyArray<Filing> => {
  const found = new Map<string, Filing>()
  const add = (filing: Filing) => {
    const known = found.get(keyOf(filing))
    if (known === undefined || Instant.compare(filing.knownAt, known.knownAt) > 0) found.set(keyOf(filing), filing)
  }
  for (const { from, latestBefore, to } of requests) {
    const last = new Map<string, number>()
    const seriesOf = ({ form, reporter }: Filing) => `${form} ${reporter}`
    for (const filing of latestBefore ? visible : []) {
      const { end } = Period.bounds(filing.period)
      if (end <= from) last.set(seriesOf(filing), Math.max(end, last.get(seriesOf(filing)) ?? -Infinity))
    }
    for (const filing of visible) {
      const { end, start } = Period.bounds(filing.period)
      if ((start < to && end > from) || last.get(seriesOf(filing)) === end) add(filing)
    }
  }
  const order = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return order.map(([, filing]) => filing)
}
