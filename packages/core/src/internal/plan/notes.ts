/** What must be known beside a number, where one measure stands behind it. @internal */
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { keyOf } from "../boxes/category.ts"
import type { Cell } from "../figures/cell.ts"
import type { Facts } from "../facts/facts.ts"
import type { Told } from "../facts/parts.ts"
import * as Span from "../boxes/span.ts"
import type { About } from "./about.ts"
import * as Contradiction from "./contradiction.ts"
import type { Alone } from "../operators/outcome.ts"
import * as names from "./names.ts"
import * as nouns from "./nouns.ts"
import { days, early, late, later, newer, type Note, weekly } from "./timing.ts"
import { says } from "../says.ts"

const { both } = Words

export interface Notes {
  /** In the place of the number: a contradiction. */
  readonly instead: Text.Text | undefined
  /** What the parts are, after a colon. */
  readonly rest: Text.Text | undefined
  /** In brackets, before who is silent. */
  readonly before: ReadonlyArray<Text.Text>
  /** In brackets. */
  readonly beside: ReadonlyArray<Text.Text>
  /** After a semicolon. */
  readonly after: ReadonlyArray<Text.Text>
}

/** The contradiction that shows in the very box and days that were asked for; of a stock, on the last of them. */
const instead = ({ hierarchy, reports }: About, { cell, measure }: Alone): Note => {
  const isHere = ({ category, end, start, units }: Cell["clashes"][number]): boolean =>
    end === cell.end &&
    (start === cell.start || (measure.accumulation !== "flow" && start >= cell.start)) &&
    units.join() === cell.node.place.units.join() &&
    keyOf(category) === keyOf(cell.node.category)
  const here = cell.clashes.find(isHere)
  return here && Contradiction.instead(reports, hierarchy, { clash: here, measure })
}

/** What the parts say: `các xã 338`, `5/6 xã 30`; of a period that is alone, which one: `quý I/2025 là 20`. */
const partsSay = (about: About, parts: Told, crossing: boolean, said: string, language: Text.Language): string => {
  const noun = nouns.ofParts(parts, about.level)
  if (parts.only !== undefined) {
    const when = Period.render(parts.only, language)
    const { kind } = Period.bounds(parts.only)
    const at = kind === "day" ? "on" : kind === "range" ? "from" : "in"
    return language === "vi" ? `${when} là ${said}` : `${said} ${at} ${when}`
  }
  if (parts.is === "units" && parts.told < parts.of)
    return `${nouns.some(noun, parts.told, parts.of, language)} ${said}`
  const name = nouns.all(noun, language)
  // Those that reach beyond the days asked for are not among them.
  const isWhole = parts.is === "periods" && crossing
  if (!isWhole) return `${name} ${said}`
  return language === "vi" ? `${name} nằm trọn trong kỳ ${said}` : `whole ${name} ${said}`
}

/** What several units told together, all of it or what of it is none of those that are listed. */
const jointly = ({ reports }: About, { cell, measure }: Alone, left: Span.Span) => {
  const rows = new Set(cell.rows)
  const told = reports.of(measure).filter(({ row, units }) => units.length > 1 && rows.has(row))
  if (told.length === 0 || left.lower <= 0) return undefined
  const isAll = told.reduce((sum, one) => sum + one.said, 0) === left.upper
  const what = isAll
    ? { vi: "báo chung", en: "told together" }
    : { vi: "còn lại trong số báo chung", en: "rest of what was told together" }
  return { left, what }
}

/** What the parts are, what the unit did itself, and what is left. */
const rest = (about: About, facts: Facts, alone: Alone): Note => {
  const {
    cell: { covered, value },
    measure
  } = alone
  const say = (span: Span.Span, language: Text.Language): string =>
    says(Span.counted(measure, Span.spoken(span)), language)
  const parts = facts.rest?.parts ?? facts.parts.find((one) => one.is === "units")
  const own = covered && parts?.is === "units" ? facts.own : undefined
  if (parts === undefined || (facts.rest === undefined && own === undefined)) return undefined
  const beside = own === undefined ? parts.said : Span.add(parts.said, own)
  const shared = facts.rest === undefined ? jointly(about, alone, Span.minus(value!, beside)) : undefined
  const left = shared?.left ?? (own === undefined ? facts.rest?.left : facts.rest && Span.minus(facts.rest.left, own))
  return both((language) => {
    const vi = language === "vi"
    return [
      partsSay(about, parts, facts.crossing, say(parts.said, language), language),
      own && `${vi ? `cấp ${about.own().vi}` : `${about.own().en} itself`} ${say(own, language)}`,
      left && left.upper !== 0 && `${shared?.what[language] ?? (vi ? "còn lại" : "rest")} ${say(left, language)}`
    ]
      .filter((one) => typeof one === "string")
      .join(", ")
  })
}

const undivided: Text.Text = { vi: "không tách được", en: "not divided" }

const follows = { vi: "suy ra", en: "derived" }

/** From what a number follows that nobody reported. */
const derived = ({ derived: from, divided, held }: Facts, { cell: { value } }: Alone): Note => {
  if (from === undefined) return held ? follows : undefined
  const isExact = value !== undefined && Span.isExact(value)
  if (from.others.lower === 0 && !isExact && !divided.isOpen) return undivided
  // Of a span with two ends the sum is only one of them.
  const isSpan = !isExact && value !== undefined && value.lower > 0 && !Span.isExact(from.others)
  if (!from.isTold || isSpan) return follows
  const said = Span.spoken(from.whole)
  const [whole, others] = [Span.isExact(said) ? said : Span.exactly(said.upper), Span.exactly(from.others.lower)]
  return both((language) => {
    const sum = `${says(whole, language)} − ${says(others, language)}`
    return language === "vi" ? `suy ra: ${sum}` : `derived: ${sum}`
  })
}

const again = { vi: "có thể trùng", en: "may overlap" }

/** Whose reported periods cross the days, where it is not the unit's own. */
const crossing = (model: About["model"], units: ReadonlyArray<string>): Text.Text => {
  const where = names.some(
    model,
    units.map((unit) => [unit])
  )
  return {
    vi: `kỳ báo cáo lệch${where === undefined ? "" : `: ${where.vi}`}`,
    en: `reported periods cross${where === undefined ? "" : `: ${where.en}`}`
  }
}

const longer = (about: About, { longer: count }: Facts): Note =>
  count === 0 ? undefined : nouns.longer(about.level, count)

const unknownShares: Text.Text = {
  vi: "chưa rõ tỷ lệ chia của đơn vị bị tách",
  en: "shares of a divided unit are not known"
}

/** Whether figures of which no share is known are of units that were divided, and not of what several became together. */
const areDivided = ({ hierarchy, model, reports }: About, { cell, measure }: Alone): boolean => {
  const shares = cell.shares()
  const units = new Set(reports.of(measure).flatMap((one) => (shares.get(one.row) === 0 ? one.units : [])))
  const gone = model.documents.successions.flatMap((one) => (one.hierarchy === hierarchy ? one.moves : []))
  return [...units].some((unit) => gone.filter(({ from }) => from === unit).length > 1)
}

/** Why figures leave a span, or what came in of them is less than was told. */
const vague = (about: About, facts: Facts, alone: Alone): Note => {
  const { cell } = alone
  const { covered, value } = cell
  const isSpan = value !== undefined && value.lower !== value.upper && Number.isFinite(value.upper) && !value.about
  if (isSpan && facts.divided.isOpen) return unknownShares
  if (!covered && facts.crossed !== undefined) return crossing(about.model, facts.crossed)
  if (!isSpan || !covered || cell.clashes.length > 0 || facts.derived !== undefined) return undefined
  if (cell.parts > 0 && facts.former === undefined) return areDivided(about, alone) ? unknownShares : undivided
  if (facts.crossed !== undefined) return crossing(about.model, facts.crossed)
  return longer(about, facts) ?? (facts.overlapping ? again : undefined)
}

const former = (about: About, { former: found }: Facts): Note => {
  if (found === undefined) return undefined
  const level = nouns.ofLevel(about.model, about.hierarchy, found.level)
  return {
    vi: `gồm ${says(found.said, "vi")} theo mã ${level.vi} cũ`,
    en: `${says(found.said, "en")} under a former code`
  }
}

/** What went in by a share of it is an estimate, and no count. */
export const estimated: Text.Text = {
  vi: "ước tính theo tỷ lệ chia của đơn vị bị tách",
  en: "estimated by shares of a divided unit"
}

const aside = (value: number | undefined): Note =>
  value === undefined
    ? undefined
    : {
        vi: `${Words.number(value, "vi")} của hoạt động không cộng vào`,
        en: `${Words.number(value, "en")} of activities not added`
      }

/** The notes that there are. */
export const known = (notes: ReadonlyArray<Note>): ReadonlyArray<Text.Text> =>
  notes.flatMap((note) => (note === undefined ? [] : [note]))

export const notesOf = (about: About, alone: Alone): Notes => {
  const { cell } = alone
  const facts = cell.facts()
  return {
    instead: instead(about, alone),
    rest: rest(about, facts, alone),
    before: known([facts.repeated ? again : undefined]),
    beside: known([
      derived(facts, alone),
      early(about, facts),
      ...days(about, alone),
      former(about, facts),
      vague(about, facts, alone),
      cell.weekly ? weekly(about) : undefined
    ]),
    after: known([late(about, facts) ?? later(facts), newer(about, facts.newer), aside(facts.aside)])
  }
}

/** From the least to the most that units say of what has no common number. */
export const spread = (
  about: About,
  { cell }: Alone,
  write: (span: Span.Span, language: Text.Language) => string
): Note => {
  const { hull } = cell.facts()
  if (cell.reason !== "several-figures" || hull === undefined) return undefined
  return {
    vi: `${write(hull, "vi")} tùy ${about.level.vi}; chưa tính được chung`,
    en: `${write(hull, "en")} by ${about.level.en}; no common figure`
  }
}
