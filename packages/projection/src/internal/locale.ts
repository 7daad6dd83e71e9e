/**
 * Small marks for people beside the numbers of {@link Words}.
 *
 * @internal
 */
import { type Text, Words } from "@lantoa/core"

/** The languages of a text. */
export type Language = Text.Language

/** `2.853,4` in Vietnamese, `2,853.4` in English; `digits` decimals, with zeros kept. */
export const number = Words.fixed

/** As `number`, with as many decimals (at most `most`) as the value needs. */
export const short = (value: number, language: Language, most = 1): string => Words.number(value, language, most)

/** A probability in whole percent that never claims certainty that draws cannot give: `<1%`, `>99%`. */
export const chance = (probability: number, language: Language): string =>
  probability < 0.01 ? "<1%" : probability > 0.99 ? ">99%" : `${number(probability * 100, language)}%`
