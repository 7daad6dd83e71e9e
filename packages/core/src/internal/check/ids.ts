/** Ids by what they name, and what is said of one that names nothing. @internal */
import * as CountBasis from "../../CountBasis.ts"
import type * as Documents from "../../Documents.ts"
import * as Measure from "../../Measure.ts"
import { didYouMean, suggester } from "./nearest.ts"
import type { Path, Report } from "./problems.ts"

/** What an id can be the id of, as messages call it. */
export type Noun =
  | "count basis"
  | "cohort"
  | "measure"
  | "indicator"
  | "unit or organisation"
  | "hierarchy"
  | "directive"
  | "team"
  | "member"
  | "campaign"
  | "activity"
  | "target"
  | "named model"

/** Ids by what they name. Units and organisations share one set: a body is a unit of its own hierarchy under one id. */
export type KnownIds = { readonly [N in Noun]: ReadonlySet<string> }

export const ids = (...lists: ReadonlyArray<ReadonlyArray<{ readonly id: string }>>): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.map((one) => one.id)))

export const knownIds = (documents: Documents.Documents): KnownIds => ({
  "count basis": ids(Object.values(CountBasis.standard), documents.bases),
  cohort: ids(documents.cohorts),
  measure: ids([Measure.population], documents.measures),
  indicator: ids(documents.indicators),
  "unit or organisation": ids(documents.units, documents.organisations),
  hierarchy: ids(documents.hierarchies),
  directive: ids(documents.directives),
  team: ids(documents.teams),
  member: ids(documents.members),
  campaign: ids(documents.campaigns),
  activity: ids(documents.activities),
  target: ids(documents.targets),
  "named model": ids(...documents.campaigns.map((campaign) => campaign.models))
})

/** Reports an id that is not among the known ones, those of `owner` where one is named; `inside` lies in what it names. */
export type Need = (
  noun: string,
  among: ReadonlySet<string>,
  id: string | undefined,
  path: Path,
  owner?: string,
  inside?: string
) => void

/** Makes the check of single ids; one for a whole run, so that suggestions are found once. */
export const needing = (report: Report): Need => {
  const suggest = suggester()
  return (noun, among, id, path, owner, inside) => {
    if (id === undefined || among.has(id)) return
    const near = suggest(id, among)
    const other = noun === "count basis" ? `use one of ${[...among].join(", ")}` : "correct the id"
    const remedy = near.length === 0 ? `add it, or ${other}` : didYouMean(near)
    const where = owner === undefined ? "" : ` in "${owner}"`
    const whose = inside === undefined ? "" : `, in which "${inside}" is said to lie`
    report("unknown-id", path, `there is no ${noun} "${id}"${where}${whose}; ${remedy}`)
  }
}

/** Members by dimension. */
export const membersOf = (
  dimensions: Iterable<Documents.Documents["dimensions"][number]>
): ReadonlyMap<string, ReadonlySet<string>> => new Map([...dimensions].map(({ id, members }) => [id, ids(members)]))
