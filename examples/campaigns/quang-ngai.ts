/** Quảng Ngãi, 2023: a speech on the community digital technology teams of the provincial union. */
import { YouthUnion } from "@lantoa/plugin-youth-union"
import { citer, figures, type Module, text } from "./src/Citation.ts"

const report = "tham-luan-quang-ngai"
const cite = citer(report)
const knownAt = "2023-12-31T16:59:59Z"
const undated = text(
  'Tham luận không ghi ngày, chỉ nói "tính đến thời điểm hiện tại"; năm 2023 suy từ nội dung',
  'The speech has no date and says only "up to now"; 2023 is read from its content'
)
const figure = figures({ prefix: "quang-ngai", knownAt, period: "2023", doubt: undated })

const province = "vn.quang-ngai"
const binhMinh = "vn.quang-ngai.binh-son.binh-minh"
const traXuan = "vn.quang-ngai.tra-bong.tra-xuan"
const membersAndYouth = "youth-union.members-and-youth"
const residents = "youth-union.residents"

const revolution = (offset: number, quote: string) => ({
  text: "4.0",
  reason: text(
    "Tên của cuộc Cách mạng công nghiệp lần thứ tư, không phải số đo",
    "Part of the name of the Fourth Industrial Revolution, not a measurement"
  ),
  source: cite(offset, quote)
})

export const quangNgai: Module = {
  knownAt,
  documents: {
    directives: [
      {
        id: "ct-19-ct-tu-quang-ngai",
        type: text("Chỉ thị", "Directive"),
        number: "19",
        symbol: "19-CT/TU",
        issuer: "party.quang-ngai",
        issued: "2022-05-18",
        title: text(
          "Tăng cường sự lãnh đạo, chỉ đạo của Đảng đối với chuyển đổi số tỉnh Quảng Ngãi đến năm 2025, định hướng đến năm 2030",
          "The Party's leadership of digital transformation in Quảng Ngãi to 2025, with an orientation to 2030"
        ),
        period: "2022-05-18/2025-12-31",
        vision: "2030",
        source: cite(1881, "Chỉ thị số 19-CT/TU ngày 18/5/2022")
      },
      {
        id: report,
        type: text("Tham luận", "Speech"),
        issuer: "union.quang-ngai",
        title: text(
          "Phát huy vai trò xung kích của ĐVTN trong nâng cao hiệu quả hoạt động của Tổ công nghệ số cộng đồng",
          "The part of members and youth in the work of the community digital technology teams"
        ),
        note: undated
      }
    ],
    teams: [
      {
        id: "quang-ngai.provincial-team",
        name: text(
          "Tổ Công nghệ số cộng đồng Tỉnh Đoàn Quảng Ngãi",
          "Community digital technology team of the Youth Union of Quảng Ngãi"
        ),
        kind: YouthUnion.teamKinds.communityDigital.id,
        host: province,
        lead: "union.quang-ngai"
      }
    ],
    campaigns: [
      {
        id: "quang-ngai-2023",
        name: text(
          "Tuổi trẻ Quảng Ngãi với Tổ Công nghệ số cộng đồng",
          "The youth of Quảng Ngãi in community digital technology teams"
        ),
        theme: text("Năm Chuyển đổi số các hoạt động của Đoàn", "Year of digital transformation of the union's work"),
        organiser: "union.quang-ngai",
        unit: province,
        period: "2023",
        basis: ["ct-19-ct-tu-quang-ngai", "qd-749-qd-ttg", "qd-942-qd-ttg", "nq-dai-hoi-doan-2022"],
        solutions: [
          {
            id: "coming-tasks",
            title: text("Nhiệm vụ trọng tâm thời gian tới", "Main tasks for the time to come"),
            tasks: [
              {
                id: "training",
                title: text(
                  "Tiếp tục tập huấn, hướng dẫn nâng cao năng lực chuyển đổi số cho thành viên các tổ",
                  "Go on training the teams' members"
                )
              },
              {
                id: "materials",
                title: text(
                  "Đẩy mạnh thông tin, tuyên truyền; cung cấp tài liệu hướng dẫn qua áp phích, tờ rơi",
                  "More outreach, with posters and leaflets that explain each application"
                )
              },
              {
                id: "booths",
                title: text(
                  "Tiếp tục mô hình gian hàng, phối hợp với ngân hàng, nhà mạng, số hóa di tích lịch sử",
                  "Go on with the booths, work with banks and carriers, digitise historical sites"
                )
              }
            ]
          }
        ],
        waves: [
          { id: "youth-month-2023", name: text("Tháng Thanh niên năm 2023", "Youth Month 2023"), period: "2023-03" },
          {
            id: "summer-2023",
            // The speech gives the year and the season, no days.
            name: text("Chiến dịch Thanh niên tình nguyện hè năm 2023", "Summer volunteer campaign 2023"),
            period: "2023"
          },
          {
            id: "peak-day-2023",
            name: text(
              "Ngày cao điểm hỗ trợ người dân thực hiện dịch vụ công trực tuyến",
              "Peak day for helping residents with online public services"
            ),
            period: "2023"
          }
        ],
        models: [
          {
            id: "youth-booth",
            name: text("Gian hàng Thanh niên với Chuyển đổi số", "Booth: youth and digital transformation")
          },
          { id: "digitised-site", name: text("Số hóa điểm di tích lịch sử", "Digitised historical site") }
        ],
        labels: [
          revolution(763, "cuộc CMCN 4.0. Bộ Chính trị"),
          revolution(874, "chủ động tham gia cuộc CMCN 4.0; Thủ tướng"),
          revolution(1101, "chủ động tham gia cuộc CMCN 4.0; Quyết định"),
          {
            text: "đầu tiên",
            reason: text(
              "Số thứ tự trong tên di tích, không đếm gì",
              "An ordinal in the name of a historical site; it counts nothing"
            ),
            source: cite(5037, "cắm cờ Đảng đầu tiên")
          }
        ],
        source: { directive: report }
      }
    ],
    activities: [
      {
        id: "quang-ngai.training",
        name: text(
          "Tập huấn trực tuyến: Vai trò của thanh niên tham gia Tổ Công nghệ số cộng đồng",
          "Online training: the part of youth in community digital technology teams"
        ),
        kind: "training",
        period: "2023",
        places: [province],
        teams: ["quang-ngai.provincial-team"],
        organisations: ["union.quang-ngai", "union.vn.science-centre"],
        cohorts: [membersAndYouth],
        campaign: "quang-ngai-2023"
      },
      {
        id: "quang-ngai.peak-day",
        name: text("Ngày cao điểm tại các cơ sở Đoàn trong tỉnh", "Peak day in the grassroots unions of the province"),
        kind: "peak-day",
        period: "2023",
        places: [province],
        organisations: ["union.quang-ngai"],
        campaign: "quang-ngai-2023",
        wave: "peak-day-2023"
      },
      {
        id: "quang-ngai.cay-gao",
        name: text("Số hóa Điểm di tích lịch sử Cây Gạo", "The Cây Gạo historical site digitised"),
        kind: "site-digitised",
        period: "2023",
        places: [binhMinh],
        teams: ["quang-ngai.provincial-team"],
        campaign: "quang-ngai-2023",
        model: "digitised-site",
        source: cite(5037, "cắm cờ Đảng đầu tiên")
      },
      {
        id: "quang-ngai.booths",
        name: text(
          "Gian hàng Thanh niên Quảng Ngãi với chuyển đổi số",
          "Booths: the youth of Quảng Ngãi and digital transformation"
        ),
        kind: "booth",
        period: "2023",
        places: [binhMinh, traXuan],
        teams: ["quang-ngai.provincial-team"],
        cohorts: [membersAndYouth, residents],
        campaign: "quang-ngai-2023",
        model: "youth-booth"
      }
    ]
  },
  batch: {
    id: "quang-ngai-2023",
    observations: [
      figure("teams", "teams", {
        units: [province],
        value: 870,
        source: cite(3965, "đã thành lập 870 Tổ Công nghệ số cộng đồng các cấp")
      }),
      figure("team-participants", "team-participants", {
        units: [province],
        // Officials, members and youth are all whom the measure counts: naming cohorts would say that there may be others.
        value: 2853,
        source: cite(4016, "với sự tham gia của 2.853 cán bộ, ĐVTN"),
        doubt: text(
          "Không nói đếm người hay đếm vị trí trong các tổ, hiểu là vị trí; tham luận không ghi ngày",
          "Not said whether people or seats in teams are counted, read as seats; the speech has no date"
        )
      }),
      figure("provincial-team", "team-participants", {
        // "Trong đó": 22 of the 2,853, so that the rest is that of all other teams. There is one provincial team, hence its whole tier.
        units: [province],
        breakdown: { "youth-union.team-tier": "province" },
        value: 22,
        source: cite(4106, "với 22 thành viên")
      }),
      figure("training", "training-turns", {
        units: [province],
        value: "> 550",
        cohorts: [membersAndYouth],
        activity: "quang-ngai.training",
        source: cite(4479, "với sự tham gia của hơn 550 lượt ĐVTN tham gia")
      }),
      figure("peak-day", "peak-day-share", {
        units: ["union.quang-ngai"],
        value: 100,
        activity: "quang-ngai.peak-day",
        source: cite(4734, "triển khai đồng loạt tại 100% cơ sở Đoàn trên địa bàn tỉnh"),
        doubt: text("Không nêu số cơ sở Đoàn", "The number of grassroots unions is not given")
      }),
      figure("booths", "booths", {
        units: [binhMinh, traXuan],
        value: 2,
        activity: "quang-ngai.booths",
        source: cite(5109, "tổ chức 02 gian hàng")
      }),
      figure("identity-outreach", "outreach-turns", {
        units: [binhMinh],
        value: "> 200",
        cohorts: [membersAndYouth, residents],
        breakdown: { "youth-union.topic": "e-identity" },
        activity: "quang-ngai.booths",
        source: cite(5316, "cho hơn 200 lượt ĐVTN và người dân")
      }),
      figure("leaflets", "leaflets", {
        units: [binhMinh],
        value: "> 200",
        activity: "quang-ngai.booths",
        source: cite(5352, "cấp phát hơn 200 tờ rơi tuyên truyền")
      }),
      figure("identity", "identity-requests", {
        units: [binhMinh],
        value: 25,
        cohorts: [residents],
        // The level is a code, kept as a breakdown: it is never added to anything.
        breakdown: { "youth-union.identity-level": "2" },
        activity: "quang-ngai.booths",
        source: cite(5433, "định danh điện tử mức độ 2 cho 25 người dân")
      }),
      figure("bank-accounts", "bank-accounts", {
        units: [binhMinh],
        value: 35,
        cohorts: [residents],
        activity: "quang-ngai.booths",
        source: cite(5496, "tạo lập 35 tài khoản ngân hàng")
      }),
      figure("wallets", "wallets", {
        units: [binhMinh],
        value: 24,
        cohorts: [residents],
        breakdown: { product: "VNPT Money" },
        activity: "quang-ngai.booths",
        source: cite(5528, "tạo mới 24 ví điện tử VNPT Money")
      }),
      figure("tax-households", "households-filing-tax", {
        units: [binhMinh],
        value: 39,
        cohorts: ["youth-union.trader-households"],
        activity: "quang-ngai.booths",
        source: cite(5605, "hỗ trợ 39 hộ tiểu thương")
      }),
      figure("service-outreach", "outreach-turns", {
        // One figure for two districts and four cohorts: the source does not divide it, so nobody may. It is of the booths, and
        // not all that the two districts did.
        units: ["vn.quang-ngai.binh-son", "vn.quang-ngai.tra-bong"],
        value: 350,
        cohorts: [membersAndYouth, "youth-union.pupils", residents, "youth-union.traders"],
        breakdown: { "youth-union.topic": "public-services" },
        activity: "quang-ngai.booths",
        source: cite(5728, "cho 350 lượt ĐVTN, học sinh, người dân và tiểu thương")
      })
    ]
  }
}
