/** A contradiction in the place of a number: who says what. @internal */
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Facts } from "../figures/facts.ts"
import type { Told } from "../figures/parts.ts"
import type { Contradiction } from "../figures/box.ts"
import { sourceOf } from "../figures/reports.ts"
import * as Span from "../figures/span.ts"
import { meets, says } from "../operators/findings.ts"
import type { About } from "./about.ts"
import * as nouns from "./nouns.ts"

const reconcile = { vi: "cần đối chiếu", en: "reconcile" }

const list = (sides: ReadonlyArray<Text.Text>): Text.Text =>
  Words.both((language) => `${sides.map((side) => side[language]).join(", ")}; ${reconcile[language]}`)

const partsSide = (about: About, parts: Told): Text.Text =>
  Words.both((language) => {
    const noun = nouns.ofParts(parts, about.level)
    const number = says(parts.said, language)
    if (parts.told === 1) return language === "vi" ? `một ${noun.vi} đã ${number}` : `one ${noun.en} ${number}`
    const name = nouns.all(noun, language)
    return language === "vi" ? `${name} cộng lại ${number}` : `${name} ${number}`
  })

/** The whole, named by what it is the whole of. */
const wholeName = (about: About, parts: Told): Text.Text => {
  switch (parts.is) {
    case "periods":
      return { vi: "cả kỳ", en: "whole period" }
    case "members":
    case "cohorts":
      return { vi: "tổng số", en: "total" }
    default:
      return about.own
  }
}

const side = (name: Text.Text, span: Span.Span): Text.Text => ({
  vi: `${name.vi} báo ${says(span, "vi")}`,
  en: `${name.en} ${says(span, "en")}`
})

/** What a whole says and what its parts say; `undefined` where neither has a name. */
export const excess = (about: About, facts: Facts, { parts, whole }: Contradiction): Text.Text | undefined => {
  const above =
    facts.parts.find((one) => meets(one.said, parts)) ?? facts.parts.find((one) => Span.isBelow(whole, one.said))
  if (above === undefined) return undefined
  if (facts.whole !== undefined && meets(facts.whole, whole)) {
    return list([side(wholeName(about, above), facts.whole), partsSide(about, above)])
  }
  const other = facts.parts.find((one) => one !== above && meets(one.said, whole))
  return other === undefined ? undefined : list([partsSide(about, other), partsSide(about, above)])
}

/** What each reporter says, the unit itself first; where one says two things, of which period each is. */
export const disagreement = ({ hierarchy, model, period, reports }: About, { rows }: Contradiction): Text.Text => {
  const { figures } = reports
  const { texts } = figures
  const own = (row: number): string => texts.units[figures.units[row]!]!.join("+")
  const all = rows
    .map((row) => ({ row, ...sourceOf(reports, row) }))
    .sort((a, b) => Number(a.reporter !== undefined) - Number(b.reporter !== undefined))
    .map(({ period: filed, reporter, row }) => ({ row, filed, unit: reporter ?? own(row) }))
  const levels = all.map(({ unit }) => nouns.ofUnit(model, hierarchy, unit, period))
  const alike = new Set(levels.map(({ en }) => en)).size < all.length
  const units = new Set(all.map(({ unit }) => unit)).size
  return list(
    all.map(({ filed, row, unit }, index) => {
      const name = alike ? Words.both((language) => Model.unitName(model, unit, language)) : levels[index]!
      const [lower, upper] = [figures.lower[row]!, figures.upper[row]!]
      const said = Quantity.interval({ lower, upper, lowerOpen: false, upperOpen: false })
      if (units === all.length) return side(name, said)
      return Words.both((language) => {
        const of = Period.render(filed, language)
        return `${units === 1 ? of : `${name[language]} (${of})`}: ${says(said, language)}`
      })
    })
  )
}
