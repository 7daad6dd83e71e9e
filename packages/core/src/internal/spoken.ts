/** The languages that callers may ask for. @internal */
import { DocumentError } from "../Problem.ts"
import type * as Text from "../Text.ts"

/** The language that was asked for; throws a `DocumentError` where it is none that is spoken here. */
export const spoken = (language: Text.Language): Text.Language => {
  if (language === "vi" || language === "en") return language
  const message = `must be "vi" or "en", and is ${JSON.stringify(language)}`
  throw new DocumentError({ subject: "language", problems: [{ code: "invalid", path: [], message }] })
}
