/**
 * Situations: ways in which offices report, each with its answer and its sentence in Vietnamese and in English.
 *
 * The sentences have one pattern a case. `n` is a number with the name of its basis, "communes" the level that reports:
 *
 * | case | vi | en |
 * | --- | --- | --- |
 * | exact | n | n |
 * | the source's own bound | hơn n · khoảng n | more than n · about n |
 * | a bound that the source did not give | từ x đến n · nhiều nhất n · ít nhất n | x to n · at most n · at least n |
 * | the same things may come again | từ x đến n (có thể trùng) | x to n (may overlap) |
 * | silent | n (k/m xã đã báo cáo) | n (k of m communes) |
 * | blank lines in filed forms | n (m/m xã đã báo cáo, k xã có phát sinh) | n (m of m communes, k with any) |
 * | ratio over those who reported | n% (tính trên k/m xã đã báo cáo) | n% (over k of m communes) |
 * | some parts only, the rest not declared | n (các xã; chưa có số của tỉnh) | n (communes; none from the province) |
 * | an incomplete level | n (mới biết k xã) | n (k communes known so far) |
 * | rest | n: các xã x, còn lại y | n: communes x, rest y |
 * | rest of one period | n: quý I/2025 là x, còn lại y | n: x in Q1 2025, rest y |
 * | own part beside those below | n: các xã x, cấp tỉnh y | n: communes x, province itself y |
 * | excess | tỉnh báo x, các xã cộng lại y; cần đối chiếu | province x, communes y; reconcile |
 * | excess of one part | tỉnh báo x, riêng Xã A đã y; cần đối chiếu | province x, Commune A alone y; reconcile |
 * | derived | n (suy ra: w − p) | n (derived: w − p) |
 * | part of a figure that is not divided | nhiều nhất n (không tách được) | at most n (not divided) |
 * | reported periods that cross the one asked | … (kỳ báo cáo lệch) | … (reported periods cross) |
 * | early | n (số liệu đến 25/11) | n (data to 25 November) |
 * | late | n; k xã (tháng 12/2025) gửi sau x, chưa rõ đã gồm | n; x came later, perhaps included |
 * | old code | n (gồm x theo mã xã cũ) | n (x under a former code) |
 * | carried | n (k xã dùng số ngày 31/3) | n (k communes as of 31 March) |
 * | carried, all of it | n (số ngày 31/01) | n (as of 31 January) |
 *
 * The whole of an excess is named by the level of its unit, "cả kỳ" (whole period) over time, "tổng số" (total) over the members
 * of a dimension; the parts by their level, "các tổ" (teams), "các tháng" (months), "các nhóm" (members). A year is left out
 * of a day where it is that of the period asked.
 */
import type { Text } from "@lantoa/core"
import type { Figure } from "../support/documents.ts"
import { query, text } from "../support/documents.ts"
import type { Expected, Question, Scenario } from "../support/Scenario.ts"

type Documents = Scenario["documents"]
type Ask = Parameters<typeof query>[2] & object

/** A value, what came in and the sentence; `reported` is the value itself where that is a number. */
export const says = (value: Expected["value"] & {}, vi: string, en: string, more: Expected = {}): Expected => ({
  value,
  ...(typeof value === "number" ? { reported: value } : {}),
  text: text(vi, en) satisfies Text.Text,
  ...more
})

/** A value that no figure says by itself: what came in of it is left open. */
export const derived = (value: number, vi: string, en: string): Expected => ({ value, text: text(vi, en) })

/** One question about one unit and one period. */
export const asks = (unit: string, period: string, right: Expected, more: Ask = {}): Question => ({
  query: query([unit], [period], more),
  gives: { [`${unit} ${period}`]: right }
})

/** Figures and questions. */
export const situation = (
  title: string,
  documents: Documents,
  figures: ReadonlyArray<Figure>,
  questions: Scenario["asks"] & {},
  more: Partial<Scenario> = {}
): Scenario => ({ title, documents, commits: [figures], asks: questions, ...more })
