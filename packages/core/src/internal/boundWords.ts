/** Words that bound a number in both languages, and what somebody may have meant by a value that is none. @internal */

const words = {
  ">=": ["ít nhất", "tối thiểu", "at least", "≥"],
  "<=": ["không quá", "tối đa", "at most", "no more than", "up to", "≤"],
  ">": ["hơn", "trên", "more than", "over"],
  "<": ["dưới", "chưa đến", "less than", "fewer than", "under"],
  "~": ["khoảng", "gần", "about", "around", "approximately", "nearly", "almost", "≈"]
} as const

/** A bound as quantities in JSON have it. */
export type BoundSign = keyof typeof words

const phrases = (Object.keys(words) as ReadonlyArray<BoundSign>).flatMap((sign) =>
  [sign, ...words[sign]].map((word) => ({
    sign,
    // A word is parted from its number; a sign need not be.
    start: new RegExp(`^${word.replaceAll(" ", "\\s+")}${/\p{L}$/u.test(word) ? "\\s+" : "\\s*"}`, "iu")
  }))
)

/** A text without the word that bounds its number, and the sign for that. */
export const splitBound = (text: string): { readonly sign: BoundSign | undefined; readonly rest: string } => {
  const composed = text.normalize("NFC").trim()
  const phrase = phrases.find(({ start }) => start.test(composed))
  return phrase === undefined
    ? { sign: undefined, rest: composed }
    : { sign: phrase.sign, rest: composed.replace(phrase.start, "") }
}

/** What a digit text can be: several where a point may part thousands or be a decimal sign. */
const readings = (digits: string): ReadonlyArray<string> => {
  const [, whole, point, part] = /^([1-9]\d{0,2}(?:([.,])\d{3})+)(?!\2)[.,](\d+)$/.exec(digits) ?? []
  if (point !== undefined) return [`${whole!.replaceAll(point, "")}.${part}`]
  const grouped = /^[1-9]\d{0,2}(?:[., ]\d{3})+$/.test(digits) ? [digits.replace(/\D/g, "")] : []
  const decimal = /^\d+[.,]\d+$/.test(digits) ? [digits.replace(",", ".")] : []
  return /^\d+$/.test(digits) ? [digits] : [...grouped, ...decimal]
}

/** What to write for a text that is no value: `hơn 550` is `"> 550"`, `1.234` is 1234 or 1.234. */
export const suggestValue = (text: string): string => {
  const { rest, sign } = splitBound(text)
  if (rest === "") return ": write null where the value is not known"
  const digits = rest.replace(/\s*%$/, "")
  const found = readings(digits).map((number) => (sign === undefined ? number : `"${sign} ${number}"`))
  if (found.length === 0) return ' such as "> 550", ">= 143", "~ 60", "[100, 120]"'
  const share = digits === rest ? "" : " where the measure is in percent; of a count write how many there were"
  return `: write ${sign === undefined ? "the number " : ""}${found.join(", or ")}${share}`
}
