/** The sentences of what silence leaves open. @internal */
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Reading from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { leftOpen } from "./closedText.ts"
import { asItStands, needs, noneFrom, notKnown, quiet } from "./needs.ts"
import { aim, came, type Case, first, isBetween, known, stands, vague } from "./phrases.ts"
import { isCount } from "./trend.ts"

const { both } = Words

/** Where there is a value, and it does not decide. */
const open: Text.Text = { vi: "Chưa kết luận", en: "Undecided" }

/** Why a value does not decide: contradictions, silence and what it would have to hold, or bounds of the sources. */
export const undecided = (one: Case): Text.Text => {
  const { pending, reading, unsure, verdict } = one
  const said = why(one)
  const isSaid = unsure === undefined || verdict.closed || pending !== undefined || reading.findings.length > 0
  return first(open, isSaid ? said : both((language) => `${said[language]}; ${unsure[language]}`))
}

/** Whether what came in, whatever is right of it, leaves the verdict to those who told nothing. */
const isTheirs = ({ question: { comparator, direction, threshold, tolerance }, reading, settled }: Case): boolean => {
  if (settled === undefined) return direction === "up"
  // What is open above itself may be enough by itself, and may be too much; where figures contradict each other, it is theirs as well.
  if (settled.upper === Infinity) return direction === "up" && reading.findings.length === 0
  return Quantity.compare(settled, comparator, threshold, tolerance) === (direction === "down")
}

const why = (one: Case): Text.Text => {
  if (one.verdict.closed) return leftOpen(one)
  if (one.pending !== undefined) return awaited(one, one.pending)
  const { count, itself, partly, unknown } = one.silent
  const waits = count + partly > 0
  const { findings } = one.reading
  const [finding, ...others] = findings
  if (unknown === undefined && !waits && itself === undefined) {
    return finding === undefined
      ? vague(one)
      : both((language) => {
          const more = language === "vi" ? `và ${others.length} nơi khác` : `and ${others.length} more`
          return `${finding.text[language]}${others.length === 0 ? "" : ` (${more})`}; ${aim(one, language)}`
        })
  }
  const { direction, indicator } = one.question
  const adds = isCount(indicator.expression) && Number.isFinite(one.verdict.value!.lower)
  if (adds && unknown !== undefined) return soFar(one)
  if (adds && direction !== undefined && isTheirs(one)) return needs(one)
  const isSpan = adds && isBetween(one)
  if (isSpan && findings.length === 1) return sides(one, finding!)
  if (isSpan && (findings.length > 0 || direction === "down" || !waits)) {
    return soFar(one)
  }
  return waits || unknown !== undefined ? spanned(one) : vague(one)
}

/** What came in, and of whom nothing did. */
const soFar = (one: Case): Text.Text => both((language) => `${asItStands(one, language)}; ${unheard(one)[language]}`)

/** Who is right of those who contradict each other may decide by itself; what came in, and of whom nothing did. */
const sides = (one: Case, { text }: Reading.Finding): Text.Text =>
  both((language) => {
    const so = `${language === "vi" ? "mới có" : "so far"} ${came(one, language)}`
    return `${text[language]}; ${so}, ${unheard(one)[language]}; ${aim(one, language)}`
  })

/** What stood on an older day, and whose forms since then have not come. */
const awaited = (one: Case, pending: Period.Period): Text.Text =>
  both((language) => {
    const { all, count, partly } = one.silent
    const period = Period.render(pending, language)
    return language === "vi"
      ? `${stands(one, "vi")}, ${aim(one, "vi")}; ${all.vi} chưa báo cáo ${period}`
      : `${stands(one, "en")}; ${aim(one, "en")}; ${all.en} ${count + partly === 1 ? "has" : "have"} not reported ${period}`
  })

/** Who told nothing, or not all. */
const unheard = (one: Case): Text.Text =>
  both((language) =>
    unheardOf(one)
      .map((text) => text[language])
      .join("; ")
  )

const unheardOf = (one: Case): ReadonlyArray<Text.Text> => {
  const { all, count, itself, partly, unknown } = one.silent
  const isPart = partly > 0
  return [
    ...(count + partly === 0
      ? []
      : [
          {
            vi: `${all.vi} chưa báo cáo${isPart ? " đủ" : ""}`,
            en:
              count === 0
                ? `${all.en} ${partly === 1 ? "has" : "have"} not reported in full`
                : `${quiet(one.silent, "all")}${isPart ? ", in whole or in part" : ""}`
          }
        ]),
    ...(unknown === undefined ? [] : [notKnown(unknown)]),
    ...(itself === undefined ? [] : [noneFrom(one.silent, itself)])
  ]
}

/** Of what does not simply add up: the number as people saw it, or as far as it is known, and who is silent where that does not say it. */
const spanned = (one: Case): Text.Text =>
  both((language) => {
    const isShare = one.question.each !== undefined
    const value =
      isShare || one.reading.reported === undefined ? known(one, language) : Reading.render(one.reading, language)
    const dispute = isShare && one.disputed !== undefined ? ` (${one.disputed[language]})` : ""
    const so = `${value}${dispute}${language === "vi" ? "," : ";"} ${aim(one, language)}`
    const said = value.split(/[();]/).map((clause) => clause.trim())
    const silent = unheardOf(one).map((text) => text[language])
    return [so, ...silent.filter((text) => !said.includes(text))].join("; ")
  })
