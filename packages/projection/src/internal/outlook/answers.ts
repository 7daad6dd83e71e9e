/** Readings as the answers to a target's question. @internal */
import { Assessment, Period, Quantity, type Reading, type Target, type Text, Words } from "@lantoa/core"
import { type Point, problem, refuse } from "./history.ts"
import { dated } from "./writing.ts"

/** The readings that answer a question, as a history. */
export const answers = (
  id: string,
  question: Target.Question,
  readings: ReadonlyArray<Reading.Reading>,
  settled?: Reading.Reading
): ReadonlyArray<Point> => {
  const { asOf, due, indicator, units } = question
  const found = readings.filter((one) => one.indicator === indicator.id && one.unit === units[0])
  if (found.length === 0 && readings.length > 0) {
    const others = [...new Set(readings.map((one) => `"${one.indicator}" of "${one.unit}"`))].join(", ")
    return refuse(
      id,
      problem(
        ["readings"],
        `it asks for "${indicator.id}" of "${units[0]}", and the readings are of ${others}: read the indicator of Target.question`
      )
    )
  }
  const isOther = ({ period }: Reading.Reading) =>
    due !== undefined &&
    Period.bounds(period).kind !== Period.bounds(due).kind &&
    (Period.days(period) >= Period.days(due) || Period.bounds(period).kind === "range")
  const other = found.find(isOther)
  if (question.accrues && due !== undefined && other !== undefined) {
    return refuse(
      id,
      problem(
        ["readings"],
        `the target is about what happens in all of ${due}, and "${other.period}" is no period like it and none that it is made of: read such periods`
      )
    )
  }
  return found
    .filter(({ period }) => Period.lastDay(period) <= asOf)
    .map((reading) => {
      // Where the target is closed, silence counts as nothing in the period that decides.
      const value = reading.period === due ? Assessment.valueOf(question, reading, { settled }) : reading.value
      return { period: reading.period, value: value === undefined ? null : Quantity.toJson(value) }
    })
}

/** What a reader must know of figures that shares of divided units went into: the boundaries are of another day than they are. */
export const carried = (readings: ReadonlyArray<Reading.Reading>): ReadonlyArray<Text.Text> => {
  const periods = readings.filter(({ estimated }) => estimated).map(({ period }) => period)
  const [first, last] = [periods.toSorted(Period.compare)[0], periods.toSorted(Period.compare).at(-1)]
  if (first === undefined || last === undefined) return []
  const { vi, en } = Words.both((language) => {
    const [from, to] = [first, last].map((one) => dated(one, language)) as [string, string]
    return from === to ? from : language === "vi" ? `từ ${from} đến ${to}` : `${from} to ${to}`
  })
  return [
    {
      vi: `Số liệu ${vi} được chia theo tỷ lệ về địa giới đang xét, là số ước tính.`,
      en: `Figures of ${en} were carried to these boundaries by shares of divided units, and are estimates.`
    }
  ]
}
