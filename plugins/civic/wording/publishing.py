"""What `publish` says."""

REGISTRY_STOPS_PUBLISH = "registry 文件夹里的登记有错，这次没有发布；线上的网站保持不变。"
STRICT_STOPS_PUBLISH = "有文章存在问题，按 --strict 的要求，这次没有发布；线上的网站保持不变。"
WAITING_TO_PUBLISH = "另一个窗口正在发布，请稍候，它完成后这里自动继续……"
BRANCH = "{remote} 的 {branch} 分支"
PUBLISH_MESSAGE = "发布 {day}：新增 {added} 篇，更新 {updated} 篇，下架 {removed} 篇"
PUBLISHED = "已发布到 {place}：新增 {added} 篇，更新 {updated} 篇，下架 {removed} 篇。\n"
ONLINE_ALREADY = "{place} 已经是这个样子，没有可以更新的。\n"
HANDING_OVER = "正在发布，请稍候……"
TOOK = "发布用时 {seconds} 秒。\n"
WOULD_CHANGE = "{place} 会有这些变化："
CHANGES = {"added": "新增 {count} 篇", "updated": "更新 {count} 篇", "removed": "下架 {count} 篇"}
CHANGED = "{title}（{owner}，{address}）"
CHANGED_MOVED = "{title}（{owner}，网址由 {old} 变成 {address}，原来的网址就打不开了）"
CHANGED_UNLISTED = "{title}（{owner}，不列出）"
UNLISTED = "一篇不列出的文章"
BUREAU_ITEM = "县局"
WOULD_VANISH = "没有发布：线上有 {count} 篇会不见，而文件没有删，也没有写成草稿、到期、撤下或作废。"
VANISHES = "  {told}：{cause}。"
ALLOW_REMOVAL = "请先改好上面几篇。确实要让它们下架，就在命令后面加上 --allow-removal 再运行一次。"
VANISHING = {
    "waiting": "日期是 {day}，还没有到，到那天才登",
    "held": "{file} 有问题，被压下了（{message}）",
    "renamed": "它的文件好像改了名称或者换了地方，现在是 {file}，网址会由 {old} 变成 {new}",
    "elsewhere": "content 里没有它的文件，它是在别的电脑上发布的，请先把那边的文章拿过来",
}
FOREIGN_PLACE = (
    "{place} 里有不是本程序发布的东西，为免误删，{undone}；请核对 publishconf.py 里的分支。"
    "确实要换成这个网站，就在命令后面加上 --allow-removal 再运行一次。"
)
SOURCE_PLACE = (
    "{place} 里放着写文章用的项目（content、plugins 这些文件夹），不是登网站的地方，{undone}；"
    "请在 publishconf.py 里写一个专门登网站的分支，例如 gh-pages。"
)
FOREIGN_ARCHIVE = (
    "{place} 里有不是本程序发布的东西，为免误删，{undone}；请换一个文件名。"
    "确实要换成这个网站，就在命令后面加上 --allow-removal 再运行一次。"
)
FIRST_RECEIPT = (
    "这是第一次发布，有 {count} 篇早过了次月 5 日，不知道是哪天收到的，在 {file} 里日期空着，不算补报；"
    "别的都记作今天收到。查得到哪天收到的，请在那里填上，再发布一次。"
)
SOME_POST = "content 里的文章"
ROLLBACK_MESSAGE = "退回到 {day} 的网站"
ROLLED_BACK_ONLINE = "{branch} 现在是 {day} 的网站。再运行一次同一命令，就回到刚才的网站；要是有已经撤下的文章又出来了，请马上重新发布。\n"
NOTHING_BEFORE = "{branch} 上没有更早的网站可以退回，线上的网站保持不变。"
NO_REMOTE_NAMED = "publishconf.py 里没有写好要发布到哪里（PUBLISH_REMOTE 和 PUBLISH_BRANCH），{undone}。"
NO_SUCH_REMOTE = (
    "这个项目文件夹没有登记名为 {name} 的远程仓库，{undone}；请维护人员用 git remote add 登记，"
    "或者用 --zip 把网站存成一个文件，手工上传。"
)
GIT_SILENT = "没有说明原因"
GIT = {  # what git could not do
    "no-git": "这台电脑没有安装 git，{undone}；请先安装 git，或者用 --zip 把网站存成一个文件，手工上传。",
    "no-repository": "项目文件夹不是 git 仓库，{undone}；请维护人员设好，或者用 --zip 把网站存成一个文件，手工上传。",
    "no-network": "连不上服务器，{undone}；请检查网络和 publishconf.py 里写的远程仓库，再运行一次。",
    "password": "服务器要密码或者密钥，{undone}；请维护人员在这台电脑上存好登录信息，再运行一次。",
    "locked": "这个项目文件夹里还有一个 git 没有结束，或者断电时留下了锁，{undone}；请过几分钟再运行一次，"
    "还不行就请维护人员删掉 .git 文件夹里以 .lock 结尾的文件。",
    "rejected": "就在刚才，别的人先发布了一次，{undone}；请把那边的文章拿过来，再运行一次。",
    "too-large": "网站里有太大的文件（多半是附件），服务器不收，{undone}；请把大的附件压小或者拆成几个，再运行一次。",
    "not-taken": "服务器没有收下这次发布，{undone}；请过一会儿再运行一次，还不行就请服务器的管理员看看它的磁盘和权限。",
    "protected": "服务器不让写这个分支，{undone}；请服务器的管理员看看这个分支是不是受保护。",
    "no-permission": "git 没有权限读写它的文件夹，{undone}；请检查项目文件夹是不是别的用户的。",
    "disk": "磁盘已满（这台电脑的，或者服务器的），{undone}；请腾出空间再运行一次。",
    "nothing-there": "服务器上没有这个分支，{undone}。",
    "other": "git 出错了（{words}），{undone}；请把这句话发给维护人员。",
}
