/** The units of a target about each of them, as a page names them. @internal */
import * as locale from "../locale.ts"
import type { Each, Outlook } from "./outlook.ts"
import * as paces from "./pace.ts"
import type { Writing } from "./writing.ts"

/** How many units a page names. */
const most = 5

/** Which units are least likely to meet it, and what joining them does to the odds. */
export const lines = ({ each }: Outlook, language: locale.Language): ReadonlyArray<string> => {
  if (each === undefined) return []
  const vi = language === "vi"
  const { apart, noun, together, units } = each
  const all = units.flatMap(({ name, probability }) =>
    probability === undefined || probability >= 0.9
      ? []
      : [`${name[language]} (${locale.chance(probability, language)})`]
  )
  const more = all.length - most
  const rest = more > 0 ? [vi ? `và ${more} ${noun.vi} khác` : `and ${more} more`] : []
  const least = [...all.slice(0, most), ...rest].join(", ")
  const [low, high] = [apart, together].map((p) => (p === undefined ? "" : locale.chance(p, language)))
  const joins = vi
    ? `Dự báo từng ${noun.vi}, coi một nửa biến động là chung; nếu các ${noun.vi} không liên quan nhau thì khả năng là ${low}, nếu cùng tăng cùng giảm thì là ${high}.`
    : `Each ${noun.en} is forecast by itself, half of what moves them taken as common; if nothing joined them the odds would be ${low}, if all rose and fell together ${high}.`
  return [
    ...(all.length === 0 ? [] : [`${vi ? "Khó nhất" : "Least likely"}: ${least}.`]),
    ...(low === high ? [] : [joins])
  ]
}

/** Every unit, with its odds and the pace it takes. */
export const all = ({ units }: Each, language: locale.Language, own: Writing): ReadonlyArray<string> =>
  units.map(({ name, pace, probability }) => {
    const odds = probability === undefined ? "–" : locale.chance(probability, language)
    const said = pace === undefined ? "" : paces.said(pace, language, own)
    return [`${name[language]}: ${odds}`, ...(said === "" ? [] : [said])].join("; ")
  })
