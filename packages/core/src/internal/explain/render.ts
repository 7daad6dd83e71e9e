/** An explanation as indented text. @internal */
import type { Explanation, Line, More, Section } from "../../Explanation.ts"
import type * as Text from "../../Text.ts"

const lines = (
  all: ReadonlyArray<Line>,
  more: More | undefined,
  language: Text.Language,
  indent: string
): Array<string> => [
  ...all.flatMap((one) => [`${indent}• ${one.text[language]}`, ...lines(one.lines, one.more, language, `${indent}  `)]),
  ...(more === undefined ? [] : [`${indent}• ${more.text[language]}`])
]

const section = (one: Section, language: Text.Language, indent: string): ReadonlyArray<string> =>
  one.title === undefined
    ? lines(one.lines, one.more, language, indent)
    : [`${indent}${one.title[language]}`, ...lines(one.lines, one.more, language, `${indent}  `)]

export const rendered = (explanation: Explanation, language: Text.Language, indent: string): string => {
  const { account, children, label, more, rule, value } = explanation
  const inner = `${indent}  `
  return [
    `${indent}${label[language]}: ${value[language]}${rule === undefined ? "" : ` [${rule[language]}]`}`,
    ...(account?.sections ?? []).flatMap((one) => section(one, language, inner)),
    ...(account?.notes ?? []).map((note) => `${inner}* ${note[language]}`),
    ...children.map((child) => rendered(child, language, inner)),
    ...(more === undefined ? [] : [`${inner}${more[language]}`])
  ].join("\n")
}
