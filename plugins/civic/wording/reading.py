"""What reading writes into a text: headings, labels of notes, titles of boxes."""

NOTES = "注释"
NOTE_LABEL = "注释 {n}"
NOTE_BACK = "返回正文"
NOTE_BACK_NTH = "返回正文第 {n} 处"
CONTENTS = "本文目录"
ADMONITIONS = {"note": "说明", "tip": "提示", "warning": "注意", "important": "重要", "danger": "警告"}
ADMONITION_KINDS = {  # other words for them, as staff write them and as other converters know them
    "说明": "note",
    "备注": "note",
    "info": "note",
    "提示": "tip",
    "hint": "tip",
    "注意": "warning",
    "caution": "warning",
    "attention": "warning",
    "重要": "important",
    "警告": "danger",
    "危险": "danger",
    "error": "danger",
}
