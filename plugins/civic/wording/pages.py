"""Names and descriptions of pages, lists and feeds, as they stand in titles and page tags."""

FRONT = "首页"
BLOGS = "社区博客"
BLOG = "{unit}博客"
SUBSCRIBE = "订阅"
NOT_FOUND = "找不到这个页面"
WITHDRAWN = "已撤下"
LEADERBOARD = "信息上报榜"
LEADERBOARD_OF = "{period}信息上报榜"
LEADERBOARD_TYPE = "数据发布"  # ColumnType of the leaderboards
LEADERBOARD_ABOUT = "各社区、乡镇、村向县民政局上报信息、被媒体采用的篇数和得分。"
UNIT_YEAR = "{unit} {year}年信息上报记录"
PERIODS = {  # by kind: its name for each number; one for all numbers where it says {number}
    "month": ("{year}年{number}月",) * 12,
    "quarter": ("{year}年第一季度", "{year}年第二季度", "{year}年第三季度", "{year}年第四季度"),
    "half": ("{year}年上半年", "{year}年下半年"),
    "year": ("{year}年",),
}
LIST_TYPE = "工作动态"  # ColumnType of the blogs and of the lists across communities
FRONT_TYPE = "首页"
PAGE_TYPE = "概况信息"  # of the bureau's own pages
COLUMN_ABOUT = "{name}的全部文章"  # ColumnDescription where none is given
FEED_OF_ALL = "{site}全部更新"
FEED_OF_BLOGS = "{site}各社区文章"
FEED_OF_BLOG = "{unit}博客 · {site}"
FEED_OF_LIST = "{name} · {site}"
