"""Handing in to a store that does not behave: nothing is lost, nothing doubled, and then there is nothing to send."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from phonequiz.record.store import Store
from phonequiz.wording import Words
from phonequiz.xapi.actor import Actor
from phonequiz.xapi.delivery import LONGEST_WAIT, PAUSES, Delivery
from phonequiz.xapi.lrs import Credentials, DeliveryError, Lrs
from phonequiz.xapi.outbox import Outbox

from ..conftest import Clock
from .conftest import EXAMS
from .record_store import RecordStore


class Sender:
    """Hands in, with a clock that moves when it waits."""

    def __init__(self, outbox: Outbox, lrs: RecordStore, clock: Clock) -> None:
        self.outbox, self.lrs, self.clock = outbox, lrs, clock
        self.pauses: list[float] = []
        self.settled = 0

    def __call__(self, *, retry_parked: bool = False, login: Credentials | None = None) -> int:
        """Hand in what waits; gives how many were sent off."""
        waiting = self.outbox.waiting(self.lrs.url, EXAMS, retry_parked=retry_parked)
        Delivery(Lrs(self.lrs.url, login, 5), self.outbox, self.clock, self.pause, self.count).send(waiting)
        return len(waiting)

    def pause(self, seconds: float, reason: str) -> None:
        self.pauses.append(seconds)
        self.clock.forward(seconds)

    def count(self, settled: int) -> None:
        self.settled += settled

    def states(self) -> dict[str, int]:
        found = {"confirmed": self.outbox.confirmed(self.lrs.url)}
        for one in self.outbox.refused(self.lrs.url):
            found[one.state] = found.get(one.state, 0) + len(one.statements)
        return {state: times for state, times in found.items() if times}

    def all_is_there_once(self) -> bool:
        """Whether the store holds every statement to the letter, each stored once."""
        held = {uuid: self.lrs.held.get(uuid) for uuid in (one.uuid for one in self.outbox.all(EXAMS))}
        sent = {one.uuid: self.lrs.added(json.loads(one.content)) for one in self.outbox.all(EXAMS)}
        return held == sent == self.lrs.held and set(self.lrs.times_stored.values()) == {1}


@pytest.fixture
def send(outbox: Outbox, lrs: RecordStore, clock: Clock) -> Sender:
    return Sender(outbox, lrs, clock)


def nothing_more(send: Sender) -> bool:
    """Whether a further hand-in sends nothing at all."""
    before = len(send.lrs.paths)
    return send() == 0 and len(send.lrs.paths) == before


def drops(lrs: RecordStore) -> None:
    lrs.drops = 1


def drops_and_refuses_equal(lrs: RecordStore) -> None:
    lrs.drops, lrs.refuses_equal = 2, True


def drops_and_lists_new_only(lrs: RecordStore) -> None:
    lrs.drops, lrs.lists_new_only = 1, True


def drops_and_wraps_what_is_asked_for(lrs: RecordStore) -> None:
    lrs.drops, lrs.refuses_equal, lrs.wraps = 1, True, True


def unavailable(lrs: RecordStore) -> None:
    lrs.first = [(503, {})] * 3


def takes_ten(lrs: RecordStore) -> None:
    lrs.most = 10


def reverses(lrs: RecordStore) -> None:
    lrs.reverses = True


def nothing_wrong(lrs: RecordStore) -> None:
    pass


@pytest.mark.parametrize(
    "fault",
    [
        nothing_wrong,
        drops,
        drops_and_refuses_equal,
        drops_and_lists_new_only,
        drops_and_wraps_what_is_asked_for,
        unavailable,
        takes_ten,
        reverses,
    ],
)
def test_all_arrives_once_whatever_the_store_does(send: Sender, fault: Callable[[RecordStore], None]) -> None:
    fault(send.lrs)
    assert send() == send.settled == 60
    assert send.all_is_there_once()
    assert send.states() == {"confirmed": 60}
    assert nothing_more(send)


def test_what_is_there_already_is_done(send: Sender) -> None:
    send.lrs.refuses_equal = True
    there = [json.loads(one.content) for one in send.outbox.all(EXAMS)][7:20:3]
    send.lrs.store(there)
    send()
    assert send.all_is_there_once()
    assert send.states() == {"confirmed": 60}
    assert nothing_more(send)


def test_a_password_that_stands_in_statements_too_makes_no_conflict(send: Sender) -> None:
    drops_and_refuses_equal(send.lrs)
    send(login=Credentials("ada", "pass"))
    assert any("/passed" in one.content for one in send.outbox.all(EXAMS))
    assert send.states() == {"confirmed": 60}


@pytest.mark.parametrize(
    "change",
    [
        {"actor": {"objectType": "Agent", "account": {"homePage": "https://company.example", "name": "bob"}}},
        {"result": {"success": True}},
        {"timestamp": "2020-01-01T00:00:00Z"},
        {"verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}},
    ],
)
def test_what_is_there_in_other_words_is_a_conflict(send: Sender, change: dict) -> None:
    send.lrs.says = "differing statements"
    other = json.loads(send.outbox.all(EXAMS)[5].content) | change
    send.lrs.store([other])
    send()
    assert send.states() == {"confirmed": 59, "conflict": 1}
    assert [one.said for one in send.outbox.refused(send.lrs.url)] == ["409 differing statements"]
    assert send.lrs.held[other["id"]] == send.lrs.added(other)
    assert len(send.lrs.held) == 60
    assert nothing_more(send)
    assert send(retry_parked=True) == 0


def test_a_refused_statement_is_parked_and_the_others_arrive(send: Sender) -> None:
    bad = send.outbox.all(EXAMS)[33].uuid
    send.lrs.refuses = lambda statement: statement["id"] == bad
    send.lrs.says = "the verb is\nnot one of ours"
    send()
    assert send.states() == {"confirmed": 59, "parked": 1}
    assert [one.said for one in send.outbox.refused(send.lrs.url)] == ["400 the verb is not one of ours"]
    assert nothing_more(send)
    send.lrs.refuses = lambda statement: False
    assert send(retry_parked=True) == 1
    assert send.lrs.posts[-1] == [bad]
    assert send.all_is_there_once()
    assert send.states() == {"confirmed": 60}


def test_a_single_statement_that_is_too_large_is_parked(send: Sender) -> None:
    send.lrs.most = 0
    send()
    assert send.states() == {"parked": 60}
    assert nothing_more(send)


def test_after_413_no_batch_is_larger_again(send: Sender) -> None:
    send.lrs.most = 10
    send()
    sizes = [len(ids) for ids in send.lrs.posts]
    assert sizes[:4] == [50, 25, 12, 6]
    assert max(sizes[4:]) == 6


@pytest.mark.parametrize("status", [401, 403, 404, 405, 301, 307])
def test_a_store_that_will_never_take_it_stops_at_once(send: Sender, status: int) -> None:
    send.lrs.first = [(status, {"Location": "https://elsewhere.example/xapi"})] * 2
    with pytest.raises(DeliveryError) as caught:
        send()
    assert str(status) in str(caught.value)
    assert len(send.lrs.paths) == 1
    assert (send.states(), send.pauses) == ({}, [])
    send.lrs.first = []
    send()
    assert send.all_is_there_once()


@pytest.mark.parametrize("status", [429, 500, 502, 503, 408])
def test_a_store_that_stays_busy_is_left_after_some_tries(send: Sender, status: int) -> None:
    send.lrs.first = [(status, {})] * 100
    with pytest.raises(DeliveryError) as caught:
        send()
    assert caught.value.kind == "busy"
    assert send.pauses == list(PAUSES)
    assert send.states() == {}
    send.lrs.first = []
    assert send() == 60
    assert send.all_is_there_once()


def test_it_waits_as_long_as_it_is_asked_to(send: Sender) -> None:
    date = "Wed, 04 Mar 2026 09:59:00 GMT"
    send.clock.now = send.clock.now.replace(hour=9, minute=58, second=40)
    send.lrs.first = [(429, {"Retry-After": "7"}), (503, {"Retry-After": date}), (503, {"Retry-After": "soon"})]
    send()
    assert send.pauses == [7, pytest.approx(13, abs=0.5), PAUSES[2]]
    assert send.all_is_there_once()


def test_it_does_not_wait_for_hours(send: Sender) -> None:
    send.lrs.first = [(503, {"Retry-After": "3600"})]
    with pytest.raises(DeliveryError) as caught:
        send()
    assert caught.value.kind == "later"
    assert "3600" in str(caught.value)
    assert send.pauses == []
    assert LONGEST_WAIT < 3600


def test_a_store_that_is_not_there_is_tried_some_times(send: Sender) -> None:
    send.lrs.server_close()
    send.lrs.shutdown()
    with pytest.raises(DeliveryError) as caught:
        send()
    assert caught.value.kind == "unreachable"
    assert send.pauses == list(PAUSES)
    assert len(send.outbox.waiting(send.lrs.url, frozenset())) == 60, "they stay in the outbox"


def test_what_broke_off_goes_on_where_it_stopped(send: Sender) -> None:
    send.lrs.first = []
    real = send.lrs.store
    stored: list[int] = []

    def store(statements: list[dict]) -> None:
        real(statements)
        stored.append(len(statements))
        send.lrs.first = [(401, {})]

    send.lrs.store = store  # type: ignore[method-assign]
    with pytest.raises(DeliveryError):
        send()
    assert send.states() == {"confirmed": 50}
    send.lrs.first = []
    assert send() == 10
    assert send.all_is_there_once()


def test_a_page_that_answers_everything_is_no_store(send: Sender) -> None:
    send.lrs.first = [(200, {})] * 100
    send.lrs.says = "<html>Welcome to our WLAN</html>"
    with pytest.raises(DeliveryError) as caught:
        send()
    assert caught.value.kind == "no_store"
    assert send.states() == {}


def test_what_a_store_claims_and_does_not_show_is_not_done(send: Sender) -> None:
    send.lrs.refuses_equal = send.lrs.hides = True
    send.lrs.store([json.loads(send.outbox.all(EXAMS)[0].content)])
    with pytest.raises(DeliveryError) as caught:
        send()
    assert caught.value.kind == "not_held"
    send.lrs.hides = False
    send()
    assert send.all_is_there_once()


def test_each_store_has_an_outbox_of_its_own(send: Sender) -> None:
    send()
    other = send.outbox.waiting("https://other.example/xapi", EXAMS)
    assert [one.content for one in other] == [one.content for one in send.outbox.all(EXAMS)]


def test_what_was_shown_stays_whoever_hands_in_later(send: Sender, store: Store, clock: Clock) -> None:
    before = [one.content for one in send.outbox.all(EXAMS)]
    again = Outbox(store)
    assert not again.has_news(EXAMS, clock())
    again.show(Actor("bob", "https://other.example"), EXAMS, clock(), {("small", "en", "t1"): "New title"})
    assert [one.content for one in again.all(EXAMS)] == before


@pytest.mark.parametrize(
    "kind",
    [
        "unauthorized",
        "forbidden",
        "missing",
        "moved",
        "refused",
        "unreachable",
        "busy",
        "later",
        "untrusted",
        "no_store",
        "not_held",
    ],
)
def test_every_reason_to_stop_is_said_in_both_languages(kind: str) -> None:
    values = {"reason": "why", "location": "there", "status": 1, "seconds": 2, "uuid": "u"}
    error = DeliveryError(kind, "https://lrs.example", **values)
    said = {str(error.told(Words(language))[0]) for language in ("de", "en")}  # type: ignore[arg-type]
    assert len(said) == 2
    assert all("https://lrs.example: " in line and "; " in line for line in said)


def test_the_page_of_a_portal_is_no_answer_of_a_store(send: Sender) -> None:
    """Answered with 200 and HTML, whatever was posted, as where one has to log in first."""
    send.lrs.first, send.lrs.says = [(200, {"Content-Type": "text/html"})], "<!DOCTYPE html><title>Log in</title>"
    with pytest.raises(DeliveryError) as raised:
        send()
    assert raised.value.kind == "no_store"
    assert send.states() == {}
    send.lrs.first = []
    send()
    assert send.all_is_there_once()
