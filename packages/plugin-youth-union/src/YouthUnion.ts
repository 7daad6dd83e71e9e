/**
 * The youth union's digital campaigns: who they are for, what is counted, what they are judged by.
 *
 * @since 0.1.0
 */
import { Plugin } from "@lantoa/plugin"
import { bases } from "./internal/bases.ts"
import { cohorts } from "./internal/cohorts.ts"
import { dimensions } from "./internal/dimensions.ts"
import { indicators } from "./internal/indicators.ts"
import { measures } from "./internal/measures.ts"

/**
 * Kinds of team, for the `kind` of a team in the registry, with the words for people.
 *
 * @category constants
 * @since 0.1.0
 */
export const teamKinds = {
  communityDigital: {
    id: "youth-union.community-digital-team",
    name: { vi: "Tổ công nghệ số cộng đồng", en: "Community digital technology team" }
  },
  volunteerDigital: {
    id: "youth-union.volunteer-digital-team",
    name: {
      vi: "Tổ thanh niên tình nguyện chuyển đổi số cộng đồng",
      en: "Youth volunteer team for community digital transformation"
    }
  },
  publicServiceSupport: {
    id: "youth-union.public-service-team",
    name: {
      vi: "Đội thanh niên tình nguyện hỗ trợ dịch vụ công trực tuyến",
      en: "Youth volunteer team for online public services"
    }
  },
  digitalLiteracy: {
    id: "youth-union.digital-literacy-squad",
    name: { vi: "Đội hình bình dân học vụ số", en: "Digital-literacy squad" }
  }
} as const

/**
 * The plugin: load it with `Registry.make([YouthUnion.plugin])`.
 *
 * Its measures speak of two hierarchies that the model must hold: `state` with the levels `district` and `commune`, and
 * whatever hierarchy the union's own bodies are in.
 *
 * @category constants
 * @since 0.1.0
 */
export const plugin: Plugin.Plugin = Plugin.from({
  id: "youth-union",
  version: "0.1.0",
  apiVersion: 1,
  title: { vi: "Chiến dịch chuyển đổi số của Đoàn", en: "The youth union's digital campaigns" },
  bases,
  cohorts,
  dimensions,
  measures,
  indicators
})
