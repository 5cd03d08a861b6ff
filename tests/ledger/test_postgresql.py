"""What is said when a ledger in PostgreSQL cannot be used; passwords are never shown."""

from __future__ import annotations

import psycopg
import pytest

from demarche.ledger import LedgerError, ledger_place, open_ledger
from demarche.model import Report
from postgres_cluster import Cluster

REPORT = Report("a", "Bern protestiert.", "de")
OTHER = Report("b", "Rom protestiert.", "de")


def message_of(address: str, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as raised, open_ledger(address, create=create) as ledger:
        ledger.keep(REPORT, [])
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://anna:geheim@host/desk", "postgresql://anna:***@host/desk"),
        ("postgresql://anna:ge:he/im@x@host:5432/desk", "postgresql://anna:***@host:5432/desk"),
        ("postgresql://host/desk?user=anna&password=geheim", "postgresql://host/desk?user=anna&password=***"),
        ("postgresql://anna@host:5432/desk", "postgresql://anna@host:5432/desk"),
        ("sqlite:////srv/desk.sqlite", "sqlite:////srv/desk.sqlite"),
    ],
)
def test_a_password_in_an_address_is_never_shown(address: str, shown: str) -> None:
    assert ledger_place(address) == shown


@pytest.mark.parametrize(
    "address", ["postgresql://anna:geheim@[::1/desk", "mysterydb://anna:geheim@host/desk"]
)
def test_not_even_where_the_address_is_none(address: str) -> None:
    assert "geheim" not in message_of(address)


def test_a_server_that_cannot_be_reached_is_said_so() -> None:
    address = "postgresql://anna:geheim@127.0.0.1:1/desk"
    assert message_of(address) == (
        "ledger 'postgresql://anna:***@127.0.0.1:1/desk' cannot be reached; "
        "check that the server runs, and host, port and name in the address"
    )


def test_a_database_or_a_user_that_is_not_there_is_said_so(cluster: Cluster) -> None:
    assert "does not exist; make the database with createdb" in message_of(cluster.url("nirgends"))
    stranger = cluster.url("postgres").replace("desk@", "fremd:geheim@")
    assert "does not let this user in; check user and password" in message_of(stranger)


def test_a_database_that_is_empty_is_a_ledger_only_where_one_is_to_be_made(cluster: Cluster) -> None:
    with cluster.database() as address:
        assert "is empty; demarche read fills it" in message_of(address, create=False)
        with open_ledger(address) as ledger:
            assert ledger.reports() == []


def test_a_database_of_something_else_is_left_alone(cluster: Cluster) -> None:
    with cluster.database() as address:
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
        assert "is a database, but not a ledger" in message_of(address)


def test_a_user_who_may_only_read_can_read_and_is_told_so_when_writing(cluster: Cluster) -> None:
    with cluster.ledger() as address:
        with open_ledger(address) as ledger:
            ledger.keep(REPORT, [])
        with open_ledger(f"{address}&options=-cdefault_transaction_read_only%3Don") as ledger:
            assert ledger.reports() == [REPORT]
            with pytest.raises(LedgerError, match="takes no changes"):
                ledger.keep(OTHER, [])


def test_a_reader_waits_for_no_writer_and_a_writer_for_the_other_only_so_long(cluster: Cluster) -> None:
    with cluster.ledger() as address, open_ledger(address) as first:
        first.keep(REPORT, [])
        with open_ledger(f"{address}&options=-clock_timeout%3D50ms") as second, first._writing():
            assert second.reports() == [REPORT]
            with pytest.raises(LedgerError, match="is in use by another process; try again"):
                second.keep(OTHER, [])
        assert first.reports() == [REPORT]


def test_a_server_that_stops_is_told_and_when_it_is_back_all_goes_on(cluster: Cluster) -> None:
    with cluster.ledger() as address, open_ledger(address) as ledger:
        ledger.keep(REPORT, [])
        try:
            with (
                pytest.raises(LedgerError, match="lost its server; what was kept is whole"),
                ledger._writing() as connection,
            ):
                cluster.stop()
                connection.exec_driver_sql("SELECT 1")
            with pytest.raises(LedgerError, match="cannot be reached; check that the server runs"):
                ledger.keep(OTHER, [])
        finally:
            cluster.start()
        ledger.keep(OTHER, [])
        assert ledger.reports() == [REPORT, OTHER]
