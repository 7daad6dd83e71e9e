/** The sentences of assessments, in Vietnamese and English: the verdict first. @internal */
import type * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Target from "../../Target.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Lost } from "./abolition.ts"
import { byWhen, type Case, first, goal, stands, status, within } from "./phrases.ts"
import { closed } from "./closedText.ts"

const { both } = Words

/** The contradiction that shows in the very number that was judged: each side of it leads to the same verdict. */
const sides = ({ reading }: Case): Text.Text | undefined => {
  const here = reading.findings.find(({ period, units }) => period === reading.period && units.join() === reading.unit)
  if (here === undefined) return undefined
  return here.code === "excess" || here.figures.length === 2
    ? { vi: "cả hai đều", en: "both" }
    : { vi: "tất cả đều", en: "all" }
}

/** A contradiction, and what all that it leaves possible leads to. */
const eitherWay = (one: Case, who: Text.Text, how: Text.Text): Text.Text =>
  both(
    (language) =>
      `${one.reading.text[language]}; ${who[language]} ${how[language]} ${goal(one, language)}${byWhen(one, language)}`
  )

/** What every value meets, or none. */
const whatever = (one: Case, status: Text.Text, how: Text.Text): Text.Text =>
  first(
    status,
    both((language) => `${how[language]} ${goal(one, language)}${byWhen(one, language)}`)
  )

const meets: Text.Text = { vi: "đạt chỉ tiêu", en: "meet the target of" }

export const met = (one: Case): Text.Text => {
  if (one.verdict.closed) return closed(one)
  if (one.verdict.sure) {
    return whatever(one, status.met, { vi: "giá trị nào cũng đạt chỉ tiêu", en: "any value meets the target of" })
  }
  const who = sides(one)
  const why =
    who === undefined
      ? both((language) =>
          language === "vi"
            ? `${stands(one, "vi")}, chỉ tiêu ${goal(one, "vi")}${byWhen(one, "vi")}`
            : `${stands(one, "en")}; the target is ${goal(one, "en")}${byWhen(one, "en")}`
        )
      : eitherWay(one, who, meets)
  return first(status.met, why)
}

const failed: { readonly [D in "up" | "down" | "exactly"]: Text.Text } = {
  up: { vi: "chưa đạt chỉ tiêu", en: "short of the target of" },
  down: { vi: "vượt mức cho phép:", en: "over the limit:" },
  exactly: { vi: "khác chỉ tiêu", en: "other than the target of" }
}

export const notMet = (one: Case): Text.Text => {
  if (one.verdict.closed) return closed(one)
  if (one.verdict.sure) {
    return whatever(one, status.notMet, { vi: "không giá trị nào đạt chỉ tiêu", en: "no value meets the target of" })
  }
  const who = sides(one)
  const how = failed[one.question.direction ?? "exactly"]
  const why =
    who === undefined
      ? both(
          (language) =>
            `${stands(one, language)}, ${how[language]} ${goal(one, language)}${byWhen(one, language)}${those(one, language)}`
        )
      : eitherWay(one, who, { vi: how.vi, en: `are ${how.en}` })
  return first(status.notMet, why)
}

/** Which units of a share miss the condition. */
const those = ({ failing }: Case, language: Text.Language): string =>
  failing === undefined ? "" : `; ${language === "vi" ? "chưa đạt:" : "not met by"} ${failing[language]}`

const undated: Text.Text = { vi: "; văn bản không nêu thời hạn", en: "; the document states no deadline" }

export const notDue = (one: Case): Text.Text => {
  const when = (language: Text.Language) =>
    one.question.deadline._tag === "Absent" ? undated[language] : byWhen(one, language)
  const so = (language: Text.Language) => {
    if (one.question.begins !== undefined) return begins(one.question.begins, language)
    return one.verdict.value === undefined ? unknown(one)[language] : stands(one, language)
  }
  const { begins: day } = one.question
  // What has not begun will be of the boundaries that there are by then.
  const redrawn = day === undefined && one.question.redrawn
  const isDated = one.question.deadline._tag !== "Absent"
  return first(
    status.notDue,
    both((language) =>
      language === "vi"
        ? `${so("vi")}${day === undefined ? "," : ";"} chỉ tiêu ${goal(one, "vi")}${when("vi")}${redrawn ? (isDated ? "; đến hạn địa giới còn thay đổi" : "; trong năm địa giới còn thay đổi") : ""}`
        : `${so("en")}; the target is ${goal(one, "en")}${when("en")}${redrawn ? `; boundaries change ${isDated ? "before then" : "within the year"}` : ""}`
    )
  )
}

/** When the period begins of which nothing can be told yet. */
const begins = (day: Day.Day, language: Text.Language): string =>
  `${language === "vi" ? "kỳ tính bắt đầu từ" : "the period begins on"} ${Words.day(day, language)}`

/** Why there is no value to judge, and of which days: what was told of the year before is none of this one's. */
const unknown = ({ question, reading }: Case): Text.Text =>
  both((language) => {
    // Of what has no common number people saw what there is.
    const why = reading.reason?.code === "several-figures" ? reading.text[language] : reading.reason?.text[language]
    return `${within(question, language)}: ${why ?? ""}`
  })

export const missing = (one: Case): Text.Text => first(status.unmeasurable, unknown(one))

export const orphaned = (model: Model.Model, lost: Lost, rescoped: Target.Target | undefined): Text.Text => {
  const level = model.territory.hierarchies.get(lost.hierarchy)?.levels.find((one) => one.id === lost.id)
  const why = both((language) => {
    const name = lost.what === "level" ? (level?.name[language] ?? lost.id) : Model.unitName(model, lost.id, language)
    const day = Period.render(Period.of(lost.day, "day"), language)
    if (language === "vi") {
      const head = `“${name}” không còn từ ${day}`
      return `${head}; ${rescoped === undefined ? "chưa có văn bản xác định lại phạm vi" : `chỉ tiêu được xác định lại là “${rescoped.title.vi}”`}`
    }
    const head =
      lost.what === "level" ? `level "${name}" was abolished on ${day}` : `"${name}" ceased to exist on ${day}`
    return `${head}; ${rescoped === undefined ? "no document has re-scoped the target" : `the target was re-scoped as "${rescoped.title.en}"`}`
  })
  return first(status.orphaned, why)
}
