"""Numbers and statements of a text, and the cells that they are held against."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import FrameType, MappingProxyType

import pytest
from support.reports import bundled, judged, reading

from xlreport.checking.inquiry import Subject
from xlreport.checking.understanding.judging.doubts import Doubt, Judged
from xlreport.form.model.address import FigureAddress


def application(row: str) -> str:
    return f"applications[{row}, applicant.natural]"


FIGURES = {
    application("received"): 32, application("brought_forward"): 3, application("handled.granted"): 18,
    application("handled.partial"): 2, application("handled.unavailable.not_held"): 10,
    application("handled.other.other"): 5,
    "disputes[cases, reconsideration.upheld]": 5, "disputes[cases, reconsideration.corrected]": 1,
    "disputes[cases, litigation.direct.upheld]": 4, "licensing[licences, decisions]": 120,
    "indicators.training_sessions": 3,
    "documents[normative_documents, issued]": 3, "documents[normative_documents, in_force]": 14,
    "fees[administrative_fees, amount]": 12.5,
}  # fmt: skip

LAST_YEAR = {FigureAddress("licensing", "licences", "decisions"): Decimal(100)}


CARRIED = {application("handled.granted"): 17, application("carried_forward"): 1}
"""As above, with one application of 35 carried forward: 34 are handled."""


def read(text: str, more: Mapping[str, object] = MappingProxyType({})) -> tuple[list[Judged], list[Doubt]]:
    texts = {"texts.overview": {"items": [{"heading": "依申请公开", "text": text, "generated": False}]}}
    report = replace(reading({**FIGURES, **texts, **more}), previous=LAST_YEAR)
    (own,) = [one for one in Subject(bundled(), report).understood if one.passage.text == text]
    return list(own.numbers), list(own.doubts)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("收到政府信息公开申请32件。", "applications[received, applicant.total]"),
        ("收到申请三十二件。", "applications[received, applicant.total]"),
        ("上年结转３件。", "applications[brought_forward, applicant.total]"),
        ("18件予以公开。", "applications[handled.granted, applicant.total]"),
        ("因本机关不掌握而无法提供的10件。", "applications[handled.unavailable.not_held, applicant.total]"),
        ("自然人申请32件。", "applications[received, applicant.natural]"),
        ("6件行政复议案件中，维持5件。", "disputes[cases, reconsideration.total]"),
        ("作出行政许可决定120件。", "licensing[licences, decisions]"),
        ("收取行政事业性收费12.5万元。", "fees[administrative_fees, amount]"),
        ("组织政府信息公开业务培训三次。", "indicators.training_sessions"),
        ("制发行政规范性文件3件，现行有效14件。", "documents[normative_documents, issued]"),
        ("公众递交的申请表登记在册的有32份。", "applications[received, applicant.total]"),
        ("新印发规范性文件3份。", "documents[normative_documents, issued]"),
        ("截至年底，尚有0件未答复。", "applications[carried_forward, applicant.total]"),
        ("有0件尚未审查完毕，转入下一年度续办。", "applications[carried_forward, applicant.total]"),
        ("准许公开的有18件。", "applications[handled.granted, applicant.total]"),
        ("举办政务公开专题培训3期。", "indicators.training_sessions"),
    ],
)
def test_a_number_is_held_against_the_cell_that_its_words_name(text: str, cell: str) -> None:
    numbers, doubts = read(text)
    assert [str(one) for one in numbers[0].cited] == [cell]
    assert doubts == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请31件。",
        "办结35件，予以公开2件，部分公开18件。",
        "予以公开及部分公开21件。",
        "行政复议6件，其中维持4件。",
        "予以公开18件，占办结总数的百分之四十。",
        "行政许可120件，比上年减少20件。",
        "行政许可120件，比上年增长30%。",
        "未发生行政复议。",
        "行政复议决定均获维持。",
        "行政许可数量与上年持平。",
        "收到信函申请5件、网络申请6件，共12件。",
        "公开信息50条，其中动态30条、公告30条。",
        "公开信息50条：动态30条、公告10条。",
        "公开信息50条（动态30条、公告30条）。",
        "动态30条，公告10条，以上合计50条。",
        "发出提示单12份。上述13份提示单均已办理。",
        "开展抽查12次。在13次抽查中发现问题的不多。",
        "予以公开率为40%。",
        "60%的申请予以公开。",
        "予以公开、部分公开分别占60%、10%。",
        "申请新收数、办结数均为0。",
        "全年政府信息公开申请“零受理”。",
        "无人向本机关申请公开政府信息。",
        "没有一件行政复议被纠正。",
        "行政许可120件，比上年的101件增加19件。",
        "行政许可120件，与上年（100件）相比增加30件。",
        "行政许可120件，比上年的100件增加30件。",
        "收到网络申请32件、信函申请1件，共计32件。",
        "申请人全部来自法人。",
        "行政复议、行政诉讼分别为4件、6件。",
        "收到政府信息公开申请9件，未收取信息处理费。",
        "未收取信息处理费，共收到申请9件。",
        "书面答复政府信息公开申请9件。",
        "2024年以来，本机关没有收到任何通过来信、网络平台等形式提出的政府信息公开申请。",
        "与去年的101件相比，行政许可增加20件。",
        "动态6条，占60%，公告4条，占30%，共10条。",
        "公开信息10条，其中动态6条（70%）、公告4条（40%）。",
        "收取行政事业性收费12.4万元。",
        "予以公开18件，占51.000000000000001%。",
        "行政许可120件，同比增加20件，增长25%。",
        "除9件尚在办理外，其余申请全部办结。",
        "政府信息公开行政争议11件，其中行政复议6件，维持4件；行政诉讼4件。",
        "全年出台政府规章9件。",
        "对6件行政复议，复议机关均作出维持结果的决定。",
        "今年的政府信息公开申请比较集中，33件中以征地类居多。",
        "行政许可由2023年的100件变为120件，增加30件。",
        "收到申请32件，上年结转3件，共计35件，年内办结36件。",
        "收到申请32件，连同上年结转的共办结36件。",
        "收到申请32件，公开答复31件。",
        "行政复议6件，2起正在办理中。",
        "未经复议直接起诉的案件中，维持3件。",
        "对收到的申请全部予以公开。",
        "收到申请32件，均已按规定及时予以公开。",
        "政府信息公开复议、诉讼案件均未发生。",
        "尚无收到和处理政府信息公开申请情况。",
        "没有因政府信息公开申请行政复议、提起行政诉讼和申诉的情况。",
        "至今未收到政府信息公开申请。",
        "行政许可数量同比无变化。",
        "行政许可数量同比呈下降态势。",
        "通过网络平台、信函等方式收到申请31件。",
        "复议维持率60%。",
        "予以公开18件，部分公开2件，合计占60%。",
        "手册5册、海报3张，共9份。",
        "政府信息公开申请办理情况：收到，31件；办结，35件。",
        "当面、信函两种渠道分别收到申请20件、20件，共32件。",
        "不予公开、无法提供或作其他处理的14件。",
        "予以公开、部分公开两项合计21件。",
        "一月至六月公开信息30条，七月至十二月公开信息20条，全年共60条。",
        "公开财政信息9条，占公开总数30条的40%。",
        "行政复议6件：维持4、纠正2。",
        "本机关不掌握而未提供的9件。",
        "收到申请32封，均予公开。",
        "行政复议6件和行政诉讼4件，其中复议结果维持5件，尚未审结1件。",
        "4件行政复议、4件行政诉讼获维持。",
        "行政复议6件，行政诉讼4件。其中维持8件。",
        "予以公开和部分公开合计20件，比不予公开、无法提供之和多9件。",
        "部分公开比予以公开多16件。",
        "自然人申请占新收申请的三成。",
        "申请中，五成为自然人。",
        "自然人申请约占百分之八十七。",
        "去年作出行政许可100件，今年119件。",
        "要求提供报纸、年鉴等公开出版物的申请6件。",
        "行政许可由上年的100件调整为119件。",
        "行政复议6件，审理结果均为维持。",
        "行政许可数量与上年持平，均为120件。",
        "可以部分公开的9件。",
        "近三成的申请予以公开。",
        "新收申请中，百分之九十四来自自然人。",
        "主动收到政府信息公开申请近60件。",
        "收到政府信息公开申请60余件。",
        "行政复议：维持4、纠正1、未结0。",
        "部分公开这一项，从2023年的3件到2024年的3件。",
        "政府信息公开行政复议实现零发生。",
        "自然人申请包括科研机构（6件）、公益组织（0件）。",
        "行政许可数量有起有落，本年比上年减少22件。",
        "同一内容重复申请的，9件，均不予处理。",
        "因故无法提供的9件，重复申请的1件，这两种情形合起来是8件。",
        "行政许可119件（2023年：100件），行政处罚0件。",
        "年初尚有14件未结的政府信息公开申请。",
        "进入2024年时尚有14件未结的政府信息公开申请。",
        "还有上一年度没有办完的10件。",
        "政府信息公开申请的接收量与上年持平，同为30件。",
        "因故无法提供9件，重复申请1件，两种情形合计8件。",
        "出具信息不存在等无法提供类答复9件。",
        "行政许可120件，上年为99件。",
        "申请量增长了16.5%，由2023年的24件变为29件。",
        "已有3件行政复议结果维持、2件结果纠正。",
        "与上年相比，行政许可由90件到120件。",
        "去年全年作出行政许可90件。",
        "申请人清一色为企业。",
        "收到申请32件和上年结转3件，其中自然人40件、企业1件。",
        "行政复议有3件被维持。",
        "行政复议案件3件维持、1件纠正。",
        "行政复议、行政诉讼各有3件、4件被维持。",
        "行政复议6件，行政诉讼4件，前者维持4件，后者维持4件。",
        "巡查发现问题9处，解决6处，剩余4处正在解决。",
        "排查问题9处，已整改6处，尚有4处待整改。",
        "发布动态9条，比公告的6条多2条。",
        "专栏信息由年初的6条增至9条，增加2条。",
        "予以公开18件，部分公开2件，二者合计21件。",
        "申请人多为企业。",
        "申请主要由科研机构提出。",
        "不予公开的占绝大多数。",
        "与去年相比，行政许可数量有所下降。",
        "共发布动态9条，其中要闻6条，其余4条为公告。",
    ],
)
def test_what_the_figures_contradict_is_a_question(text: str) -> None:
    assert [one.grave for one in read(text)[1]].count(True) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "上半年收到政府信息公开申请9件。",
        "截至11月底，收到政府信息公开申请9件。",
        "近三年共收到政府信息公开申请99件。",
        "受理不动产登记申请99件。",
        "收到信息公开投诉举报9件。",
        "主动公开文件9件，不予公开文件8件。",
        "编制权责清单，其中行政许可9项。",
        "公开行政许可信息99条。",
        "自收到申请之日起20个工作日内答复。",
        "推行高效办成一件事，实现两个免于提交。",
        "办理时限较法定时限压缩50%。",
        "受理热线工单99件，办结率100%。",
        "未超期办理政府信息公开申请。",
        "有效防止相关单位出现超时未答复问题。",
        "均在法定期限内予以公开答复。",
        "收到政府信息公开申请约30件。",
        "企业等组织申请9件。",
        "其中公民申请32件，未办结0件。",
        "对9件规范性文件组织合法性评估。",
        "主动公开的规范性文件9件。",
        "申请本机关公开信息9条。",
        "邀请法律顾问参加答复审核9件。",
        "办结35件中，予以公开18件。",
        "办结率较上年提高5个百分点。",
        "行政许可120件，比上年（100件）增长20%，行政复议6件。",
        "公开信息50条：动态30条、公告10条等。",
        "发出提示单12份。上述整改问题9个。",
        "行政许可120件，比上年的100件增加20件。",
        "告知其他途径9件。",
        "免于公开信息9条。",
        "向复议机关报送材料9份。",
        "没有收到通过网络平台等方式提出的申请。",
        "依法收取信息处理费60元，涉及政府信息公开申请2件。",
        "2件申请涉及收费，共收取信息处理费60元。",
        "涉及依申请公开2件，收取费用60元。",
        "共答复依申请公开事项35件，其中书面申请9件。",
        "办结35件，其中以书面形式提交申请26件，线下申请件9件。",
        "收到要求公开信息的书面及网上申请32件。",
        "有9件属于信访投诉事项，依法不予处理并引导申请人另行反映。",
        "上年度结转的3件全部办结。",
        "校内师生申请9件。",
        "前三年申请量分别为9件、8件、7件。",
        "受理企业开办申请9件。",
        "参加市里组织的培训9期。",
        "因安全生产问题责任追究9起。",
        "网站、新媒体等渠道公开信息9条。",
        "收到申请32件，大部分通过信函或在线申请，35件已答复。",
        "行政复议6件，其中维持5件；行政诉讼4件，维持4件。",
        "收到申请32件，连同上年结转的共35件已完成答复。",
        "发布信息50条，其中行政许可30条、行政执法20条。",
        "法定主动公开内容中，行政许可19条、规划信息37条。",
        "公示行政许可9件，行政处罚8件，行政强制7件。",
        "公开代表建议答复9件、政协提案答复8件。",
        "制发公文99件，确定为依申请公开9件、不予公开8件。",
        "当面、信函、网络三种渠道分别收到申请5件、6件、21件。",
        "行政复议、行政诉讼分别为6件和4件，被纠正的分别为1件和0件。",
        "全年办结35件，其中上年结转3件，当年新收32件。",
        "当年收到当年办结31件。",
        "受理来访9件，均已办结。",
        "无未按期答复的申请。",
        "对上级制定的9件规范性文件进行解读。",
        "9件申请经沟通后申请人表示满意。",
        "报送的9件依申请公开案卷全部获评优秀。",
        "关停整合政务公开专区9个。",
        "医护人员业务培训9期。",
        "开展安全生产培训9期，培训99人次。",
        "在12月集中办结申请9件。",
        "申请全部在20个工作日内办结。",
        "2023年、2024年两年共收到申请99件。",
        "按时办结依申请公开35件，按时办结率100%。",
        "审批企业登记申请99件，办结率90%。",
        "网民留言9条，办结8条，尚在办理1条。",
        "以申请名义进行信访投诉（9件）和重复申请（0件）。",
        "予以公开18件、部分公开2件，合计占57.1%。",
        "未作答复的材料比上年明显减少。",
        "线索全部办结，工单全部答复。",
        "许可同比增长90%的事项有9个。",
        "非政府信息公开类行政诉讼9件。",
        "不服行政处罚提起的行政复议9件。",
        "参加市政府新闻发布会9场。",
        "申请公开9个文件的全文。",
        "9件申请在5个工作日内答复。",
        "平均9天答复9件。",
        "收到申请90件以上。",
        "予以公开18件，其余17件为部分公开、无法提供等情形。",
        "当面申请5件、邮寄申请7件，两项合计12件。",
        "32件新收申请中，31件年内办结。",
        "予以公开、部分公开两项合计20件。",
        "不予公开、无法提供两种情形共10件。",
        "累计处理行政许可、行政处罚、行政强制等决定共计356件。",
        "作出行政许可和行政处罚决定合计189件。",
        "承办市人大代表建议9件、县人大代表建议8件。",
        "新增政务公开专区9个。",
        "其余30件为去年受理件。",
        "延期答复9件。",
        "通过EMS寄出答复9件。",
        "收到申请32件，不予受理9件。",
        "收到来信9封，办结9封。",
        "举办各类培训9期。",
        "线上培训1期，业务培训1期，专题培训2期。",
        "动态30条、公告10条，全年共99条。",
        "合并答复9件。",
        "办理其他行政复议案件9件。",
        "受理热线来件99件，办结98件。",
        "区政府收到的申请中，由我局牵头答复的有9件。",
        "上年结转办理3件，其中延期办理1件，其余2件全部按时答复。",
        "上年结转3件，其中予以公开2件、无法提供1件。",
        "收到依申请公开信件9件，其中网络4件、邮寄5件、当面0件。",
        "收到依申请公开信件（含网络4件、邮寄5件）9件。",
        "自然人申请32件，企业申请0件。其中予以公开18件。",
        "行政复议6件和行政诉讼4件，其中复议结果维持5件，尚未审结0件，纠正1件，诉讼结果维持4件。",
        "5件行政复议、4件行政诉讼获维持，其余尚未审结。",
        "予以公开和部分公开合计20件，比不予公开、无法提供之和多10件。",
        "2025年，力争予以公开占比达到90%以上。",
        "收到申请书35件，实际受理31件，其余4件退回。",
        "没有不掌握的信息被公开。",
        "收到行政复议申请书12份，受理10件。",
        "跨年办理的有两批：一批是2023年留下的3件，一批是转到2025年的0件。",
        "有6件申请未予公开。",
        "政策解读34件，其中短视频2件。",
        "既无其他行政处罚，也无按国家秘密结案的申请。",
        "去年作出行政许可100件，今年120件。",
        "接收的32件申请连同上年遗留的3件，合计应办35件。",
        "人民法院对4件案件判决维持，对0件作出纠正。",
        "每页收取信息处理费40元。",
        "下一步，予以公开占比提高到八成。",
        "新收的32件和上年结转的3件中，除0件转入下年外，均已办结。",
        "待办申请由年初的3件变为年末的0件。",
        "行政复议6件，到年底还有0件没有审结。",
        "企业主要申请审批类信息，全年提出申请0件。",
        "去年全年作出行政许可100件，今年作出120件。",
        "与上年相比，行政许可由100件到120件。",
        "两年合计收到申请99件。",
        "“十三五”期间共废止行政规范性文件9件。",
        "申请人以自然人为主，共32件；企业、社会组织等提出9件。",
        "行政复议有2件涉及征地。",
        "在办结的申请中，有9件申请人补充了材料。",
        "行政许可中有9件为延续许可。",
        "行政复议6件，行政诉讼4件，前者维持5件，后者维持4件。",
        "涉及行政处罚的申请9件。",
        "复议撤销本机关作出的行政处罚9件。",
        "办理行政复议案件99件，其中涉及政府信息公开的6件。",
        "培训9次，其中业务培训3次。",
        "通过领导信箱收到申请9件。",
        "春节前后收到政府信息公开申请9件。",
        "疫情期间收到政府信息公开申请9件。",
        "选派9人参加全省政府信息公开培训。",
        "申请人单次最多提出申请9件。",
        "巡查发现问题9处，解决6处，剩余3处正在解决。",
        "现有专区9个，新增3个，尚有2个在建。",
        "上年遗留来电2个，收到来电9个，办结8个，剩余3个正在办理。",
        "发布动态9条，比公告的6条多3条。",
        "申请人多为自然人。",
        "申请内容以企业为主。",
        "与去年相比，行政许可数量有所上升。",
        "上年底现行有效的行政规范性文件11件，加上新制定的3件，减去废止的0件，现有14件。",
        "部分公开比予以公开少16件。",
        "重复申请0件，公开出版物0件，两种情形合计0件。",
        "申请约九成来自自然人。",
        "半数左右的申请予以公开。",
        "收到政府信息公开申请30余件。",
        "收到政府信息公开申请近40件。",
        "行政许可120件（2023年：100件），行政处罚0件（2023年：9件）。",
        "32件新收申请里，除0件来自企业外，都由公民个人提出。",
        "除依规收取的12.5万元外，未收取行政事业性收费以外的费用。",
        "登记申请撤回19件、驳回20件，与政府信息公开无涉。",
        "有9名申请人化解了矛盾，没有申请复议。",
        "提前5个工作日以上答复的申请有4件。",
        "行政复议：维持5、纠正1、未结0；行政诉讼：维持4、纠正0、未结0。",
        "行政强制执行申请法院9件。",
    ],
)
def test_another_time_matter_or_rule_is_passed_over(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    "text",
    ["对下级机关报送的9件规范性文件进行备案审查。", "向其他机关申请9件。", "接续办理原单位收到的申请9件。"],
)
def test_what_another_body_did_is_no_more_than_a_remark(text: str) -> None:
    assert [one.grave for one in read(text)[1]] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "全市共收到政府信息公开申请99件。",
        "县教育局收到政府信息公开申请9件。",
        "指导下级机关办理申请9件。",
        "各分局自行受理政府信息公开申请9件。",
        "各招生学院受理政府信息公开申请9件。",
        "行政检查工作均无行政复议。",
        "同一申请人提出9件申请。",
        "作为复议机关，本局受理行政复议申请9件。",
        "局属事业单位另行收到信息公开申请9件，由其自行答复。",
        "挂靠的协会收到申请9件。",
        "规划科办理申请9件。",
        "水库管理处收到申请9件，不计入本报告统计范围。",
    ],
)
def test_another_body_is_only_worth_a_note(text: str) -> None:
    assert [one.grave for one in read(text)[1]] == [False]


@pytest.mark.parametrize(
    "text", ["政府信息公开申请量达34件。", "全年申请总量为34件。", "收到政府信息公开申请34件。", "收到和办理申请99件。"]
)
def test_what_was_handled_is_not_what_was_received(text: str) -> None:
    assert [one.grave for one in read(text, CARRIED)[1]] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开申请量达32件。",
        "申请总量为35件。",
        "办结申请数量34件。",
        "专利申请量达99件。",
        "除1件转入下年外，其余30件均已办结。",
    ],
)
def test_what_was_received_may_hold_what_was_brought_forward(text: str) -> None:
    assert read(text, CARRIED)[1] == []


@pytest.mark.parametrize(("field", "doubts"), [("水务", 1), ("环境", 1), ("采购", 0), ("教育", 0)])
def test_the_field_of_the_agency_narrows_nothing_for_it(field: str, doubts: int) -> None:
    assert len(read(f"全年共收到99份政府{field}信息公开申请。")[1]) == doubts


def test_only_the_direction_being_wrong_is_no_number_to_put_right() -> None:
    (doubt,) = read("行政许可120件，比上年减少20件。")[1]
    assert (doubt.part, doubt.whole, doubt.expected) == (Decimal(120), Decimal(100), None)


@pytest.mark.parametrize(
    "text",
    [
        "收取行政事业性收费12.50万元。",
        "收取行政事业性收费12.500000000000002万元。",
        "收取行政事业性收费13万元。",
        "予以公开18件，占51.4%。",
        "部分公开2件，占5.7142857142857135%。",
        "与去年的100件相比，行政许可增加20件。",
        "动态6条，占60%，公告4条，占40%，共10条。",
        "公开信息10条，其中动态6条（60%）、公告4条（40%）。",
    ],
)
def test_what_is_right_as_exactly_as_it_is_written_is_right(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "办结35件，其中予以公开18件、部分公开2件。",
        "公开信息50条（动态30条、公告10条）。",
        "公开信息50条。其中：动态30条，约占六成；公告10条。",
    ],
)
def test_a_list_that_may_name_only_a_part_is_a_note(text: str) -> None:
    assert [one.grave for one in read(text)[1]] == [False]


def test_there_are_never_two_questions_about_one_number() -> None:
    doubts = read("办结35件，其中予以公开20件、部分公开20件。")[1]
    told = [one.number for doubt in doubts for one in doubt.told]
    assert len(told) == len(set(told)) > 0


def test_the_verdict_says_what_became_of_each_number() -> None:
    text = "收到政府信息公开申请31件，上年结转3件，开展宣传5次。"
    texts = {"texts.overview": {"items": [{"heading": "依申请公开", "text": text, "generated": False}]}}
    told = [(one.text, one.verdict.value) for one in judged({**FIGURES, **texts}).numbers]
    assert told[:3] == [("31件", "differs"), ("3件", "agrees"), ("5次", "passed over")]
    assert judged({**FIGURES, **texts}).numbers[2].why is not None


@pytest.mark.parametrize(
    "one", ["12件", "收到申请5件，", "其中5件、", "未", "三", "占5%", "均", "的", "（", "5,", "较上年"]
)
def test_the_steps_of_reading_grow_as_the_text_does(one: str) -> None:
    steps(one, 1000)
    assert steps(one, 16_000) < 10 * steps(one, 2_000)


def steps(one: str, length: int) -> int:
    """How many calls reading so long a text takes, the same on every machine; `benchmarks/` has the time."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        read((one * length)[:length])
    finally:
        sys.setprofile(before)
    return count
