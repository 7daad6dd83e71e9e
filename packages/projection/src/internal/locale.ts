/**
 * Numbers and small marks for people. Own code rather than `Intl`, whose output differs between runtimes.
 *
 * @internal
 */
import type { Text } from "@lantoa/core"

/** The languages of a text. */
export type Language = Text.Language

/** `2.853,4` in Vietnamese, `2,853.4` in English; `digits` decimals, with zeros kept. */
export const number = (value: number, language: Language, digits = 0): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞"
  const [whole = "0", fraction] = Math.abs(value).toFixed(digits).split(".")
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, language === "vi" ? "." : ",")
  const text = fraction === undefined ? grouped : `${grouped}${language === "vi" ? "," : "."}${fraction}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** As `number`, with as many decimals (at most `most`) as the value needs. */
export const short = (value: number, language: Language, most = 1): string => {
  let digits = 0
  while (digits < most && Math.abs(value - Number(value.toFixed(digits))) > 1e-9) digits++
  return number(value, language, digits)
}

/** A probability in whole percent that never claims certainty that draws cannot give: `<1%`, `>99%`. */
export const chance = (probability: number, language: Language): string =>
  probability < 0.01 ? "<1%" : probability > 0.99 ? ">99%" : `${number(probability * 100, language)}%`
