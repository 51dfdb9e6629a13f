"""The HTML around a document: whole in itself, and safe whatever its words are."""

import base64
import hashlib
import re
import zlib

import pytest

from render.page.html import html_of, live_html
from render.page.packet import packed
from tests.html_reader import Page

THEME = {"ground": "#fbfaf7", "ink": "#22262b", "quiet": "#6b7178"}
PACKET = packed({"kind": "scene", "theme": THEME})
PNG = b"\x89PNG\r\n\x1a\n and so on"
WILD = '</script><script>alert(1)</script> & "two" {{scene}} \''


def page_of(**more):
    told = {"title": "A saddle", "description": "Paths", "poster": PNG, **more}
    return Page(html_of(PACKET, **told).decode())


def policy_of(page):
    (told,) = (
        one.attributes["content"]
        for one in page.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    return dict(part.strip().split(" ", 1) for part in told.split(";"))


def test_the_packet_stands_in_the_page_and_comes_out_again():
    (scene,) = (one for one in page_of().all("script") if one.attributes.get("id") == "scene")
    assert zlib.decompress(base64.b64decode(scene.text)) == PACKET
    assert scene.attributes["type"] == "application/octet-stream"


def test_nothing_is_allowed_but_the_page_s_own_style_and_script():
    page = page_of()
    (script,) = (one for one in page.all("script") if "type" not in one.attributes)
    told = {"script-src": script.text, "style-src": page.one("style").text}
    policy = policy_of(page)
    for kind, content in told.items():
        assert content
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert policy.pop(kind) == f"'sha256-{digest}'"
    assert policy.pop("img-src") == "data:"
    assert set(policy.values()) == {"'none'"}


def test_the_page_asks_for_nothing():
    page = page_of()
    asked = [*page.values("src"), *page.values("href"), *page.values("style")]
    assert all(one.startswith("data:") for one in asked)
    assert "url(" not in page.one("style").text
    assert not any(name.startswith("on") for one in page.elements for name in one.attributes)


def test_words_are_words_whatever_stands_in_them():
    plain, wild = page_of(), page_of(title=WILD, description=WILD, recipe=WILD)
    assert len(wild.all("script")) == len(plain.all("script")) + 1
    assert wild.one("title").text == WILD
    assert wild.one("h1").text == WILD
    assert wild.one("img").attributes["alt"] == WILD


def test_nothing_is_left_of_the_template_s_slots():
    assert (
        re.findall(rb"\{\{\w+\}\}", html_of(PACKET, title="a", description="b", poster=None)) == []
    )


@pytest.mark.parametrize(
    ("poster", "kind"),
    [(PNG, "png"), (b"\xff\xd8\xff\xe0", "jpeg"), (b"RIFF\0\0\0\0WEBP", "webp")],
)
def test_a_poster_is_told_by_its_first_bytes(poster, kind):
    source = page_of(poster=poster).one("img").attributes["src"]
    assert source == f"data:image/{kind};base64,{base64.b64encode(poster).decode()}"


def test_a_page_without_a_poster_has_no_picture():
    assert page_of(poster=None).all("img") == []


def test_another_poster_is_refused():
    with pytest.raises(ValueError, match="no PNG, JPEG or WebP: it begins with b'<svg"):
        page_of(poster=b"<svg/>")


@pytest.mark.parametrize(
    "packet", [b"", b"\x10\0\0\0{", packed({"kind": "error"}), packed({"theme": {"ground": 1}})]
)
def test_what_is_no_scene_is_refused(packet):
    with pytest.raises(ValueError, match="the packet holds no scene"):
        html_of(packet, title="a", description="b", poster=None)


def test_a_colour_that_is_more_than_a_colour_is_refused():
    packet = packed({"theme": {**THEME, "ground": "red}*{color:red"}})
    with pytest.raises(ValueError, match="other colours than #rrggbb"):
        html_of(packet, title="a", description="b", poster=None)


def test_the_ground_is_the_scene_s_before_any_script_runs():
    assert (
        page_of()
        .one("style")
        .text.endswith(":root:root{--ground:#fbfaf7;--ink:#22262b;--quiet:#6b7178}")
    )


def test_the_page_of_a_preview_holds_no_scene_and_hears_its_own_host_alone():
    page = Page(live_html(title=WILD).decode())
    (scene,) = (one for one in page.all("script") if one.attributes.get("id") == "scene")
    assert scene.text == ""
    assert policy_of(page)["connect-src"] == "'self'"
    assert page.one("title").text == WILD
