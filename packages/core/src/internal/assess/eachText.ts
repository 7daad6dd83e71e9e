/** Of what a share of units is, in words. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Reading } from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { comparators } from "../comparators.ts"
import { unitOf } from "../plan/headline.ts"
import { infer } from "../plan/infer.ts"
import * as nouns from "../plan/nouns.ts"
import { some, unit } from "../plan/names.ts"
import { bracketed, slack } from "./phrases.ts"
import { listed } from "./silence.ts"
import { innerOf } from "./waiting.ts"

/** The names of two units, of more that of the first and how many others: `Xã A và 2 nơi khác`. */
export const namesOf = (model: Model.Model, { due, period }: Target.Question, units: ReadonlyArray<string> = []) => {
  const day = Period.lastDay(due ?? period)
  return units.length === 2
    ? listed(units.map((id) => unit(model, id, day)))
    : some(
        model,
        units.map((id) => [id]),
        day
      )
}

/** Of whom it is open whether they meet the condition: what one has, of several their names. */
export const unsureOf = (model: Model.Model, question: Target.Question, readings: ReadonlyArray<Reading> = []) => {
  const [only] = readings
  const names = namesOf(
    model,
    question,
    readings.map((one) => one.unit)
  )
  return (
    names &&
    Words.both((language) => {
      const has = readings.length > 1 ? "" : `, ${only!.text[language]}`
      return `${language === "vi" ? "chưa rõ:" : "not known of"} ${names[language]}${has}`
    })
  )
}

/** ` số xã đạt từ 24 buổi trở lên`, after a percentage; nothing for a target of another kind. */
export const ofEach = (model: Model.Model, question: Target.Question): Text.Text => {
  const { each, hierarchy } = question
  if (each === undefined) return { vi: "", en: "" }
  const { basis } = infer(model, hierarchy, innerOf(question).expression, [])
  const noun = nouns.ofLevel(model, hierarchy, each.level)
  const value = (language: Text.Language) =>
    `${Words.number(each.threshold, language)}${unitOf({ model }, basis, each.threshold, language)}`
  const than = (language: Text.Language) => `${comparators[each.comparator][language]} ${value(language)}`
  const within = (language: Text.Language) => bracketed(slack(each.tolerance, language))
  return {
    vi: ` số ${noun.vi} ${each.comparator === ">=" ? `đạt từ ${value("vi")} trở lên` : `có ${than("vi")}`}${within("vi")}`,
    en: ` of ${nouns.all(noun, "en")} with ${than("en")}${within("en")}`
  }
}
