"""What makes a film play by itself is in the order that the standard asks for."""

from xml.etree import ElementTree as ET

import pytest

from render.publishing.decks.timing import NAMESPACE, timing

CHILDREN = {
    "timing": "tnLst",
    "tnLst": "*par seq video cmd",
    "childTnLst": "*par seq video cmd",
    "par": "cTn",
    "seq": "cTn prevCondLst nextCondLst",
    "cTn": "stCondLst endCondLst endSync iterate childTnLst subTnLst",
    "stCondLst": "*cond",
    "prevCondLst": "*cond",
    "nextCondLst": "*cond",
    "cond": "tgtEl tn rtn",
    "endSync": "tgtEl tn rtn",
    "tgtEl": "sldTgt spTgt",
    "cmd": "cBhvr",
    "cBhvr": "cTn tgtEl attrNameLst",
    "video": "cMediaNode",
    "cMediaNode": "cTn tgtEl",
    "sldTgt": "",
    "spTgt": "",
    "tn": "",
    "rtn": "",
}
"""What may stand in what, in this order, once each; after a star, in any order and number.

By hand from ECMA-376-1:2016, pml.xsd: CT_SlideTiming, CT_TimeNodeList, CT_TLTimeNodeParallel,
CT_TLTimeNodeSequence, CT_TLCommonTimeNodeData, CT_TLTimeConditionList, CT_TLTimeCondition,
CT_TLTimeTargetElement, CT_TLCommandBehavior, CT_TLCommonBehaviorData, CT_TLMediaNodeVideo,
CT_TLCommonMediaNodeData.
"""

ATTRIBUTES = {
    "cTn": {
        *("id", "presetID", "presetClass", "presetSubtype", "dur", "repeatCount", "restart"),
        *("fill", "evtFilter", "display", "nodeType"),
    },
    "seq": {"concurrent", "nextAc"},
    "cond": {"evt", "delay"},
    "endSync": {"evt", "delay"},
    "cmd": {"type", "cmd"},
    "cMediaNode": {"vol"},
    "spTgt": {"spid"},
    "tn": {"val"},
    "rtn": {"val"},
}


def faults(element: ET.Element) -> list[str]:
    name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    found = [f"{name} {key}" for key in set(element.keys()) - ATTRIBUTES.get(name, set())]
    allowed = CHILDREN[name]
    names = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
    places = allowed.removeprefix("*").split()
    if not set(names) <= set(places):
        found.append(f"{name} holds {names}")
    elif not allowed.startswith("*") and names != sorted(set(names), key=places.index):
        found.append(f"{name} holds {names} in that order")
    elif allowed.startswith("*") and not names:
        found.append(f"{name} is empty")
    return [*found, *(fault for child in element for fault in faults(child))]


@pytest.fixture(params=[True, False])
def looped(request: pytest.FixtureRequest) -> bool:
    return request.param


def test_the_timing_is_in_the_standards_order(looped: bool) -> None:
    root = ET.fromstring(timing(4, seconds=2.5, looped=looped))
    assert faults(root) == []
    ids = [node.get("id") for node in root.iter(f"{{{NAMESPACE}}}cTn")]
    assert ids == [str(number) for number in range(1, len(ids) + 1)]


def test_another_order_is_found_wrong() -> None:
    told = timing(4, seconds=2.5, looped=True)
    media = told[told.index("<p:cMediaNode") : told.index("</p:cMediaNode>")]
    target = media[media.index("<p:tgtEl>") :]
    wrong = told.replace(media, media.replace(target, "").replace("<p:cTn", target + "<p:cTn", 1))
    assert "cMediaNode holds ['tgtEl', 'cTn'] in that order" in faults(ET.fromstring(wrong))


def test_the_film_plays_after_nothing_and_again_only_where_it_is_looped(looped: bool) -> None:
    root = ET.fromstring(timing(4, seconds=2.5, looped=looped))
    nodes = {node.get("id"): node for node in root.iter(f"{{{NAMESPACE}}}cTn")}
    assert nodes["5"].get("nodeType") == "afterEffect"
    plays, *pauses = root.iter(f"{{{NAMESPACE}}}cmd")
    assert plays.get("cmd") == "playFrom(0.0)"
    assert nodes["6"].get("dur") == "2500"
    assert nodes["7"].get("repeatCount") == ("indefinite" if looped else None)
    assert [one.get("cmd") for one in pauses] == (["togglePause"] if looped else []), (
        "a click on a film that a click is to go on from must not pause it"
    )
    assert {one.get("spid") for one in root.iter(f"{{{NAMESPACE}}}spTgt")} == {"4"}
