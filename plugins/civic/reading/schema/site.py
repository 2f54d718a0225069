"""The facts of the site, registry/site.yaml (specification.md §1.9)."""

from __future__ import annotations

import re

from civic.reading.schema.field import Field, Schema
from civic.reading.schema.field import ValueType as V

_DOMAIN = re.compile(r"[^\s/:?#@.]+(?:\.[^\s/:?#@.]+)+")
_ID_CODE = re.compile(r"\d{10}|bm\d{8}|N\d{9}", re.ASCII)
_AREA_CODE = re.compile(r"\d{6}", re.ASCII)
_MAILBOX = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PICTURE = re.compile(r"[^\s/\\:.][^/\\:]*\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)

LINK = Schema(
    "link",
    (Field("name", "名称", V.TEXT, required=True), Field("url", "网址", V.URL, required=True)),
    in_registry=True,
)

SITE = Schema(
    "site",
    (
        Field("url", "网址", V.URL, required=True, wrong="site-url"),
        Field("demo", "示例", V.FLAG),
        Field("name", "名称", V.NAME, required=True),
        Field("short_name", "简称", V.NAME),
        Field("body", "主办单位", V.NAME, required=True),
        Field("section", "承办股室", V.NAME),
        Field("area_code", "区划代码", V.WORD, pattern=_AREA_CODE, wrong="area-code"),
        Field("intro", "简介", V.TEXT),
        Field("phone", "电话", V.WORD),
        Field("mailbox", "业务邮箱", V.WORD, pattern=_MAILBOX, wrong="mailbox"),
        Field("address", "地址", V.WORD),
        Field("hours", "办公时间", V.WORD),
        Field("copyright", "版权", V.TEXT),
        Field("links", "友情链接", V.RECORDS, parts=LINK),
        Field("allowed_numbers", "公开号码", V.TEXTS),
        Field("site_domain", "网站域名", V.WORD, pattern=_DOMAIN, wrong="domain"),
        Field("site_id_code", "网站标识码", V.WORD, pattern=_ID_CODE, wrong="id-code"),
        Field("icp", "ICP备案号", V.NAME),
        Field("police", "公安备案号", V.NAME),
        Field("police_url", "公安备案网址", V.URL),
        Field("police_picture", "公安备案图标", V.PICTURE, pattern=_PICTURE, wrong="picture"),
        Field("conac_url", "党政机关标识网址", V.URL),
        Field("conac_picture", "党政机关标识图标", V.PICTURE, pattern=_PICTURE, wrong="picture"),
        Field("error_url", "找错网址", V.URL),
        Field("error_picture", "找错图标", V.PICTURE, pattern=_PICTURE, wrong="picture"),
    ),
    in_registry=True,
)
