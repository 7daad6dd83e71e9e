/** What parts, levels and periods are called. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Kind, Told } from "../facts/parts.ts"

/** A noun in the singular, as it stands within a sentence. */
export type Noun = Text.Text

const low = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `cấp xã` is a level, `xã` one of its units. */
const bare = ({ en, vi }: Text.Text): Noun => ({ vi: low(vi).replace(/^cấp /, ""), en: low(en) })

export const unit: Noun = { vi: "đơn vị", en: "unit" }
export const team: Noun = { vi: "tổ", en: "team" }

/** A unit of a level. */
export const ofLevel = (model: Model.Model, hierarchy: string, level: string | number | undefined): Noun => {
  const levels = model.territory.hierarchies.get(hierarchy)?.levels ?? []
  const found = typeof level === "number" ? levels[level] : levels.find((one) => one.id === level)
  return found === undefined ? unit : bare(found.name)
}

/** The index of the level of a unit at the end of a period, or at its start; of one that is gone by then, of which it was last. */
export const levelOf = (
  model: Model.Model,
  hierarchy: string,
  id: string,
  period: Period.Period
): number | undefined => {
  for (const day of [Period.lastDay(period), Period.firstDay(period)]) {
    const snapshot = Territory.snapshotAt(model.territory, hierarchy, day)
    const number = snapshot.number.get(id)
    if (number !== undefined) return snapshot.level[number]!
  }
  const last = model.territory.hierarchies.get(hierarchy)?.edges.findLast(({ unit }) => unit === id)
  return last && Territory.levelIndex(model.territory, hierarchy, last.level)
}

/** What a unit is, by its level in a period. */
export const ofUnit = (model: Model.Model, hierarchy: string, id: string, period: Period.Period): Noun =>
  ofLevel(model, hierarchy, levelOf(model, hierarchy, id, period))

const lengths: { readonly [B in Period.Bucket]: Noun } = {
  day: { vi: "ngày", en: "day" },
  week: { vi: "tuần", en: "week" },
  month: { vi: "tháng", en: "month" },
  quarter: { vi: "quý", en: "quarter" },
  half: { vi: "kỳ 6 tháng", en: "half" },
  year: { vi: "năm", en: "year" }
}

export const ofLength = (bucket: Period.Bucket | undefined): Noun =>
  bucket === undefined ? { vi: "kỳ", en: "period" } : lengths[bucket]

const kinds: { readonly [K in Exclude<Kind, "units" | "periods">]: Noun } = {
  members: { vi: "nhóm", en: "group" },
  cohorts: { vi: "đối tượng", en: "cohort" },
  teams: team,
  activities: { vi: "hoạt động", en: "activity" }
}

/** One of several parts, neither units nor periods. */
export const ofKind = (kind: keyof typeof kinds): Noun => kinds[kind]

/** One of several parts; `level` is what the units that report are called. */
export const ofParts = ({ every, is }: Told, level: Noun): Noun =>
  is === "units" ? level : is === "periods" ? ofLength(every) : kinds[is]

/** English has its own way with some of them. */
const irregular: { readonly [en: string]: string } = { half: "halves" }

/** All of them: `các xã`, `communes`. */
export const all = (noun: Noun, language: Text.Language): string =>
  language === "vi" ? `các ${noun.vi}` : (irregular[noun.en] ?? Words.plural(noun.en, "en"))

/** So many of so many: `5/6 xã`, `5 of 6 communes`. */
export const some = (noun: Noun, told: number, of: number, language: Text.Language): string => {
  const [k, m] = [Words.number(told, language), Words.number(of, language)]
  return language === "vi" ? `${k}/${m} ${noun.vi}` : `${k} of ${m} ${of === 1 ? noun.en : all(noun, "en")}`
}

/** Several things as one: `3 xã, 8 tổ và cấp tỉnh`. */
export const listed = (all: ReadonlyArray<string>, language: Text.Language): string => {
  const others = all.slice(0, -1).join(", ")
  return `${others}${others === "" ? "" : language === "vi" ? " và " : " and "}${all.at(-1) ?? ""}`
}

export const count = (noun: Noun, value: number, language: Text.Language): string =>
  Words.count(value, noun[language], language)

export const longerOnly: Text.Text = { vi: "chỉ có số gộp của kỳ dài hơn", en: "of a longer period only" }

/** Who told longer periods only: `1 xã chỉ có số gộp của kỳ dài hơn`. */
export const longer = (noun: Noun, value: number): Text.Text => ({
  vi: `${count(noun, value, "vi")} ${longerOnly.vi}`,
  en: `${count(noun, value, "en")} told a longer period only`
})
