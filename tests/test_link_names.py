"""The names of the links of clauses: the page's script says of an address what the program says of it."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

from searching_scripts import node

from build_tools.addresses import said_by_address
from build_tools.assembling import page_assets
from build_tools.model import Kind
from build_tools.rendering.inline_marks import link_name

PART = Path(__file__).parent.parent / "overrides" / page_assets.FOLDER / "places.js"
NUMBERS = ("1", "12", "5a", "ii", "iv", "b", "dd", "ow", "2-1", "a--2", "01-dk", "10", "11", "bb")
BEFORE = ("", "", "ke-hoach-", "quy-che-lam-viec-", "phu-luc-i-", "mau-so-01-")


ATTACHED = ["", "ke-hoach", "phu-luc-i", "mau-so-01", "mau-so-01-dieu-1"]


def told_by_the_script(addresses: list[str], attached: list[str]) -> list[str]:
    names = json.dumps(json.dumps(dict.fromkeys(attached, "")))
    words = (
        f"const document = {{ getElementById: () => ({{ textContent: {names} }}) }}, text = null;\n"
        f"{page_assets.PLACES}\n{PART.read_text(encoding='utf-8')}\n"
        "const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
        "const link = (id) => ({ getAttribute: (name) => (name === 'href' ? `../#${id}` : null) });\n"
        "process.stdout.write(JSON.stringify(given.map((id) => placeOf(link(id)))));"
    )
    ran = subprocess.run([node(), "-e", words], input=json.dumps(addresses), capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)  # type: ignore[no-any-return]


def test_the_script_says_of_an_address_what_the_program_says() -> None:
    chance = random.Random(16)
    addresses = ["dieu-1", "dieu-5a-khoan-2-diem-dd", "chuong-ii-muc-1", "muc-ii-gach-3", "ghi-chu-3", "ke-hoach"]
    for _ in range(600):
        steps = chance.sample(list(Kind), chance.randint(1, 4))
        addresses.append(chance.choice(BEFORE) + "-".join(f"{kind.value}-{chance.choice(NUMBERS)}" for kind in steps))
    for attached in ([], ATTACHED):
        assert told_by_the_script(addresses, attached) == [said_by_address(each, attached) for each in addresses]


def test_a_link_carries_the_name_that_its_address_does_not_say() -> None:
    assert link_name("dieu-2", "Điều 2") == {}
    assert link_name("mau-so-05-dk", "Mẫu số 05-ĐK") == {"aria_label": "Liên kết đến Mẫu số 05-ĐK"}
    assert link_name("ke-hoach", "Kế hoạch") == {"aria_label": "Liên kết đến Kế hoạch"}
    assert link_name("phu-luc-i-khoan-1", "khoản 1", ["phu-luc-i"]) == {}
    again = "Điều 5 (lần thứ hai in số này)"
    assert link_name("dieu-5--2", again) == {"aria_label": f"Liên kết đến {again}"}
