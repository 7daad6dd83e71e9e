/** What somebody may have meant who wrote a date in another way. @internal */

const pad = (value: string): string => value.padStart(2, "0")

const monthLength = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const real = (year: string, month: string, day: string): string | undefined => {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined
  const last = monthLength(y, m)
  return `${year}-${pad(month)}-${pad(String(Math.min(d, last)))}`
}

/** A day near to what was written: `30/6/2025` is `2025-06-30`, `2025-2-30` is `2025-02-28`. */
export const suggestDay = (text: string): string | undefined => {
  const vietnamese = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*$/.exec(text)
  if (vietnamese !== null) return real(vietnamese[3]!, vietnamese[2]!, vietnamese[1]!)
  const iso = /^\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})\s*$/.exec(text) ?? /^\s*(\d{4})(\d\d)(\d\d)\s*$/.exec(text)
  return iso === null ? undefined : real(iso[1]!, iso[2]!, iso[3]!)
}

/** That a month has no such day, and its last one, where that is all that is wrong with a day, or with that of a moment. */
export const noSuchDay = (text: string): string | undefined => {
  const [, written, year, month, day] = /^((\d{4})-(\d{2})-(\d{2}))(?:T.*)?$/.exec(text) ?? []
  const near = day === undefined ? undefined : real(year!, month!, day)
  return near === undefined || near === written
    ? undefined
    : `"${written}" does not exist; the last of that month is ${near}`
}

/** What is wrong with a text that is no day, and what was meant. */
export const notADay = (text: string): string => {
  const gone = noSuchDay(text)
  if (gone !== undefined) return gone
  // Of a moment its day may be meant.
  const meant = suggestDay(text.replace(/T.*$/, ""))
  return `must be a day that exists, written YYYY-MM-DD${meant === undefined ? "" : `: did you mean ${meant}?`}`
}

const romans = ["i", "ii", "iii", "iv"]

/** A part of a year as people write it: `T1/2025`, `tháng 1 năm 2025`, `Q1 2025`, `Quý I/2025`. */
const suggestPart = (text: string): string | undefined => {
  const [, word, part, year] =
    /^\s*(t|tháng|month|q|quý|quarter)\s*(\d{1,2}|[iv]{1,3})[\s./-]*(?:năm\s*)?(\d{4})\s*$/.exec(
      text.normalize("NFC").toLowerCase()
    ) ?? []
  if (word === undefined) return undefined
  const isMonth = word.startsWith("t") || word.startsWith("m")
  const number = romans.indexOf(part!) + 1 || Number(part)
  return number >= 1 && number <= (isMonth ? 12 : 4)
    ? `${year}-${isMonth ? pad(String(number)) : `Q${number}`}`
    : undefined
}

/** A period near to what was written: `6/2025` is `2025-06`. */
export const suggestPeriod = (text: string): string | undefined => {
  const part = suggestPart(text)
  if (part !== undefined) return part
  const year = /^\s*(?:năm|year)\s+(\d{4})\s*$/i.exec(text.normalize("NFC"))
  if (year !== null) return year[1]
  const month = /^\s*(\d{1,2})[./-](\d{4})\s*$/.exec(text) ?? undefined
  if (month !== undefined && Number(month[1]) >= 1 && Number(month[1]) <= 12) return `${month[2]}-${pad(month[1]!)}`
  const iso = /^\s*(\d{4})[./-](\d{1,2})\s*$/.exec(text) ?? undefined
  if (iso !== undefined && Number(iso[2]) >= 1 && Number(iso[2]) <= 12) return `${iso[1]}-${pad(iso[2]!)}`
  return suggestDay(text)
}
