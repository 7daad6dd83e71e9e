/** The lists of a country, and texts in its own language. */
import { readFileSync } from "node:fs"
import type { Text } from "@lantoa/core"
import type { Gazetteer } from "@lantoa/gazetteer"

/** A text has two places, `vi` and `en`; another language takes both. */
export const text = (own: string): Text.Text => ({ vi: own, en: own })

export const lists = (folder: string): Gazetteer.Tables => {
  const file = (name: string) => readFileSync(new URL(`${folder}/${name}.csv`, import.meta.url), "utf8")
  return { history: file("history"), moves: [file("moves")], acts: file("acts") }
}
