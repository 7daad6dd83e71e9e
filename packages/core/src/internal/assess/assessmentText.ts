/** The sentences of assessments, in Vietnamese and English. @internal */
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Quantity from "../../Quantity.ts"
import * as Reading from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import * as Text from "../../Text.ts"
import type { Lost } from "./abolition.ts"

export const status = {
  met: { vi: "Đạt", en: "Met" },
  notMet: { vi: "Không đạt", en: "Not met" },
  notDue: { vi: "Chưa đến hạn", en: "Not due yet" },
  unmeasurable: { vi: "Chưa đo được", en: "Unmeasurable" },
  orphaned: { vi: "Mất đối tượng", en: "Orphaned" }
} satisfies { readonly [status: string]: Text.Text }

interface Sentence {
  readonly reading: Reading.Reading
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly due: Period.Period | undefined
}

const comparators: { readonly [K in Quantity.Comparator]: Text.Text } = {
  ">=": { vi: "ít nhất", en: "at least" },
  ">": { vi: "trên", en: "more than" },
  "<=": { vi: "không quá", en: "at most" },
  "<": { vi: "dưới", en: "less than" },
  "=": { vi: "đúng", en: "exactly" }
}

const both = (write: (language: Text.Language) => string): Text.Text => ({ vi: write("vi"), en: write("en") })

/** The threshold as a person writes it: `ít nhất 60%`. */
export const goal = (
  comparator: Quantity.Comparator,
  threshold: number,
  basis: string,
  language: Text.Language
): string => `${comparators[comparator][language]} ${Text.number(threshold, language)}${basis === "percent" ? "%" : ""}`

const stands = (sentence: Sentence, language: Text.Language): string => {
  const { reading } = sentence
  const value = Reading.render(reading, language)
  const when = Period.render(reading.period, language)
  return language === "vi" ? `${when} đạt ${value}` : `${value} in ${when}`
}

const wanted = (sentence: Sentence, language: Text.Language): string =>
  `${goal(sentence.comparator, sentence.threshold, sentence.reading.basis, language)}`

const byWhen = (due: Period.Period | undefined, language: Text.Language): string =>
  due === undefined
    ? ""
    : language === "vi"
      ? ` (hạn: ${Period.render(due, "vi")})`
      : ` (due ${Period.render(due, "en")})`

export const met = (sentence: Sentence): Text.Text =>
  both((language) =>
    language === "vi"
      ? `${stands(sentence, "vi")}, chỉ tiêu ${wanted(sentence, "vi")}${byWhen(sentence.due, "vi")}`
      : `${stands(sentence, "en")}; the target is ${wanted(sentence, "en")}${byWhen(sentence.due, "en")}`
  )

export const notMet = (sentence: Sentence): Text.Text =>
  both((language) =>
    language === "vi"
      ? `${stands(sentence, "vi")}, chưa bằng chỉ tiêu ${wanted(sentence, "vi")}${byWhen(sentence.due, "vi")}`
      : `${stands(sentence, "en")}, short of the target of ${wanted(sentence, "en")}${byWhen(sentence.due, "en")}`
  )

export const notDue = (sentence: Sentence, deadline: Target.Deadline): Text.Text => {
  const absent = deadline._tag === "Absent"
  return both((language) =>
    language === "vi"
      ? `${stands(sentence, "vi")}, chỉ tiêu ${wanted(sentence, "vi")}${absent ? "; văn bản không nêu thời hạn" : byWhen(sentence.due, "vi")}`
      : `${stands(sentence, "en")}; the target is ${wanted(sentence, "en")}${absent ? "; the document states no deadline" : byWhen(sentence.due, "en")}`
  )
}

export const vague = (sentence: Sentence): Text.Text =>
  both((language) =>
    language === "vi"
      ? `số liệu chỉ biết là ${Reading.render(sentence.reading, "vi")}, chưa đủ để kết luận với chỉ tiêu ${wanted(sentence, "vi")}`
      : `the figure is only known as ${Reading.render(sentence.reading, "en")}, which does not decide a target of ${wanted(sentence, "en")}`
  )

export const missing = (reading: Reading.Reading): Text.Text =>
  both((language) => `${Period.render(reading.period, language)}: ${reading.reason?.text[language] ?? ""}`)

export const orphaned = (model: Model.Model, lost: Lost, rescoped: Target.Target | undefined): Text.Text => {
  const level = model.territory.hierarchies.get(lost.hierarchy)?.levels.find((one) => one.id === lost.id)
  return both((language) => {
    const name = lost.what === "level" ? (level?.name[language] ?? lost.id) : Model.unitName(model, lost.id, language)
    const day = Period.render(Period.of(lost.day, "day"), language)
    if (language === "vi") {
      const head = `"${name}" không còn từ ${day}`
      return `${head}; ${rescoped === undefined ? "chưa có văn bản xác định lại phạm vi" : `chỉ tiêu được xác định lại là "${rescoped.title.vi}"`}`
    }
    const head =
      lost.what === "level" ? `level "${name}" was abolished on ${day}` : `"${name}" ceased to exist on ${day}`
    return `${head}; ${rescoped === undefined ? "no document has re-scoped the target" : `the target was re-scoped as "${rescoped.title.en}"`}`
  })
}
