"""Opening a ledger: where it is, what it is made of, and what is said when it cannot be used."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from demarche.ledger import LedgerError, _open, ledger_url, open_ledger
from demarche.ledger._open import SCHEMA
from demarche.ledger._place import data_folder
from demarche.ledger._tables import metadata
from demarche.model import Report, claim_to_json
from demarche.reading import Reader

REPORT = Report("a", "Bern protestiert.", "de")
HOME = Path("/home/anna")


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({}, "linux", "/home/anna/.local/share/demarche"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/demarche"),
        ({"XDG_DATA_HOME": "relative"}, "linux", "/home/anna/.local/share/demarche"),
        ({"XDG_DATA_HOME": ""}, "freebsd14", "/home/anna/.local/share/demarche"),
        ({"XDG_DATA_HOME": "/data"}, "darwin", "/home/anna/Library/Application Support/demarche"),
        ({"LOCALAPPDATA": "/c/local"}, "win32", "/c/local/demarche"),
        ({}, "win32", "/home/anna/AppData/Local/demarche"),
    ],
)
def test_the_data_folder_is_where_the_platform_has_it(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    assert data_folder(environment, platform, HOME) == Path(folder)


def test_the_address_is_as_given_then_as_the_environment_says_then_in_the_data_folder() -> None:
    environment = {"DEMARCHE_LEDGER": "/desk/l.sqlite", "XDG_DATA_HOME": "/data"}
    assert ledger_url("sqlite:////x.db", environment) == "sqlite:////x.db"
    assert ledger_url("x.db", environment) == "sqlite:///x.db"
    assert ledger_url(None, environment) == "sqlite:////desk/l.sqlite"
    assert ledger_url(None, environment | {"DEMARCHE_LEDGER": ""}).endswith("/demarche/ledger.sqlite")


def test_without_an_address_the_ledger_lies_in_the_users_data_folder(own_data_folder: Path) -> None:
    with open_ledger() as ledger:
        ledger.keep(REPORT, [])
    assert (own_data_folder / "demarche" / "ledger.sqlite").is_file()


def test_a_ledger_and_its_folders_are_made_where_there_are_none(tmp_path: Path) -> None:
    place = tmp_path / "neu" / "tiefer" / "ledger.sqlite"
    with open_ledger(str(place)) as ledger:
        assert ledger.reports() == []
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_was_kept_is_there_when_the_ledger_is_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        with open_ledger(str(tmp_path / "l.sqlite")) as ledger:
            ledger.keep(REPORT, [])
            assert ledger.reports() == [REPORT]


def test_the_migrations_make_exactly_the_tables_that_the_code_works_with(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    open_ledger(str(place)).close()
    engine = create_engine(f"sqlite:///{place}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == SCHEMA
    engine.dispose()


def test_the_schema_in_the_code_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "demarche.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_database_itself_allows_one_live_row_of_a_claim_and_no_stray_references(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with open_ledger(str(place)) as ledger:
        ledger.keep(REPORT, [])
    insert = (
        "INSERT INTO claims (id, report_id, act, reader, payload, recorded_from, recorded_to) "
        "VALUES ('c', ?, 'recognise', '0', '{}', 1, ?)"
    )
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(insert, (REPORT.id, 1))
        connection.execute(insert, (REPORT.id, None))
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(insert, (REPORT.id, None))
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute(insert, ("nobody", 1))


# What is said when it cannot be used: one line, with the address and a remedy.


def message_of(place: str, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as raised, open_ledger(place, create=create) as ledger:
        ledger.keep(REPORT, [])
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_ledger_that_is_not_there_is_said_so_where_none_is_to_be_made(tmp_path: Path) -> None:
    place = str(tmp_path / "l.sqlite")
    assert message_of(place, create=False) == f"there is no ledger at {place!r} yet; demarche read makes one"
    assert not Path(place).exists()


def test_an_empty_file_is_a_ledger_only_where_one_is_to_be_made(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    place.touch()
    assert (
        message_of(str(place), create=False)
        == f"ledger {f'sqlite:///{place}'!r} is empty; demarche read fills it"
    )
    with open_ledger(str(place)) as ledger:
        assert ledger.reports() == []


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notizen.txt"
    place.write_text("Das ist keine Datenbank, sondern eine Notiz von einigem Umfang. " * 20)
    assert message_of(str(place)) == (
        f"ledger 'sqlite:///{place}' is not a ledger; give another path with --ledger"
    )
    assert place.read_text().startswith("Das ist keine Datenbank")


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "musik.sqlite"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.commit()
    assert message_of(str(place)) == (
        f"'sqlite:///{place}' is a database, but not a ledger; give another path with --ledger"
    )


def test_a_ledger_of_another_version_is_named_with_both_schemas(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    open_ledger(str(place)).close()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert message_of(str(place)).startswith(
        f"ledger 'sqlite:///{place}' has schema '9999', this demarche works with {SCHEMA!r}; "
    )


def old_ledger(place: Path, schema: str) -> None:
    """Makes a ledger as an earlier version had it, empty."""
    config = Config()
    config.set_main_option("script_location", _open._SCRIPTS)
    engine = create_engine(f"sqlite:///{place}")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
    engine.dispose()


def test_a_ledger_of_the_first_schema_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    reader = Reader()
    report = Report("a", "Wien (dpa) - Kanada erkannte das Kosovo an, wie Belgrad mitteilte.", "de")
    found = reader.read(report)
    place = tmp_path / "l.sqlite"
    old_ledger(place, "0001")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("INSERT INTO transactions VALUES (1, '2024-01-01 00:00:00')")
        connection.execute("INSERT INTO reports VALUES (?, ?, 1)", (report.id, report.text))
        connection.execute(
            "INSERT INTO appearances (report_id, ref, language, source, url, recorded_from)"
            " VALUES (?, 'a', 'de', '', '', 1)",
            (report.id,),
        )
        for claim in found:
            connection.execute(
                "INSERT INTO claims (id, report_id, act, reader, payload, recorded_from)"
                " VALUES (?, ?, ?, '0.1.0', ?, 1)",
                (claim.id, report.id, claim.act.key, json.dumps(claim_to_json(claim))),
            )
        connection.commit()
    with open_ledger(str(place), create=False) as ledger, open_ledger(str(tmp_path / "new.sqlite")) as new:
        new.keep(report, found)
        assert ledger.reports() == [report]
        assert ledger.claims() == new.claims() == list(found)
        assert ledger.tellings() == new.tellings() != []
    rows = [
        connection.execute("SELECT agency, signature FROM reports").fetchall()
        for connection in map(sqlite3.connect, (place, tmp_path / "new.sqlite"))
    ]
    assert rows[0] == rows[1]
    assert rows[0][0][0] == "dpa"


def test_a_ledger_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with open_ledger(str(place)) as ledger:
        ledger.keep(REPORT, [])
    read_only = f"sqlite:///file:{place}?mode=ro&uri=true"
    with open_ledger(read_only) as ledger:
        assert ledger.reports() == [REPORT]
        with pytest.raises(LedgerError, match="may not be written to; check the permissions"):
            ledger.keep(Report("b", "Rom protestiert.", "de"), [])


def test_a_ledger_that_another_writes_to_can_be_read_but_not_written(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    open_ledger(str(place)).close()
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with open_ledger(f"sqlite:///{place}?timeout=0.05") as ledger:
            assert ledger.reports() == []
            with pytest.raises(LedgerError, match="is in use by another process; try again"):
                ledger.keep(REPORT, [])
        other.execute("ROLLBACK")


@pytest.mark.parametrize("at", [20_000, 60_000])
def test_a_truncated_file_is_called_damaged_or_no_ledger(tmp_path: Path, at: int) -> None:
    place = tmp_path / "l.sqlite"
    with open_ledger(str(place)) as ledger:
        for number in range(200):
            ledger.keep(Report(str(number), f"Bern protestiert zum {number}. Mal. " * 20, "de"), [])
    with place.open("r+b") as file:
        file.truncate(at)
    with (
        pytest.raises(LedgerError, match="is damaged; restore it from a backup"),
        open_ledger(str(place)) as ledger,
    ):
        ledger.reports()


@pytest.mark.parametrize("address", ["mysterydb://host/x", "postgresql+nodriver://host/x", "://"])
def test_an_address_that_means_nothing_is_said_so(address: str) -> None:
    assert "is no address of a ledger; give a path or sqlite:///PATH" in message_of(address)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "datei").touch()
    folder = tmp_path / "datei"
    assert message_of(str(folder / "l.sqlite")) == f"the folder {str(folder)!r} cannot be made: File exists"


def test_a_folder_in_place_of_a_file_is_said_so(tmp_path: Path) -> None:
    assert "cannot be opened; check that its folder exists" in message_of(str(tmp_path))


def test_a_claim_that_was_tampered_with_is_called_damage(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with open_ledger(str(place)) as ledger:
        ledger.keep(REPORT, [])
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(
            "INSERT INTO claims (id, report_id, act, reader, payload, recorded_from) VALUES ('c', ?, 'x', '0', '{', 1)",
            (REPORT.id,),
        )
        connection.commit()
    with (
        open_ledger(str(place)) as ledger,
        pytest.raises(LedgerError, match="is damaged: claim 'c' cannot be read"),
    ):
        ledger.claims()
