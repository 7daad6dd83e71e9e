/** Pages of a scan put together. @internal */
import type * as Figures from "../../Figures.ts"
import { blank, type Columns } from "./blank.ts"

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
  const columns = blank(length)
  let before = 0
  for (const page of pages) {
    for (const name in columns) columns[name as keyof Columns].set(page[name as keyof Columns], before)
    before += page.length
  }
  let ids: ReadonlyArray<string> | undefined
  return {
    ...columns,
    length,
    texts: pages.at(-1)?.texts ?? noTexts,
    get ids() {
      return (ids ??= pages.flatMap((page) => page.ids))
    }
  }
}
