# ruff: noqa: E501  sentences as people write them
"""The texts of a report that says all it must: no rule has anything to say of them."""

from collections.abc import Mapping

OVERVIEW = {
    "disclosure": "全年在门户网站公开政府信息320条，其中政策文件20条、工作动态300条，发布政策解读8条，及时回应群众关切。",
    "requests": "",
    "management": "严格执行公开前审查制度，对拟公开的信息逐件审核把关。全年未制发行政规范性文件，及时更新公开指南和目录。",
    "platform": "维护门户网站公开专栏，管理政务新媒体账号2个，设置线下政务公开专区1个，方便群众查阅政府信息、办理有关事项。",
    "supervision": "分管负责人抓公开工作，全年开展政务公开培训2次，工作情况纳入年度考核，接受社会评议，未发生责任追究情况。",
}
HEADINGS = {
    "disclosure": "主动公开",
    "requests": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "supervision": "监督保障",
}
PROBLEMS = "一是政策解读的形式还不够丰富，群众看得懂的图解较少。\n二是部分栏目更新不够及时，内容的深度有待加强。"
REMEDIES = "一是增加图解和短视频解读，让群众看得懂、用得上。\n二是明确栏目更新的责任人和时限，按月检查并通报结果。"
OTHER_OVERVIEW = {
    "disclosure": "通过县政府门户网站和公示栏公布办事指南、收费标准，共发布消息156条，方便企业和群众办事。",
    "requests": "",
    "management": "指定专人登记文件属性，每季度清理一次过时的栏目，目录随时补充，没有制发行政规范性文件。",
    "platform": "把原来的三个栏目合并为一个，增加了搜索框，用手机也能打开，每周检查一次能否正常访问。",
    "supervision": "局党组两次听取汇报，请人大代表座谈一次，组织培训1次，没有出现被追究责任的情形，接受社会评议。",
}
OTHER_PROBLEMS = "一是基层所报送材料慢，常常赶在月底。\n二是新来的同事不熟悉答复的格式。"
OTHER_REMEDIES = "一是把报送日提前到每月十日。\n二是组织集中学习，编印了答复样本。"


def complete_texts() -> Mapping[str, object]:
    """As edits of a record."""
    return {
        "texts.overview": {"items": [{"id": one, "heading": HEADINGS[one], "text": OVERVIEW[one]} for one in OVERVIEW]},
        "texts.improvement": {
            "items": [{"heading": "存在问题", "text": PROBLEMS}, {"heading": "改进情况", "text": REMEDIES}]
        },
    }


def other_texts() -> Mapping[str, object]:
    """What an agency writes that does not repeat those words, as edits of a record."""
    return {
        "texts.overview": {
            "items": [{"id": one, "heading": HEADINGS[one], "text": text} for one, text in OTHER_OVERVIEW.items()]
        },
        "texts.improvement": {
            "items": [{"heading": "存在问题", "text": OTHER_PROBLEMS}, {"heading": "改进情况", "text": OTHER_REMEDIES}]
        },
    }
