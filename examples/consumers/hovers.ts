/** What an editor says where somebody points at what they write: `// ? words of the type – words of the doc comment`. */
import { Documents, Lantoa } from "@lantoa/core"

const text = (vi: string, en: string) => ({ vi, en })

// ? from: (input: Documents.Encoded) => Documents.Documents – throws a `DocumentError`
Documents.from({})
// ? decode: (input: unknown) => Result<Documents.Documents, DocumentError> – every problem at once
Documents.decode({})

const lantoa = await Lantoa.open()
// ? put: (documents: Documents.Encoded, – Commits documents
await lantoa.put(
  {
    // ? units?: readonly Encoded[]
    units: [
      {
        id: "ward",
        // ? names: readonly Name[]
        names: [{ name: text("Phường", "Ward") }]
      }
    ],
    // ? teams?: readonly Encoded[]
    teams: [
      {
        id: "team",
        // ? name: Text
        name: text("Tổ", "Team"),
        // ? kind: string – What sort of team
        kind: "digital",
        // ? host?: Unit – The unit it works in
        host: "ward"
      }
    ],
    measures: [
      {
        id: "accounts",
        title: text("Tài khoản", "Accounts"),
        basis: "account",
        // ? "flow" | "stock" | "cumulative"
        accumulation: "stock",
        // ? own?: – Whether units above others act themselves
        own: "no"
      }
    ]
  },
  { knownAt: "2025-01-01T00:00:00Z" }
)
await lantoa.close()
console.log("done") // => done
