/** The door: a line of JSON in, its answer out. Never throws. */
import { Explanation, type Text } from "@lantoa/core"
import { Result } from "effect"
import * as Answer from "./Answer.ts"
import * as Case from "./Case.ts"
import { type Drive, open } from "./drive.ts"

/** What one store made of a case. */
interface Outcome {
  readonly commits: ReadonlyArray<string>
  readonly answers: ReadonlyArray<ReadonlyArray<Answer.Read> | Answer.Refused>
  readonly assessments: ReadonlyArray<Answer.Verdict | Answer.Refused>
  readonly explanations: ReadonlyArray<ReadonlyArray<Text.Text> | Answer.Refused>
}

/** Each in its turn, for a commit rests on those before it. */
const inTurn = async <A, B>(items: ReadonlyArray<A>, step: (item: A) => Promise<B>): Promise<ReadonlyArray<B>> => {
  const done: Array<B> = []
  for (const item of items) done.push(await step(item))
  return done
}

const orRefused = <A>(run: Promise<A>): Promise<A | Answer.Refused> => run.catch(Answer.refused)

const ask = async (drive: Drive, query: Case.Query, explain: boolean) => {
  const readings = await drive.read(query)
  const several = query["indicators"] !== undefined
  const read = readings.map((reading) => ({
    ...(several ? { indicator: reading.indicator } : {}),
    ...Answer.read(reading)
  }))
  const explained = explain ? await orRefused(explainAll(drive, query, readings)) : []
  return { read, explained }
}

const explainAll = async (drive: Drive, query: Case.Query, readings: Awaited<ReturnType<Drive["read"]>>) => {
  const model = await drive.model()
  return inTurn(readings, async (reading) => {
    const tree = await drive.explain(query, reading)
    return { vi: Explanation.render(tree, model, "vi"), en: Explanation.render(tree, model, "en") }
  })
}

const inStore = async (one: Case.Case, store: Case.Store): Promise<Outcome> => {
  await using drive = await open(store)
  await inTurn(Case.documentsOf(one), drive.put)
  const commits = await inTurn(one.commits ?? [], (commit) =>
    drive.commit(Case.writeOf(commit)).then(() => "ok", Answer.messageOf)
  )
  const asked = await inTurn(one.queries ?? [], (query) => orRefused(ask(drive, query, one.explain === true)))
  return {
    commits,
    answers: asked.map((each) => ("refused" in each ? each : each.read)),
    explanations: asked.map((each) => ("refused" in each ? each : each.explained)),
    assessments: await inTurn(one.assess ?? [], (judgement) => orRefused(drive.assess(judgement).then(Answer.verdict)))
  }
}

/** One text where the stores agree, else what each said. */
const agreed = (texts: ReadonlyArray<readonly [store: Case.Store, text: string]>): string =>
  new Set(texts.map(([, text]) => text)).size === 1
    ? texts[0]![1]
    : texts.map(([store, text]) => `${store}: ${text}`).join("; ")

const answerCase = async (one: Case.Case): Promise<Answer.Answer> => {
  const stores = [...new Set(one.stores ?? (["memory", "sqlite"] as const))]
  const outcomes = await inTurn(stores, async (store) => [store, await inStore(one, store)] as const)
  const byStore = <A>(pick: (outcome: Outcome) => A) =>
    Object.fromEntries(outcomes.map(([store, outcome]) => [store, pick(outcome)]))
  return {
    id: one.id,
    commits: (one.commits ?? []).map((_, index) =>
      agreed(outcomes.map(([store, outcome]) => [store, outcome.commits[index]!] as const))
    ),
    answers: byStore((outcome) => outcome.answers),
    assessments: byStore((outcome) => outcome.assessments),
    ...(one.explain === true ? { explanations: byStore((outcome) => outcome.explanations) } : {})
  }
}

const parse = (line: string): Result.Result<unknown, string> => {
  try {
    return Result.succeed(JSON.parse(line) as unknown)
  } catch (error) {
    return Result.fail(`the line is no JSON: ${(error as SyntaxError).message}`)
  }
}

/** The id of a case that is wrong elsewhere. */
const idOf = (input: unknown): Case.Case["id"] => {
  const id = typeof input === "object" && input !== null && "id" in input ? input.id : null
  return typeof id === "string" || typeof id === "number" ? id : null
}

/** Answers one line. */
export const answer = async (line: string): Promise<Answer.Answer> => {
  const input = parse(line)
  if (Result.isFailure(input)) return Answer.failed(null, input.failure)
  const decoded = Case.decode(input.success)
  if (Result.isFailure(decoded)) return Answer.failed(idOf(input.success), decoded.failure)
  return answerCase(decoded.success).catch((error: unknown) =>
    Answer.failed(decoded.success.id, Answer.messageOf(error))
  )
}
