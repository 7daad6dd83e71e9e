/** Vietnamese names of places in English: without marks, with the type behind. @internal */

const letters: { readonly [plain: string]: string } = {
  a: "àáảãạăằắẳẵặâầấẩẫậ",
  e: "èéẻẽẹêềếểễệ",
  i: "ìíỉĩị",
  o: "òóỏõọôồốổỗộơờớởỡợ",
  u: "ùúủũụưừứửữự",
  y: "ỳýỷỹỵ",
  d: "đ"
}

const plain = new Map<string, string>(
  Object.entries(letters).flatMap(([to, from]) =>
    [...from].flatMap((letter): ReadonlyArray<readonly [string, string]> => [
      [letter, to],
      [letter.toUpperCase(), to.toUpperCase()]
    ])
  )
)

const syllables = new Map<string, string>()

const romaniseSyllable = (text: string): string => {
  const known = syllables.get(text)
  if (known !== undefined) return known
  const found = text.replace(/[^\0-\x7f]/g, (letter) => plain.get(letter) ?? letter)
  // Few syllables make all names of a country; what is not one is not worth keeping.
  if (text.length <= 8) syllables.set(text, found)
  return found
}

/** Without marks: `Quang Ngai`. */
export const romanise = (text: string): string => text.split(" ").map(romaniseSyllable).join(" ")

const types: { readonly [vi: string]: string } = {
  Tỉnh: "Province",
  "Thành phố trực thuộc trung ương": "City",
  "Thành phố": "City",
  "Thị xã": "Town",
  Quận: "District",
  Huyện: "District",
  Phường: "Ward",
  "Thị trấn": "Township",
  Xã: "Commune",
  "Đặc khu": "Special Zone",
  Thôn: "Hamlet",
  Ấp: "Hamlet",
  Bản: "Hamlet",
  Buôn: "Hamlet",
  Làng: "Hamlet",
  Khóm: "Quarter",
  Khu: "Quarter",
  "Khu phố": "Quarter",
  "Tổ dân phố": "Residential Group"
}

/** A type in English; unknown ones without marks. */
export const typeName = (vi: string): string => types[vi] ?? romanise(vi)

/** A full name in English: `Quang Ninh Province`, `Ward 14`. */
export const placeName = (vi: string, type: string): string => {
  const word = type === "Thành phố trực thuộc trung ương" ? "Thành phố" : type
  if (!vi.startsWith(`${word} `)) return romanise(vi)
  const own = romanise(vi.slice(word.length + 1).replace(/^số (?=\d+$)/, ""))
  return /^\d+$/.test(own) ? `${typeName(type)} ${own}` : `${own} ${typeName(type)}`
}
