"""Letters made by hand: what a verdict would be turned into, without screening."""

from __future__ import annotations

import msgspec

from gangmu.report.letter import Ground, Group, Letter, Line

DECIDES = Ground(
    source="《示范省优化产业布局的指导意见》（示政发〔2015〕1号）附件2·示范市·二（四）2",
    stance="禁止", subject="平板玻璃", matched="浮法玻璃",
    why="该条禁止在示范市新建平板玻璃项目；本项目为新建浮法玻璃生产线，属于平板玻璃。",
)  # fmt: skip
CONSIDERED = Ground(
    source="《示范省传统工业升级方案》（示政发〔2015〕2号）三（一）2",
    stance="限制", subject="水泥熟料", matched="",
    why="该条限制日产2000吨以下的水泥熟料生产线；本项目未达到该门槛，该条不适用。",
    arithmetic="水泥熟料：2500吨/日 < 2000吨/日，未达到",
)  # fmt: skip
LETTER = Letter(
    language="zh", office="", number="", addressee="示范玻璃有限公司", date="",
    title="关于年产600万重量箱浮法玻璃生产线项目的产业政策审查意见",
    opening="你单位年产600万重量箱浮法玻璃生产线项目的材料收悉。依据2016年9月1日有效的产业政策文件审查，意见如下。",
    outcome="禁止", conclusion="该项目为现行产业政策所禁止，不得建设。",
    principle="起决定作用的条款与其他条款不一致，按特别规定优于一般规定的原则适用前者。",
    facts=(
        Line("项目名称", "年产600万重量箱浮法玻璃生产线项目"), Line("建设地点", "示范省示范市"),
        Line("建设性质", "新建", "推断"), Line("所属行业", "平板玻璃制造（3041）", "推断"), Line("产能", "600吨/日", "推断"),
    ),
    inferred="标“推断”的由项目文字推得，请核对；与实际不符的，应更正后重新审查。",
    groups=(Group("起决定作用的条款", (DECIDES,)), Group("已考虑而不适用的条款", (CONSIDERED,))),
    others="另查对下列条款，均不据以作出结论：示政发〔2015〕2号二（一）1、三（二）。", replacement="", refused="依据示政发〔2015〕2号二（二）6，下列事项不得办理：",
    supplement=("项目是否位于化工园区？", "项目单位产品能耗达到标杆水平、基准水平还是低于基准水平？"),
    procedure="依现有资料不能确定办理核准还是备案。",
    refusals=("自然资源（海洋）主管部门不得供应土地、海域。", "金融机构不得新增授信。"),
    notes=("本意见依据2016年9月1日有效的文件作出；文件修订、失效或者事实变化后，应重新审查。",),
    packs_hash="0f" * 32, facts_hash="a7" * 32,
)  # fmt: skip
CLEAN = msgspec.structs.replace(
    LETTER, outcome="允许", conclusion="未见禁止、限制或者淘汰该项目的条款。", principle="", inferred="",
    groups=(), others="", supplement=(), refusals=(), facts=LETTER.facts[:2],
)  # fmt: skip
LONG = msgspec.structs.replace(
    LETTER, office="示范省示范市经济和信息化委员会产业政策审查办公室", number="示经信审〔2016〕12号", date="2016年9月2日",
    title="关于" + "示范集团北方新材料循环经济产业园" * 4 + "项目的产业政策审查意见",
    groups=(
        Group("起决定作用的条款", (msgspec.structs.replace(DECIDES, arithmetic="平板玻璃：" + "600吨/日 × 365日/年 = 21.9万吨/年；" * 6),)),
        Group("已考虑而不适用的条款", (CONSIDERED,) * 10),
    ),
    refusals=("自然资源（海洋）主管部门不得供应土地、海域。", "节能审查机关不得通过节能审查。",
              "生态环境主管部门不得批准环境影响评价文件。", "金融机构不得新增授信。", "备案机关不得备案。"),
)  # fmt: skip
ENGLISH = msgspec.structs.replace(
    LETTER, language="en", addressee="Model Glass Ltd", title="Industrial policy opinion on a float glass line",
    opening="We have received the papers on the project “年产600万重量箱浮法玻璃生产线”. Held against the documents in force on 2016-09-01, our opinion is as follows.",
    outcome="Prohibited", conclusion="Industrial policy in force prohibits the project; it may not be built.",
    principle="The deciding clause differs from others and prevails because it is the more special one.",
    facts=(Line("Project", "年产600万重量箱浮法玻璃生产线项目"), Line("Place", "示范省示范市"), Line("Activity", "new", "inferred")),
    inferred="What is marked as inferred was read from the project's text; please check it.",
    groups=(
        Group("Clauses that decide", (msgspec.structs.replace(DECIDES, why="It prohibits new flat glass there."),)),
        Group("Clauses considered and not applied", (msgspec.structs.replace(CONSIDERED, why="The threshold is not met."),)),
    ),
    supplement=("Does the project lie in a chemical park?",), procedure="It cannot be told whether approval or filing applies.",
    refusals=("The land or sea authority must not supply land or sea.",),
    notes=("This opinion rests on the documents in force on 2016-09-01.",),
)  # fmt: skip
