/**
 * What the campaigns report. What may be done with each follows from what it counts; said is only what goes less far. None
 * says that its teams or activities `report` all there is: the registries hold those that a document happens to name.
 *
 * @internal
 */
import type { Plugin } from "@lantoa/plugin"

type Measure = NonNullable<Plugin.Encoded["measures"]>[number]
type Rest = Partial<Omit<Measure, "id" | "title" | "basis" | "accumulation" | "additivity">>

const title = (vi: string, en: string) => ({ vi, en })

/** What was done: things that happen, each once. */
const happenings = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure => ({
  id: `youth-union.${id}`,
  title: title(vi, en),
  basis,
  accumulation: "flow",
  ...rest
})

/** What began in a period: a team is founded, an account opened once in its life. Bodies at every level do it themselves. */
const begun = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure =>
  happenings(id, basis, vi, en, { once: true, own: "may", ...rest })

/**
 * People or things reached in a period by the union's bodies and teams, those of the province too: the same one may be
 * reached again, elsewhere, by another team.
 */
const reached = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure => ({
  ...happenings(id, basis, vi, en, { own: "may", ...rest }),
  additivity: { place: "overlapping" }
})

/** What there is at the end of a period; each thing is in one place, and in a unit below. */
const held = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure => ({
  id: `youth-union.${id}`,
  title: title(vi, en),
  basis,
  accumulation: "stock",
  ...rest
})

/** What bodies of every level have at the end of a period: the province has a team, staff and a page of its own. */
const kept = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure =>
  held(id, basis, vi, en, { own: "may", ...rest })

/** As {@link kept}, where one thing may be counted in several places. */
const shared = (id: string, basis: string, vi: string, en: string, rest: Rest = {}): Measure => ({
  ...kept(id, basis, vi, en, rest),
  additivity: { place: "overlapping" }
})

/** A percentage reported without its parts: it belongs to its own unit and period, and to nothing else. */
const share = (id: string, vi: string, en: string, rest: Rest = {}): Measure => ({
  id: `youth-union.${id}`,
  title: title(vi, en),
  basis: "percent",
  accumulation: "stock",
  additivity: { time: "none" },
  range: { lower: 0, upper: 100 },
  ...rest
})

const districts = { level: "district", hierarchy: "state" }
const communes = { level: "commune", hierarchy: "state" }
const bodies = { cohort: "youth-union.bodies" }

const teams: ReadonlyArray<Measure> = [
  kept("teams", "team", "Tổ công nghệ số cộng đồng đang hoạt động", "Community digital technology teams at work"),
  begun(
    "teams-established",
    "team",
    "Tổ công nghệ số cộng đồng được thành lập mới",
    "Community digital technology teams newly set up"
  ),
  kept(
    "volunteer-teams",
    "team",
    "Tổ thanh niên tình nguyện chuyển đổi số cộng đồng",
    "Youth volunteer teams for community digital transformation",
    {
      definition: title(
        "Khác với Tổ công nghệ số cộng đồng do chính quyền thành lập; không cộng với nhau",
        "Not the community digital technology teams set up by the authorities; the two are not added"
      )
    }
  ),
  kept(
    "team-participants",
    "seat",
    "Cán bộ, đoàn viên, thanh niên tham gia Tổ công nghệ số cộng đồng",
    "Officials, union members and youth in community digital technology teams",
    {
      dimensions: ["youth-union.team-tier"],
      definition: title(
        "Đếm vị trí trong các tổ: một người ở hai tổ được tính hai lần, nên các tổ cộng lại được",
        "Seats in teams are counted: one person in two teams counts twice, so that teams add up"
      )
    }
  ),
  shared(
    "team-youth-participants",
    "youth-union.participant",
    "Đoàn viên, thanh niên tham gia Tổ công nghệ số cộng đồng",
    "Union members and youth in community digital technology teams",
    {
      definition: title(
        "Chỉ phần do Đoàn cử; không so sánh được với số có cả cán bộ",
        "Only those the union sends; not comparable with figures that include officials"
      )
    }
  ),
  shared("team-members", "person", "Thành viên các tổ, đội", "Members of teams and squads"),
  shared("core-members", "person", "Thành viên nòng cốt của một đội hình", "Core members of a squad", {
    definition: title("Không phải toàn bộ thành viên", "Not all members")
  }),
  held("pilot-hamlets", "unit", "Khóm, ấp được chọn thí điểm", "Hamlets chosen for the pilot"),
  held(
    "districts-with-teams",
    "unit",
    "Đơn vị cấp huyện đã thành lập Tổ công nghệ số cộng đồng",
    "Districts with a community digital technology team",
    { counts: districts }
  ),
  held(
    "communes-with-volunteer-teams",
    "unit",
    "Đơn vị cấp xã có tổ thanh niên tình nguyện chuyển đổi số cộng đồng",
    "Communes with a youth volunteer team for community digital transformation",
    { counts: communes }
  ),
  held("communes", "unit", "Số đơn vị hành chính cấp xã", "Number of commune-level units", {
    missing: { carry: "forever" },
    counts: communes,
    definition: title(
      "Theo danh mục hành chính; dùng khi hệ thống chưa có từng xã",
      "From the official list; for models that do not hold every commune"
    )
  })
]

const activities: ReadonlyArray<Measure> = [
  happenings("training-turns", "turn", "Lượt tham gia tập huấn", "Turns at training courses"),
  happenings("outreach-turns", "turn", "Lượt được tuyên truyền, hướng dẫn", "Turns at outreach and guidance", {
    dimensions: ["youth-union.topic"]
  }),
  happenings(
    "guidance-and-filing-turns",
    "turn",
    "Lượt hướng dẫn và nộp hồ sơ dịch vụ công trực tuyến",
    "Turns of guiding and filing for online public services",
    {
      definition: title(
        "Gộp hướng dẫn, tạo tài khoản và nộp hồ sơ; không tách được",
        "Guiding, account creation and filing in one figure that cannot be divided"
      )
    }
  ),
  happenings("app-installs", "turn", "Lượt cài đặt ứng dụng", "App installations", { dimensions: ["app"] }),
  happenings("leaflets", "youth-union.leaflet", "Tờ rơi tuyên truyền đã phát", "Leaflets handed out"),
  happenings("booths", "youth-union.booth", "Gian hàng đã tổ chức", "Booths held"),
  begun("bank-accounts", "account", "Tài khoản ngân hàng mở mới", "Bank accounts opened"),
  begun("wallets", "youth-union.wallet", "Ví điện tử tạo mới", "E-wallets created", { dimensions: ["product"] }),
  happenings(
    "capacity-activities",
    "activity",
    "Hoạt động nâng cao năng lực số và ứng dụng khoa học kỹ thuật, công nghệ hiện đại",
    "Activities that raise digital capacity and the use of modern technology"
  ),
  reached(
    "identity-requests",
    "person",
    "Người dân được hỗ trợ đề nghị xác nhận định danh điện tử",
    "Residents helped to request electronic identity",
    { dimensions: ["youth-union.identity-level"], counts: { cohort: "youth-union.residents" } }
  ),
  reached(
    "households-filing-tax",
    "household",
    "Hộ tiểu thương được hỗ trợ khai báo, nộp thuế trực tuyến",
    "Small-trader households helped to declare and pay tax online",
    { counts: { cohort: "youth-union.trader-households" } }
  ),
  reached(
    "digital-activity-participants",
    "person",
    "Người được tiếp cận hoạt động nâng cao năng lực số",
    "People reached by activities that raise digital capacity"
  ),
  reached(
    "products-listed",
    "youth-union.product",
    "Sản phẩm đưa lên sàn thương mại điện tử",
    "Products put on e-commerce platforms"
  ),
  reached("collectives-awarded", "youth-union.collective", "Tập thể được khen thưởng", "Collectives awarded"),
  reached("individuals-awarded", "person", "Cá nhân được khen thưởng", "Individuals awarded")
]

const adoption: ReadonlyArray<Measure> = [
  held(
    "shops-with-e-payment",
    "youth-union.shop",
    "Cửa hàng, dịch vụ sử dụng thanh toán điện tử",
    "Shops and services that take electronic payment"
  ),
  held(
    "public-service-users",
    "person",
    "Người sử dụng dịch vụ công trực tuyến",
    "People who use online public services"
  ),
  held(
    "payment-account-users",
    "person",
    "Người sử dụng tài khoản thanh toán điện tử",
    "People who use an electronic payment account"
  ),
  held(
    "digital-service-users",
    "person",
    "Người cài đặt và sử dụng dịch vụ trên môi trường số do Trung ương Đoàn và tỉnh phát động",
    "People who use the digital services promoted by the union and the province"
  )
]

const union: ReadonlyArray<Measure> = [
  held(
    "registered-members",
    "person",
    "Đoàn viên đã nhập vào phần mềm quản lý đoàn viên",
    "Members entered in the membership software",
    { counts: { cohort: "youth-union.members" } }
  ),
  share(
    "registered-members-share",
    "Tỷ lệ đoàn viên đã nhập vào phần mềm quản lý đoàn viên",
    "Share of members entered in the membership software"
  ),
  share(
    "paperless-share",
    "Tỷ lệ văn bản (trừ văn bản mật, tối mật, tuyệt mật) gửi và xử lý trên hệ thống",
    "Share of documents, classified ones excepted, sent and handled in the system"
  ),
  share(
    "social-media-share",
    "Tỷ lệ cấp bộ Đoàn sử dụng Facebook, fanpage làm công cụ tuyên truyền",
    "Share of union bodies that use Facebook pages for outreach"
  ),
  share(
    "peak-day-share",
    "Tỷ lệ cơ sở Đoàn triển khai Ngày cao điểm hỗ trợ dịch vụ công trực tuyến",
    "Share of grassroots unions that held the peak day for online public services"
  ),
  shared("followers", "youth-union.follower", "Lượt theo dõi trang mạng xã hội", "Followers of a social-media page", {
    dimensions: ["youth-union.channel"],
    definition: title(
      "Là số tồn tại một thời điểm, dù gọi là lượt: không cộng theo thời gian",
      'A stock at a moment, although called "lượt": not added over time'
    )
  }),
  kept("core-digital-staff", "person", "Nhân sự nòng cốt về chuyển đổi số", "Core staff for digital transformation"),
  kept("body-count", "unit", "Số tổ chức Đoàn các cấp", "Number of union bodies", { counts: bodies }),
  kept(
    "bodies-with-software",
    "unit",
    "Tổ chức Đoàn sử dụng phần mềm điều hành, tác nghiệp và quản lý đoàn viên",
    "Union bodies that use software for their work and for managing members",
    { counts: bodies }
  )
]

export const measures: ReadonlyArray<Measure> = [...teams, ...activities, ...adoption, ...union]
