/** What asks a Lantoa by Promises, on the service as well: then as an Effect. @internal */
import { type Lantoa, Problem } from "@lantoa/core"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Asked } from "./asked.ts"

/** How asking can fail. */
export type Failed = Problem.DocumentError | Problem.PlanError | Problem.StoreError

/** The service, as far as it is asked. `stream` tells it from a Lantoa: what gives a series asks for nothing yet. */
export type Service = Pick<Lantoa.Calls<"effect">, keyof Asked | "stream">

const isService = (lantoa: Asked | Service): lantoa is Service =>
  typeof lantoa === "object" && lantoa !== null && "stream" in lantoa && Stream.isStream(lantoa.stream())

const isFailed = (error: unknown): error is Failed =>
  error instanceof Problem.DocumentError || error instanceof Problem.PlanError || error instanceof Problem.StoreError

const onService = <A>({ assess, model, read }: Service, ask: (lantoa: Asked) => Promise<A>): Effect.Effect<A, Failed> =>
  Effect.flatMap(Effect.context<never>(), (context) =>
    Effect.tryPromise({
      try: (signal) => {
        const run = Effect.runPromiseWith(context)
        return ask({
          assess: (...given) => run(assess(...given), { signal }),
          model: (...given) => run(model(...given), { signal }),
          read: (...given) => run(read(...given), { signal })
        })
      },
      catch: (error) => error
    }).pipe(Effect.catch((error) => (isFailed(error) ? Effect.fail(error) : Effect.die(error))))
  )

/** What `ask` gives, in the way in which the Lantoa answers. */
export const asking = <A>(
  lantoa: Asked | Service,
  ask: (lantoa: Asked) => Promise<A>
): Promise<A> & Effect.Effect<A, Failed> =>
  (isService(lantoa) ? onService(lantoa, ask) : ask(lantoa)) as Promise<A> & Effect.Effect<A, Failed>
