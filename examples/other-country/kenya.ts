/**
 * Kenya: eight provinces until the elections of 4 March 2013, and the 47 counties of the First Schedule of the Constitution since.
 * The README says which source was seen.
 */
import type { Gazetteer } from "@lantoa/gazetteer"
import { lists, text } from "./lists.ts"

export const naming: Gazetteer.Naming = {
  country: "ke",
  name: text("Kenya"),
  scheme: "county",
  hierarchy: "state",
  levels: [
    { id: "country", name: text("country") },
    { id: "province", name: text("province") },
    { id: "county", name: text("county"), complete: true }
  ],
  abolished: { province: { from: "2013-03-04", basis: "ke.constitution-of-kenya-2010" } },
  acts: [{ mark: "Constitution", type: text("Constitution") }],
  // As people write it: Kiambu, Kiambu County, county of Kiambu.
  locale: { types: { county: "county", "county of": "county", province: "province" }, behind: true, movableMarks: "" },
  // An id is the code alone for who had it on this day, or before; a code that passes to another unit takes a day along.
  ids: { reference: "2013-03-04", fixed: [] }
}

export const tables = (): Gazetteer.Tables => lists("kenya")
