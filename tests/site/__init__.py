# ruff: noqa: A005 - it is only ever called tests.site
