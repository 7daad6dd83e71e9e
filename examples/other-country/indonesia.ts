/**
 * The provinces of Indonesian Papua: two until July 2022, five since the laws of 25 July, six since that of 8 December. Codes are
 * those of the Ministry of Home Affairs. The README says which source was seen.
 */
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import { lists, text } from "./lists.ts"

export const naming: Gazetteer.Naming = {
  country: "id",
  name: text("Indonesia"),
  scheme: "kemendagri",
  hierarchy: "state",
  title: text("Wilayah administrasi pemerintahan"),
  levels: [
    { id: "country", name: { vi: "negara", en: "country" } },
    { id: "province", name: { vi: "provinsi", en: "province" }, complete: true },
    { id: "regency", name: { vi: "kabupaten/kota", en: "regency" }, complete: true }
  ],
  acts: [{ mark: "UU", type: text("Undang-Undang") }],
  inForce: (day) => text(`Berlaku sejak ${day}.`),
  locale: {
    types: { provinsi: "provinsi", kabupaten: "kabupaten", kab: "kabupaten", "kab.": "kabupaten", kota: "kota" },
    movableMarks: ""
  },
  ids: { reference: "2022-07-24", fixed: [] }
}

/** Regencies of Papua Barat by their old code, with the code and the name in Papua Barat Daya. */
const moved = [
  ["92.01", "96.01", "Kabupaten Sorong"],
  ["92.04", "96.02", "Kabupaten Sorong Selatan"],
  ["92.05", "96.03", "Kabupaten Raja Ampat"],
  ["92.09", "96.04", "Kabupaten Tambrauw"],
  ["92.10", "96.05", "Kabupaten Maybrat"],
  ["92.71", "96.71", "Kota Sorong"]
] as const

/** A law on the day it comes out: what is called how from its day on, and what became of whom. */
const law: Gazetteer.Act = {
  number: "UU 29/2022",
  title: "Pembentukan Provinsi Papua Barat Daya",
  issued: "2022-12-08",
  effective: "2022-12-08",
  units: [
    { code: "96", name: "Provinsi Papua Barat Daya", type: "Provinsi", level: "province", parent: "ID" },
    ...moved.map(([, code, name]) => ({ code, name, type: name.split(" ")[0]!, level: "regency", parent: "96" }))
  ],
  moves: [
    // Who gives a part away keeps the rest.
    { from: "92", to: "96", share: "part", clause: "3" },
    ...moved.map(([from, to]) => ({ from, to, clause: "3" }))
  ]
}

export const tables = (): Gazetteer.Tables => Result.getOrThrow(Gazetteer.enact(lists("indonesia"), law))
