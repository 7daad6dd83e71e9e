/** Contradictions in words: who says what, told in the same words wherever it is told. @internal */
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Quantity from "../../Quantity.ts"
import type { Finding } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { clashKey, type Contradiction } from "../boxes/box.ts"
import { byRow, quoted, type Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import type { Clash } from "../operators/outcome.ts"
import * as names from "./names.ts"
import * as nouns from "./nouns.ts"
import { says, soFar } from "../says.ts"
import * as Sides from "./sides.ts"

const { both } = Words

const reconcile = { vi: "cần đối chiếu", en: "reconcile" }

const periodOf = ({ end, start }: Contradiction): Period.Period => Period.ofDays(start, end)

/** What a whole is called, by what it is the whole of. */
const wholeName = (
  model: Model.Model,
  hierarchy: string,
  clash: Contradiction,
  kind: Sides.Side["kind"] | undefined
) => {
  if (kind === "periods") return { vi: "cả kỳ", en: "whole period" }
  if (kind === "members" || kind === "cohorts") {
    return names.category(model, clash.category) ?? { vi: "tổng số", en: "total" }
  }
  const [unit] = clash.units
  if (clash.units.length > 1) return { vi: "số chung", en: "the whole" }
  return nouns.ofUnit(model, hierarchy, unit!, periodOf(clash))
}

const several: nouns.Noun = { vi: "phần", en: "part" }

/** What parts say; at least, where the source of one of them says so. */
const partsSide = ({ figures }: Reports, side: Sides.Side | undefined, said: Quantity.Quantity): Text.Text =>
  both((language) => {
    const isLeast = side?.rows.some((row) => figures.upper[row] === Infinity) === true
    const number = (isLeast ? says : soFar)(Span.spoken(said), language)
    const vi = language === "vi"
    // What one told is not what they come to where that of another follows from days beside.
    const isAlone = side?.kind !== "units" || side.lower === said.lower
    if (side?.alone !== undefined && isAlone) {
      return vi ? `riêng ${side.alone.vi} ${isLeast ? "" : "đã "}${number}` : `${side.alone.en} alone ${number}`
    }
    const of = side?.of === undefined ? "" : ` (${side.of[language]})`
    const name = `${nouns.all(side?.noun ?? several, language)}${of}`
    return vi ? `${name} cộng lại ${number}` : `${name} ${number}`
  })

const reports = (name: Text.Text, said: Quantity.Quantity): Text.Text => ({
  vi: `${name.vi} báo ${says(Span.spoken(said), "vi")}`,
  en: `${name.en} ${says(Span.spoken(said), "en")}`
})

/** What a whole says and what its parts say; or what its parts of two kinds say. */
const excess = (all: Reports, hierarchy: string, { clash, measure }: Clash): ReadonlyArray<Text.Text> => {
  const { model } = all
  const told = byRow(all.of(measure))
  const parts = Sides.of(
    model,
    hierarchy,
    clash,
    clash.rows.map((row) => told.get(row)!)
  )
  if (clash.isWhole) {
    const [side] = parts.length === 1 ? parts : []
    return [reports(wholeName(model, hierarchy, clash, side?.kind), clash.whole), partsSide(all, side, clash.parts)]
  }
  const sideWith = ({ lower }: Quantity.Quantity) => parts.find((one) => one.lower === lower)
  const [one, other] = [sideWith(clash.whole), sideWith(clash.parts)]
  if (one !== undefined && other !== undefined && one !== other) {
    return [partsSide(all, one, clash.whole), partsSide(all, other, clash.parts)]
  }
  const [whole, said] = [clash.whole, clash.parts]
  return [
    both((language) =>
      language === "vi"
        ? `cộng theo hai cách được ${soFar(whole, "vi")} và ${soFar(said, "vi")}`
        : `added up in two ways ${soFar(whole, "en")} and ${soFar(said, "en")}`
    )
  ]
}

/** What each reporter says, the unit itself first; where one says two things, of which period each is. */
const disagreement = (all: Reports, hierarchy: string, { clash, measure }: Clash): ReadonlyArray<Text.Text> => {
  const { figures, model } = all
  const told = byRow(all.of(measure))
  const said = clash.rows
    .map((row) => ({ row, report: told.get(row)! }))
    .sort((a, b) => Number(a.report.reporter !== undefined) - Number(b.report.reporter !== undefined))
    .map(({ report, row }) => ({ row, filed: report.period, unit: report.reporter ?? report.units.join("+") }))
  const levels = said.map(({ unit }) => nouns.ofUnit(model, hierarchy, unit, periodOf(clash)))
  const alike = new Set(levels.map(({ en }) => en)).size < said.length
  const units = new Set(said.map(({ unit }) => unit)).size
  return said.map(({ filed, row, unit }, index) => {
    const name = alike ? names.reporter(model, unit) : levels[index]!
    const value = quoted(figures, row)!
    if (units === said.length) return reports(name, value)
    return both((language) => {
      const of = Period.render(filed, language)
      return `${units === 1 ? of : `${name[language]} (${of})`}: ${says(value, language)}`
    })
  })
}

const sidesOf = (all: Reports, hierarchy: string, found: Clash): Text.Text => {
  const sides = (found.clash.code === "disagreement" ? disagreement : excess)(all, hierarchy, found)
  return both((language) => sides.map((side) => side[language]).join(", "))
}

/** In the place of a number: who says what. */
export const instead = (all: Reports, hierarchy: string, found: Clash): Text.Text => {
  const sides = sidesOf(all, hierarchy, found)
  return both((language) => `${sides[language]}; ${reconcile[language]}`)
}

/** As a finding: where, who says what, which figures. */
export const finding = (all: Reports, hierarchy: string, found: Clash): Finding => {
  const { clash, measure } = found
  const sides = sidesOf(all, hierarchy, found)
  const period = periodOf(clash)
  const units = names.units(all.model, clash.units)
  const of = names.category(all.model, clash.category)
  return {
    code: clash.code,
    measure: measure.id,
    units: clash.units,
    period,
    text: both((language) => {
      const where = `${(of === undefined ? units : Sides.aside(units, of))[language]}, ${Period.render(period, language)}`
      return `${where}: ${sides[language]} (${measure.title[language]}); ${reconcile[language]}`
    }),
    figures: clash.ids
  }
}

/** Each contradiction once, whichever of an indicator's measures it came through. */
export const findings = (all: Reports, hierarchy: string, clashes: ReadonlyArray<Clash>): ReadonlyArray<Finding> => {
  const key = ({ clash, measure }: Clash) => `${measure.id} ${clashKey(clash)}`
  return [...new Map(clashes.map((one) => [key(one), one])).values()].map((one) => finding(all, hierarchy, one))
}
