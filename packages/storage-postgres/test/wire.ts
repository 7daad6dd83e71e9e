/** A wire to the server that can be cut at any message: what is sent passes through it, one message at a time. */
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { connect, createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"
import { postgres } from "./places.ts"

/** What becomes of the message at which the wire is cut, and of its sender's session. */
export type Cut = "lost on its way" | "heard, and its answer lost" | "ended by the server"

export interface Wire {
  readonly url: string
  /** Lets so many messages pass before it is cut. */
  readonly cutAfter: (messages: number, cut: Cut) => void
  readonly mend: () => void
  /** Waits until the server has done with what it heard before the cut. */
  readonly settled: () => Promise<unknown>
  /** How many messages have passed. */
  readonly passed: () => number
}

const upstream = (): Socket => {
  const { hostname, port, searchParams } = new URL(postgres)
  const [host, at] = [searchParams.get("host") ?? hostname, Number(searchParams.get("port") ?? (port || 5432))]
  return host.startsWith("/") ? connect(join(host, `.s.PGSQL.${at}`)) : connect(at, host)
}

const make = (end: (session: number) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-wire-"))
  let [left, passed] = [Infinity, 0]
  let settled: Promise<unknown> = Promise.resolve()
  let how: Cut = "lost on its way"
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = upstream()
    let session = 0
    const close = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on("error", close).on("close", () => {
        sockets.delete(socket)
        close()
      })
    }
    far.on("data", (chunk: Buffer) => {
      // "K" tells the number of the session.
      const key = session === 0 ? chunk.indexOf(Buffer.from([0x4b, 0, 0, 0, 12])) : -1
      if (key >= 0) session = chunk.readInt32BE(key + 5)
      near.write(chunk)
    })
    near.on("data", (chunk: Buffer) => {
      passed++
      if (left-- > 0) return void far.write(chunk)
      left = -1
      if (how === "lost on its way") return close()
      if (how === "ended by the server") {
        near.pause()
        return void end(session).then(() => near.resume(), close)
      }
      settled = once(far, "close")
      far.removeAllListeners("data").resume()
      far.end(chunk)
      near.removeAllListeners("close").destroy()
    })
  })
  const path = join(folder, ".s.PGSQL.5432")
  const { password, pathname, username } = new URL(postgres)
  const wire: Wire = {
    url: `postgres://${username}${password === "" ? "" : `:${password}`}@localhost${pathname}?host=${folder}`,
    cutAfter: (messages, cut) => {
      left = messages
      how = cut
    },
    mend: () => {
      left = Infinity
    },
    settled: () => settled,
    passed: () => passed
  }
  const listening = new Promise<Wire>((resolve) => server.listen(path, () => resolve(wire)))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }).then(() => rmSync(folder, { recursive: true }))
  return { listening, close }
}

/** A wire for as long as the scope; `end` has the server end a session. */
export const wire = (end: (session: number) => Promise<void>) =>
  Effect.flatMap(
    Effect.acquireRelease(
      Effect.sync(() => make(end)),
      ({ close }) => Effect.promise(close)
    ),
    ({ listening }) => Effect.promise(() => listening)
  )
