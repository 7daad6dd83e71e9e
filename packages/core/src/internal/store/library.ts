/** Documents in versions: which are new, and which were known at a moment. The same for every store. @internal */
import * as Documents from "../../Documents.ts"
import * as Instant from "../../Instant.ts"
import type { Problem } from "../../Problem.ts"
import * as Written from "./written.ts"

/** Kinds of which the first version says nothing about the time before it became known: who there was, and what was promised. */
export const dated: ReadonlySet<Documents.Kind> = new Set(["teams", "members", "memberships", "targets"])

/** A version of a document, as far as the rules ask. @category models @since 0.1.0 */
export interface Latest {
  readonly knownAt: Instant.Instant
  readonly json: string
  /** The moment of the last version that says something else. */
  readonly other?: Instant.Instant | undefined
}

/** A document of a commit that is new, or a new version of a known one. @category models @since 0.1.0 */
export interface Fresh {
  readonly kind: Documents.Kind
  readonly key: string
  readonly json: string
  readonly document: Documents.Documents[Documents.Kind][number]
}

/** What becomes of the documents of a commit. @category models @since 0.1.0 */
export interface Sorted {
  readonly problems: ReadonlyArray<Problem>
  readonly fresh: ReadonlyArray<Fresh>
  readonly unchanged: number
}

type Given = ReadonlyArray<Fresh & { readonly index: number }>

/** What a collection was listed as: a commit asks several times, and a country is 15,000 documents. */
const listed = new WeakMap<Documents.Documents, Given>()

/** Every document of a collection with its JSON. */
export const list = (documents: Documents.Documents): Given => {
  const known = listed.get(documents)
  if (known !== undefined) return known
  const encoded = Written.encode(documents)
  const found = Documents.kinds.flatMap((kind) =>
    documents[kind].map((document, index) => ({
      kind,
      key: Documents.key(document),
      index,
      json: JSON.stringify(encoded[kind]![index]),
      document
    }))
  )
  listed.set(documents, found)
  return found
}

type Known = (kind: Documents.Kind, key: string) => Latest | undefined

/** What the figures of a measure are of: whatever else its documents say can be said anew. */
const meaningOf = (json: string): string => {
  const { accumulation, basis } = JSON.parse(json) as { readonly accumulation: string; readonly basis: string }
  return `${basis}, ${accumulation}`
}

const isRecounted = ({ json, kind }: Fresh, last: Latest): boolean =>
  kind === "measures" && last.json !== json && meaningOf(last.json) !== meaningOf(json)

/**
 * Measures of which a new version counts something else than the last: such a one is for a measure without figures.
 *
 * @category rules
 * @since 0.1.0
 */
export const recounted = (given: Given, latest: Known): ReadonlyArray<string> =>
  given.flatMap((one) => {
    const last = latest(one.kind, one.key)
    return last !== undefined && isRecounted(one, last) ? [one.key] : []
  })

/**
 * Sorts documents into new versions and known ones; a new version must be known later than the last that says something else, and
 * one of a measure of which figures are stored must count the same as they do.
 *
 * @category rules
 * @since 0.1.0
 */
export const sort = (
  given: Given,
  knownAt: Instant.Instant,
  latest: Known,
  hasFigures: (measure: string) => boolean
): Sorted => {
  const [problems, fresh]: [Array<Problem>, Array<Fresh>] = [[], []]
  const own = new Map<string, Latest>()
  let unchanged = 0
  for (const one of given) {
    const name = `${one.kind} ${one.key}`
    const last = own.get(name) ?? latest(one.kind, one.key)
    const isSame = last?.json === one.json
    // What is said again is new where it is said to have been known earlier than that.
    const before = isSame ? last.other : last?.knownAt
    if (isSame && Instant.compare(knownAt, last.knownAt) >= 0) unchanged += 1
    else if (before !== undefined && Instant.compare(knownAt, before) <= 0) {
      problems.push({
        code: "conflict",
        path: ["documents", one.kind, one.index],
        message: `${name} has ${isSame ? "another" : "a"} version known at ${Instant.render(before)}: put the new one with a later knownAt; if that moment is wrong, first put that version again with the right one`
      })
    } else if (last !== undefined && isRecounted(one, last) && hasFigures(one.key)) {
      problems.push({
        code: "recounted",
        path: ["documents", one.kind, one.index],
        message: `figures of "${one.key}" are stored, and they count ${meaningOf(last.json)}; what counts ${meaningOf(one.json)} is another measure: put it under an id of its own`
      })
    } else {
      fresh.push(one)
      own.set(name, { knownAt, json: one.json, other: isSame ? before : knownAt })
    }
  }
  return { problems, fresh, unchanged }
}

/** A unit that a commit leaves without any edge, and which of its hierarchies did. @category models @since 0.1.0 */
export interface Unplaced {
  readonly unit: string
  readonly index: number
}

const placedIn = (json = "{}"): ReadonlyArray<string> =>
  (JSON.parse(json) as { readonly edges?: ReadonlyArray<{ readonly unit: string }> }).edges?.map(({ unit }) => unit) ??
  []

/**
 * Units that the last version of a hierarchy placed, and that none would place any more.
 *
 * @param stored - the last version of every hierarchy in JSON, by key
 * @category rules
 * @since 0.1.0
 */
export const unplaced = (given: Given, stored: ReadonlyMap<string, string>): ReadonlyArray<Unplaced> => {
  const put = given.filter(({ json, key, kind }) => kind === "hierarchies" && stored.get(key) !== json)
  const after = new Map([...stored, ...put.map(({ json, key }) => [key, json] as const)])
  const there = new Set([...after.values()].flatMap(placedIn))
  return put.flatMap(({ index, key }) =>
    placedIn(stored.get(key)).flatMap((unit) => (there.has(unit) ? [] : [{ unit, index }]))
  )
}

/**
 * A new version of a hierarchy takes nobody away of whom figures stand: they would be in no total any more.
 *
 * @category rules
 * @since 0.1.0
 */
export const displaced = (
  units: ReadonlyArray<Unplaced>,
  hasFigures: (unit: string) => boolean
): ReadonlyArray<Problem> =>
  units.flatMap(({ index, unit }) =>
    hasFigures(unit)
      ? [
          {
            code: "figures-without-place",
            path: ["documents", "hierarchies", index],
            message: `figures of "${unit}" are stored, and it would have no edge any more; keep its edge, or give it the day on which it ended`
          }
        ]
      : []
  )

/** Documents that are written and were not yet known at a moment, as `<kind> <key>`. @category models @since 0.1.0 */
export type Hidden = ReadonlySet<string>

/**
 * Documents without what they say of others that were not yet known: seats and activities of teams that nobody knew of,
 * targets of a campaign that were not set.
 *
 * @category rules
 * @since 0.1.0
 */
export const withoutHidden = (documents: Documents.Documents, hidden: Hidden): Documents.Documents => {
  if (hidden.size === 0) return documents
  const known = (kind: Documents.Kind, key: string) => !hidden.has(`${kind} ${key}`)
  return {
    ...documents,
    memberships: documents.memberships.filter((seat) => known("teams", seat.team) && known("members", seat.member)),
    activities: documents.activities.filter((activity) => activity.teams.every((team) => known("teams", team))),
    campaigns: documents.campaigns.map((campaign) =>
      campaign.targets.every((target) => known("targets", target))
        ? campaign
        : { ...campaign, targets: campaign.targets.filter((target) => known("targets", target)) }
    )
  }
}

/** A version with the commit that wrote it. @category models @since 0.1.0 */
export interface Version {
  readonly commit: number
  /** Milliseconds. */
  readonly knownAt: number
}

/** The version that stood: of those written by `at` the last one known at `known`, or for a definition its first. */
export const standing = <V extends Version>(
  kind: Documents.Kind,
  versions: ReadonlyArray<V>,
  at: number,
  known: number
): V | undefined => {
  const written = versions.filter((version) => version.commit <= at)
  return written.findLast((version) => version.knownAt <= known) ?? (dated.has(kind) ? undefined : written[0])
}
