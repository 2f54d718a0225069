"""Headings and marks of tables, reports and outlines, wherever they are shown."""

FEED_GROUPS = {
    "all": "全部",
    "columns": "栏目",
    "units": "社区和乡镇博客",
    "categories": "分类",
    "themes": "主题",
}

# Reports of problems.
MARKS = {"problem": "【问题】", "warning": "【提醒】"}
LINE = "第 {line} 行："
REMEDY = "怎么改："
COUNT = (
    "共 {problems} 个问题（涉及 {files} 个文件，改好之前这些文章不会发布），{warnings} 个提醒（不影响发布）。"
)

KIND_NAMES = {"community": "社区", "township": "乡镇", "village": "村"}  # as a card of a unit has them
# Headings of the table in a terminal, in its order.
TALLY_COLUMNS = (
    ("rank", "名次"),
    ("name", "单位"),
    ("submissions", "上报"),
    ("late", "补报"),
    ("months_met", "达标月"),
    ("months_due", "应报月"),
    ("adoptions", "采用"),
    ("base", "任务分"),
    ("extra", "多报分"),
    ("adopted", "采用分"),
    ("penalty", "作废扣分"),
    ("adjustments", "调整"),
    ("points", "得分"),
    ("raw", "年度原始分"),
    ("bonus", "计入考评"),
    ("writers", "写稿人数"),
    ("staff", "在岗人数"),
)
# Headings of leaderboard.xlsx, by the columns of leaderboard.csv.
TABLE_HEADINGS = {"period": "时段", "kind": "类型", "key": "代号", "code": "代码", **dict(TALLY_COLUMNS)}
