/** The populations of the campaigns. Only what the law or the definition makes certain is stated of them. @internal */

export const cohorts = [
  {
    id: "youth-union.residents",
    name: { vi: "người dân", en: "residents" },
    definition: {
      vi: "Mọi người cư trú trên địa bàn, thường trú hoặc tạm trú",
      en: "Everyone who lives in the place, permanently or for a time"
    }
  },
  {
    id: "youth-union.youth-and-children",
    name: { vi: "thanh thiếu nhi", en: "youth and children" },
    definition: { vi: "Người từ 0 đến đủ 30 tuổi cư trú trên địa bàn", en: "Residents aged 0 to 30" },
    within: ["youth-union.residents"]
  },
  {
    id: "youth-union.youth",
    name: { vi: "thanh niên", en: "youth" },
    definition: {
      vi: "Công dân từ đủ 16 đến 30 tuổi cư trú trên địa bàn (Luật Thanh niên 2020, Điều 1)",
      en: "Citizens aged 16 to 30 living in the place (Law on Youth 2020, article 1)"
    },
    within: ["youth-union.youth-and-children", "youth-union.members-and-youth"]
  },
  {
    id: "youth-union.children",
    name: { vi: "thiếu nhi", en: "children" },
    definition: { vi: "Người dưới 16 tuổi cư trú trên địa bàn", en: "Residents under 16" },
    within: ["youth-union.youth-and-children"],
    apartFrom: ["youth-union.youth"]
  },
  {
    id: "youth-union.elderly",
    name: { vi: "người cao tuổi", en: "older people" },
    definition: {
      vi: "Công dân từ đủ 60 tuổi cư trú trên địa bàn (Luật Người cao tuổi 2009, Điều 2)",
      en: "Citizens aged 60 and over living in the place (Law on the Elderly 2009, article 2)"
    },
    within: ["youth-union.residents"],
    apartFrom: ["youth-union.youth-and-children"]
  },
  {
    id: "youth-union.officials",
    name: { vi: "cán bộ đoàn", en: "union officials" },
    definition: {
      vi: "Người giữ chức vụ trong tổ chức Đoàn các cấp; có người đã quá tuổi thanh niên",
      en: "Holders of office in the union at any level; some are past the age of youth"
    },
    within: ["youth-union.officials-and-members"]
  },
  {
    id: "youth-union.members",
    name: { vi: "đoàn viên", en: "union members" },
    definition: {
      vi: "Đoàn viên TNCS Hồ Chí Minh; phần lớn, nhưng không phải tất cả, trong tuổi thanh niên",
      en: "Members of the Ho Chi Minh Communist Youth Union; most, but not all, of the age of youth"
    },
    within: ["youth-union.officials-and-members", "youth-union.members-and-youth"]
  },
  {
    id: "youth-union.officials-and-members",
    name: { vi: "cán bộ đoàn, đoàn viên", en: "union officials and members" }
  },
  {
    id: "youth-union.members-and-youth",
    name: { vi: "đoàn viên, thanh niên", en: "union members and youth" }
  },
  { id: "youth-union.pupils", name: { vi: "học sinh", en: "pupils" } },
  { id: "youth-union.traders", name: { vi: "tiểu thương", en: "small traders" } },
  {
    id: "youth-union.trader-households",
    name: { vi: "hộ tiểu thương", en: "small-trader households" },
    definition: { vi: "Đếm theo hộ, không theo người", en: "Counted by household, not by person" }
  },
  {
    id: "youth-union.bodies",
    name: { vi: "các cấp bộ Đoàn", en: "union bodies of all levels" },
    definition: {
      vi: "Các tổ chức Đoàn từ tỉnh đến cơ sở; đếm theo tổ chức",
      en: "Union bodies from the province to the grassroots; counted by body"
    }
  }
] as const
