/** A territory and what has been worked out about it so far. @internal */
import type * as Hierarchy from "../../Hierarchy.ts"
import type * as Locale from "../../Locale.ts"
import type * as Organisation from "../../Organisation.ts"
import type * as Succession from "../../Succession.ts"
import type * as Unit from "../../Unit.ts"
import type * as Directory from "./directory.ts"
import * as Lineage from "./lineage.ts"
import type { Placement } from "./placing.ts"
import * as Tree from "./tree.ts"

type Placer = (unit: string) => ReadonlyArray<Placement>

/** Hierarchies, successions and what units were called, ready to be asked. @category models @since 0.1.0 */
export interface Territory {
  readonly hierarchies: ReadonlyMap<string, Hierarchy.Hierarchy>
  readonly successions: ReadonlyArray<Succession.Succession>
  /** Places and organisations by id. */
  readonly units: ReadonlyMap<string, Unit.Unit | Organisation.Organisation>
  readonly organisations: ReadonlyArray<Organisation.Organisation>
  /** How the names of its units are written. */
  readonly locale: Locale.Locale
  /** What has been worked out so far. @internal */
  readonly cache: {
    readonly trees: Map<string, Tree.Tree>
    readonly lineages: Map<string, Lineage.Lineage>
    readonly placers: Map<string, Placer>
    directory: Directory.Directory | undefined
  }
}

/** The same territory, its names written as `locale` says. @category constructors @since 0.1.0 */
export const withLocale = (territory: Territory, locale: Locale.Locale): Territory => ({
  ...territory,
  locale,
  cache: { ...territory.cache, directory: undefined }
})

const none: Hierarchy.Hierarchy = {
  id: "none",
  name: { vi: "-", en: "-" },
  levels: [{ id: "none", name: { vi: "-", en: "-" } }],
  edges: []
}

const eventsOf = (territory: Territory, hierarchy: string): ReadonlyArray<Succession.Succession> =>
  territory.successions.filter((succession) => succession.hierarchy === hierarchy)

export const tree = (territory: Territory, hierarchy: string): Tree.Tree => {
  const known = territory.cache.trees.get(hierarchy)
  if (known !== undefined) return known
  const built = Tree.make(territory.hierarchies.get(hierarchy) ?? none, eventsOf(territory, hierarchy))
  territory.cache.trees.set(hierarchy, built)
  return built
}

export const lineage = (territory: Territory, hierarchy: string): Lineage.Lineage => {
  const known = territory.cache.lineages.get(hierarchy)
  if (known !== undefined) return known
  const built = Lineage.make(tree(territory, hierarchy), eventsOf(territory, hierarchy))
  territory.cache.lineages.set(hierarchy, built)
  return built
}

/** The index of a level in its hierarchy, -1 when there is none. @category getters @since 0.1.0 */
export const levelIndex = (territory: Territory, hierarchy: string, level: string): number =>
  territory.hierarchies.get(hierarchy)?.levels.findIndex((one) => one.id === level) ?? -1

/** Placers are dear and asked for again by every measure of an indicator: the last few are kept. */
const kept = 8

/** What was worked out for a question before, or now. */
export const remembered = (territory: Territory, question: string, work: () => Placer): Placer => {
  const { placers } = territory.cache
  const found = placers.get(question) ?? work()
  placers.delete(question)
  placers.set(question, found)
  if (placers.size > kept) placers.delete(placers.keys().next().value!)
  return found
}
