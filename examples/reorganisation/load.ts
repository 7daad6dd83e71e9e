/** The territory of Viet Nam: from the full lists where LANTOA_DATA names their folder, else from the shipped provinces. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Names, VietnamProvinces } from "@lantoa/vietnam"
import { Result } from "effect"

export interface Loaded {
  readonly gazetteer: Gazetteer.Gazetteer
  readonly territory: Territory.Territory
  /** Whether the full lists were there. */
  readonly full: boolean
}

const territoryOf = ({ documents }: Gazetteer.Gazetteer) =>
  Territory.make(documents.hierarchies, documents.successions, documents.units, [], Names.locale)

/** Reads `vn-admin` below the folder, or falls back to the shipped table. */
export const load = (folder: string | undefined): Loaded => {
  const path = (name: string) => join(folder!, "vn-admin", name)
  if (folder === undefined || !existsSync(path("units-history.csv"))) {
    const gazetteer = VietnamProvinces.gazetteer()
    return { gazetteer, territory: territoryOf(gazetteer), full: false }
  }
  const text = (name: string) => readFileSync(path(name), "utf8")
  const gazetteer = Result.getOrThrow(
    Gazetteer.read(
      {
        history: text("units-history.csv"),
        moves: [text("reorganisation-2025.csv"), text("reorganisation-2024.csv")],
        acts: text("resolutions.csv"),
        aliases: text("units-2025.csv")
      },
      Names.naming
    )
  )
  return { gazetteer, territory: territoryOf(gazetteer), full: true }
}
