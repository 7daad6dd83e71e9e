/** Pages of a scan put together. @internal */
import type * as Figures from "../../Figures.ts"
import { blank, type Columns } from "./blank.ts"

const noTexts = { measures: [], periods: [], units: [], categories: [], teams: [], activities: [], reporters: [] }

/** A column of pages as one. */
const joined = (pages: ReadonlyArray<Figures.Figures>, name: keyof Columns, whole: Columns[keyof Columns]) => {
  let before = 0
  for (const page of pages) {
    whole.set(page[name], before)
    before += page.length
  }
  return whole
}

/**
 * Pages of a scan as one: a code means the same on each of them. Ids are put together when they are asked for.
 *
 * @category conversions
 * @since 0.1.0
 */
export const concat = (pages: ReadonlyArray<Figures.Figures>): Figures.Figures => {
  if (pages.length === 1) return pages[0]!
  const length = pages.reduce((sum, page) => sum + page.length, 0)
  const columns: Record<string, Columns[keyof Columns]> = {}
  for (const [name, { constructor }] of Object.entries(blank(0)) as ReadonlyArray<[keyof Columns, Int32Array]>) {
    const Kind = constructor as Int32ArrayConstructor
    columns[name] = joined(pages, name, new Kind(length))
  }
  let ids: ReadonlyArray<string> | undefined
  return {
    ...(columns as unknown as Columns),
    length,
    texts: pages.at(-1)?.texts ?? noTexts,
    get ids() {
      return (ids ??= pages.flatMap((page) => page.ids))
    }
  }
}
