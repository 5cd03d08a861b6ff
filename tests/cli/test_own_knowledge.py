"""A folder of one's own knowledge: the documented example, what is laid over what, and how faults are told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "dictionaries.md"
START = "import sys; from demarche.cli import main; sys.exit(main())"
BLOCK = re.compile(r"```toml\n# (my-knowledge/\S+)\n(.*?)```", re.S)
SESSION = re.compile(r"```\n\$ (.*?)\n(.*?)```", re.S)


def demarche(
    *arguments: str, folder: Path, text: str = "", own: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEMARCHE_KNOWLEDGE": own or ""}
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        input=text, capture_output=True, timeout=120, encoding="utf-8", cwd=folder, env=environment,
    )  # fmt: skip


def write(folder: Path, name: str, content: str) -> None:
    file = folder / "my-knowledge" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A folder in which the example of the guide lies."""
    for name, content in BLOCK.findall(GUIDE.read_text("utf-8")):
        write(tmp_path, name.removeprefix("my-knowledge/"), content)
    return tmp_path


def claims(
    folder: Path, text: str, *, dated: str = "2022-07-25", own: str = "my-knowledge"
) -> list[dict[str, Any]]:
    done = demarche(
        "read",
        "-",
        "--no-save",
        "--format",
        "jsonl",
        "--dated",
        dated,
        "--knowledge",
        own,
        text=text,
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def codes(folder: Path, text: str, **options: str) -> list[str]:
    """The claims of a text as "act source target"."""
    return [
        " ".join(
            [str(claim["act"]), *(actor["code"] for role in ("source", "target") for actor in claim[role])]
        )
        for claim in claims(folder, text, **options)
    ]


def test_the_sessions_of_the_guide_print_what_it_shows(guide: Path) -> None:
    sessions = SESSION.findall(GUIDE.read_text("utf-8"))
    assert len(sessions) == 2
    for line, shown in sessions:
        said, _, command = line.rpartition(" | ") if " | " in line else ("", "", line)
        text = said.removeprefix('echo "').removesuffix('"') + "\n"
        done = demarche(*command.split()[1:], folder=guide, text=text)
        assert done.returncode == 0, done.stderr
        assert done.stdout + done.stderr == shown


def test_a_new_state_acts_through_its_offices_and_capital(guide: Path) -> None:
    assert codes(guide, "The Ruritanian foreign ministry condemned Norway.") == ["criticise rur no"]
    assert codes(guide, "Strelsau recalled its ambassador from Norway.") == ["recall_envoy rur no"]


def test_an_office_holder_speaks_for_the_state_while_in_office(guide: Path) -> None:
    text = "Helsing condemned Norway."
    assert codes(guide, text, dated="2022-07-25") == ["criticise rur no"]
    assert codes(guide, text, dated="2024-07-25") == []
    assert codes(guide, "Sapt condemned Norway.", dated="2024-07-25") == ["criticise rur no"]


def test_claims_tell_that_own_knowledge_was_used_and_which(guide: Path) -> None:
    text = "Ruritania condemned Norway."
    (first,) = claims(guide, text)
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", str(first["reader"]))
    write(guide, "world/given_names.toml", 'ruritanian = "Osra"\n')
    (second,) = claims(guide, text)
    assert second["reader"] != first["reader"]
    assert second["id"] == first["id"]


def test_the_environment_lays_a_folder_over_for_every_command(guide: Path) -> None:
    done = demarche(
        "actors", "Ruritania", "--language", "en", "--format", "jsonl", folder=guide, own="my-knowledge"
    )
    assert json.loads(done.stdout.splitlines()[0])["id"] == "rur"
    asked = demarche("ask", "--help", folder=guide, own="elsewhere")
    assert asked.returncode == 4
    assert asked.stderr == "demarche: elsewhere: no such folder of knowledge\n"


def test_an_entry_takes_the_place_of_the_shipped_one_of_its_key(tmp_path: Path) -> None:
    write(
        tmp_path, "en/territories.toml", 'no = "Norseland | Norse | Norseman | ?:Oslo"\nse = "+ Svealand"\n'
    )
    assert codes(
        tmp_path, "Norseland condemned Svealand. Sweden criticised Finland. Norway met Finland."
    ) == [
        "criticise no se",
        "criticise se fi",
    ]


def test_offices_of_several_words_count_before_their_last_word(tmp_path: Path) -> None:
    texts = (
        "Norway's former foreign minister condemned Sweden.",
        "Norwegian rights activists condemned Sweden.",
    )
    write(tmp_path, "en/groups.toml", "")
    assert [codes(tmp_path, text) for text in texts] == [[], []]
    write(tmp_path, "en/offices.toml", 'official = "former_foreign_minister rights_activist"\n')
    assert [codes(tmp_path, text) for text in texts] == [["criticise no se"], ["criticise no se"]]


def test_a_name_listed_as_an_adjective_too_stands_before_nouns_as_one(tmp_path: Path) -> None:
    text = "Norway seized a Freedonia ship."
    write(tmp_path, "world/territories.toml", '[fre]\nname = "Freedonia"\nkind = "state"\n')
    write(tmp_path, "en/territories.toml", 'fre = "Freedonia | | |"\n')
    assert codes(tmp_path, text) == []
    write(tmp_path, "en/territories.toml", 'fre = "Freedonia | Freedonia | |"\n')
    assert codes(tmp_path, text) == ["coerce no fre"]


def test_words_for_offices_leave_the_list_they_stood_in(tmp_path: Path) -> None:
    assert codes(tmp_path, "A Norwegian student condemned Sweden.", own=str(empty(tmp_path))) == []
    write(tmp_path, "en/offices.toml", 'official = "student"\n')
    assert codes(tmp_path, "A Norwegian student condemned Sweden.") == ["criticise no se"]


def empty(folder: Path) -> Path:
    found = folder / "empty"
    found.mkdir()
    return found


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("world/territories.toml", '[rur]\nkind = "state"\n', "world/territories.toml, rur.name: missing"),
        ("world/persons.toml", "", "world/persons.toml: the knowledge has no such file; known are"),
        ("fr/verbs.toml", "", "fr/verbs.toml: no place for it; files lie in de, en, world"),
        ("en/territories.toml", 'rur = "Ruritania"\n', "en/territories.toml, rur: no such territory"),
        ("en/territories.toml", 'no = "Norway; Paris"\n', "en/territories.toml, no: 'Norway; Paris' has not 4"),
        ("en/territories.toml", 'no = "+ Kenya | | | "\n', "'Kenya' already names"),
        ("en/frames/own.toml", 'family = "x"\n[[frame]]\nid = "y"\n', "own.toml: frame 'y': act must be given"),
        (
            "en/frames/own.toml",
            'family = "x"\n[[frame]]\nid = "y"\nact = "z"\nmeaning = "m"\nverb = {lemmas = ["say"]}\n',
            "own.toml: frame 'y': unknown act 'z'",
        ),
        (
            "en/frames/own.toml",
            'family = "x"\n[[frame]]\nid = "y"\nact = "meet"\nmeaning = "m"\nverb = {lemmas = "say"}\n',
            "own.toml: frame 'y': 'say' is no list of texts",
        ),
        ("en/governors.toml", '[[governor]]\neffect = "intended"\n', "governors.toml: an entry has no 'lemmas'"),
        ("en/verbs.toml", "[words]\nsimple = 3\n", "verbs.toml, words.simple: no string"),
        ("en/speech.toml", '[[verbs]]\nid = "x"\n', "speech.toml, verbs 'x': 'words' is missing"),
        ("en/times_own.toml", '[[rule]]\nid = "x"\n', "times_own.toml: rule 'x': missing key"),
        ("world/people/own.toml", 'x = "Rudolf Elphberg | king rur 2020"\n', "own.toml, x: no territory"),
        ("en/grammar.toml", "= 3", "grammar.toml: not TOML"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_one_line_with_file_and_entry(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    write(tmp_path, name, content)
    done = demarche(
        "read",
        "-",
        "--no-save",
        "--knowledge",
        "my-knowledge",
        folder=tmp_path,
        text="Norway met Sweden on Monday.",
    )
    assert done.returncode == 4
    (line,) = done.stderr.splitlines()
    assert line.startswith("demarche: my-knowledge/")
    assert message in line
    assert done.stdout == ""


def test_the_check_finds_faults_in_files_that_a_report_would_not_need(tmp_path: Path) -> None:
    write(tmp_path, "de/territories.toml", 'rur = "Ruritanien | | |"\n')
    write(tmp_path, "en/groups.toml", 'raider = "Raiders"\n')
    done = demarche("knowledge", "check", "my-knowledge", folder=tmp_path)
    assert done.returncode == 4
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "wrong",
        "wrong",
        "2 wrong; the examples were not tried",
    ]


def test_the_check_tells_which_example_is_read_otherwise(guide: Path) -> None:
    file = guide / "my-knowledge" / "en" / "frames" / "ruritania.toml"
    file.write_text(
        file.read_text("utf-8").replace('target = ["is"]}', 'target = ["no"]}', 1), encoding="utf-8"
    )
    done = demarche("knowledge", "check", "my-knowledge", folder=guide)
    assert done.returncode == 4
    assert done.stderr.splitlines()[0] == (
        "wrong: en/reject/blackball: 'Ruritania blackballed Iceland.' gives reject rur → is, not reject rur → no"
    )


def test_without_a_folder_the_reader_is_the_plain_version(tmp_path: Path) -> None:
    done = demarche(
        "read", "-", "--no-save", "--format", "jsonl", text="Norway condemned Sweden.", folder=tmp_path
    )
    assert re.fullmatch(r"\d+\.\d+\.\d+", json.loads(done.stdout)["reader"])
