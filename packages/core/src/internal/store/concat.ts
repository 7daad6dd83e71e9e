/** Pages of a scan put together. @internal */
import type * as Figures from "../../Figures.ts"

const kinds = {
  measure: Int32Array,
  period: Int32Array,
  units: Int32Array,
  category: Int32Array,
  team: Int32Array,
  activity: Int32Array,
  reporter: Int32Array,
  lower: Float64Array,
  upper: Float64Array,
  flags: Uint8Array,
  knownAt: Float64Array
}
type Columns = { readonly [K in keyof typeof kinds]: InstanceType<(typeof kinds)[K]> }

const noTexts = { measures: [], periods: [], units: [], categories: [], teams: [], activities: [], reporters: [] }

/**
 * Pages of a scan as one: a code means the same on each of them. Ids are put together when they are asked for.
 *
 * @category conversions
 * @since 0.1.0
 */
export const concat = (pages: ReadonlyArray<Figures.Figures>): Figures.Figures => {
  if (pages.length === 1) return pages[0]!
  const length = pages.reduce((sum, page) => sum + page.length, 0)
  const columns = Object.entries(kinds).map(([name, Kind]) => {
    const column = new Kind(length)
    let before = 0
    for (const page of pages) {
      column.set(page[name as keyof Columns], before)
      before += page.length
    }
    return [name, column]
  })
  let ids: ReadonlyArray<string> | undefined
  return {
    ...(Object.fromEntries(columns) as Columns),
    length,
    texts: pages.at(-1)?.texts ?? noTexts,
    get ids() {
      return (ids ??= pages.flatMap((page) => page.ids))
    }
  }
}
