"""Opening a ledger: where it is, what it is made of, and what is said when it cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from conftest import Databases
from demarche.ledger import LedgerError, _open, ledger_url, open_ledger, restore, schema_of
from demarche.ledger._open import SCHEMA
from demarche.ledger._place import data_folder
from demarche.ledger._tables import metadata
from demarche.model import Report
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


@pytest.mark.parametrize(
    "name", ["was?neu.sqlite", "a%20b.sqlite", "50%.sqlite", "x?mode=ro", "a#b&c=d.sqlite", "\xe4 \xdf.db"]
)
def test_a_plain_path_is_the_file_of_that_name_and_no_other(tmp_path: Path, name: str) -> None:
    place, copy, restored = tmp_path / name, tmp_path / f"copy {name}", tmp_path / f"again {name}"
    with open_ledger(str(place)) as ledger:
        ledger.keep(REPORT, [])
        ledger.back_up(copy)
    assert schema_of(str(place)) == SCHEMA
    restore(copy, str(restored))
    with open_ledger(str(restored), create=False) as ledger:
        assert ledger.reports() == [REPORT]
    assert {file.name for file in tmp_path.iterdir()} == {place.name, copy.name, restored.name}
    with open_ledger(ledger_url(str(place)), create=False) as ledger:
        assert ledger.reports() == [REPORT]


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


# SQLite's indexes of expressions are not read back; PostgreSQL's are.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_migrations_make_exactly_the_tables_that_the_code_works_with(empty_address: str) -> None:
    open_ledger(empty_address).close()
    with database(empty_address) as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == SCHEMA


def test_the_schema_in_the_code_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "demarche.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_database_itself_allows_one_live_row_of_a_claim_and_no_stray_references(
    ledger_address: str,
) -> None:
    with open_ledger(ledger_address) as ledger:
        ledger.keep(REPORT, [])
    insert = text(
        "INSERT INTO claims (row, id, report_id, act, reader, payload, recorded_from, recorded_to) "
        "VALUES (:row, 'c', :report, 'recognise', '0', '{}', 1, :to)"
    )
    with database(ledger_address) as connection:
        connection.execute(insert, {"row": 1, "report": REPORT.id, "to": 1})
        connection.execute(insert, {"row": 2, "report": REPORT.id, "to": None})
        connection.commit()
        for report, to in ((REPORT.id, None), ("nobody", 1)):
            with pytest.raises(IntegrityError, match=r"(?i)unique|foreign key"):
                connection.execute(insert, {"row": 3, "report": report, "to": to})
            connection.rollback()


# What is said when it cannot be used: one line, with the address and a remedy.


@contextmanager
def database(address: str) -> Iterator[Connection]:
    """A connection of the test's own."""
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        yield connection
    engine.dispose()


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


def make_old(connection: Connection, schema: str) -> None:
    """Makes the tables as an earlier version had them, empty."""
    config = Config()
    config.set_main_option("script_location", _open._SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


@pytest.mark.parametrize("schema", ["0001", "0002", "0003", "0004", "0005"])
def test_a_ledger_of_an_earlier_schema_is_brought_up_to_date_with_all_it_holds(
    databases: Databases, empty_address: str, schema: str
) -> None:
    report = Report("a", "Wien (dpa) - Kanada erkannte das Kosovo an, wie Belgrad mitteilte.", "de")
    found = Reader().read(report)
    with databases.ledger() as other, open_ledger(other) as new:
        new.keep(report, found)
        with database(other) as source, database(empty_address) as old:
            make_old(old, schema)
            copy_rows(source, old)
        with open_ledger(empty_address, create=False) as ledger:
            assert ledger.reports() == [report]
            assert ledger.claims() == new.claims() == list(found)
            assert ledger.tellings() == new.tellings() != []
            assert ledger.traces() == new.traces() != {}
            assert list(ledger.check()) == []
        copied = "SELECT agency, signature FROM reports"
        with database(other) as source, database(empty_address) as old:
            assert source.execute(text(copied)).all() == old.execute(text(copied)).all()


def copy_rows(source: Connection, old: Connection) -> None:
    """Copies what a ledger holds into tables of an earlier schema, as far as these have the columns."""
    there = MetaData()
    there.reflect(old)
    for table in metadata.sorted_tables:
        if table.name in there.tables:
            columns = [column.name for column in there.tables[table.name].columns]
            rows = source.execute(select(*(table.c[name] for name in columns))).mappings().all()
            if rows:
                old.execute(insert(there.tables[table.name]), [dict(row) for row in rows])
    old.commit()


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
    assert (
        "is no address of a ledger; give a path, sqlite:///PATH or postgresql://HOST/DATABASE"
        in message_of(address)
    )


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
