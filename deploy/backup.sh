#!/bin/sh
# 把 content（稿件、登记、收稿记录）和发布的设置打成一个带日期的包：deploy/backup.sh 放备份的文件夹
# 包先写成 .part，核对以后才改成正式的名称。保留最近 31 个，每月 1 日的一直保留。
set -eu
umask 077

if [ $# -ne 1 ] || [ -z "$1" ]; then
    echo "用法：deploy/backup.sh 放备份的文件夹" >&2
    exit 64
fi
project=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
whole="$1/content-$(TZ=CST-8 date +%Y-%m-%d).tar.gz"
part="$whole.part"

fail() {
    rm -f -- "$part"
    echo "备份没有完成，以前的备份没有动；请看看 $1 能不能写、空间够不够。" >&2
    exit 1
}
trap 'fail "$1"' INT TERM

mkdir -p -- "$1" || fail "$1"
# 带 /. ：content 是一个链接的，打进去的是它指的文件夹
tar -C "$project" -czf "$part" content/. publishconf.py || fail "$1"
tar -tzf "$part" >/dev/null || fail "$1"
mv -- "$part" "$whole" || fail "$1"
echo "已备份到 $whole"

ls -- "$1" | grep -E '^content-[0-9]{4}-[0-9]{2}-[0-9]{2}\.tar\.gz$' | grep -v -- '-01\.tar\.gz$' | sort -r |
    tail -n +32 | while read -r old; do rm -f -- "$1/$old"; done
