"""Handing in: statements go to a store in batches until each has an outcome. What has none stays in the outbox."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

from phonequiz.xapi.comparing import same
from phonequiz.xapi.lrs import DeliveryError, Lrs, Reply, Unreachable
from phonequiz.xapi.outbox import Kept, Outbox, Settled

BATCH = 50
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds before each further try
LONGEST_WAIT = 60.0  # a store that asks for more is asked again another day
_STOPS = {401: "unauthorized", 403: "forbidden", 404: "missing"}
_TRY_AGAIN = {408, 425, 429}

Clock = Callable[[], datetime]


class Delivery:
    """Sends to one store.

    ``pause(seconds, reason)`` waits before a further try; ``settled(count)`` is told of outcomes as they come.
    """

    def __init__(
        self,
        lrs: Lrs,
        outbox: Outbox,
        clock: Clock,
        pause: Callable[[float, str], None],
        settled: Callable[[int], None],
    ) -> None:
        self._lrs, self._outbox, self._clock, self._pause, self._settled = lrs, outbox, clock, pause, settled
        self._batch = BATCH

    def send(self, statements: Sequence[Kept]) -> None:
        """Send them all; each is confirmed, parked or in conflict then.

        Raises ``DeliveryError`` where the store cannot go on; those without an outcome are pending.
        """
        self._outbox.settle(self._lrs.url, [Settled(one.key, "pending") for one in statements], self._clock())
        self._send_in_batches(statements)

    def _send_in_batches(self, statements: Sequence[Kept]) -> None:
        at = 0
        while at < len(statements):
            batch = statements[at : at + self._batch]
            at += len(batch)
            self._send(batch)

    def _send(self, batch: Sequence[Kept]) -> None:
        reply = self._answer(lambda: self._lrs.post([one.content for one in batch]))
        if reply.status == 204:
            self._settle([Settled(one.key, "confirmed") for one in batch])
        elif reply.status == 200:
            self._taken(batch, reply)
        elif reply.status == 413 and len(batch) > 1:
            self._batch = len(batch) // 2
            self._send_in_batches(batch)
        elif reply.status in {400, 409} and len(batch) > 1:
            half = len(batch) // 2
            self._send(batch[:half])
            self._send(batch[half:])
        elif reply.status == 409:
            self._compare(batch[0], reply.told)
        elif reply.status in {400, 413}:
            self._settle([Settled(batch[0].key, "parked", reply.told)])
        else:
            raise self._stopped(reply)

    def _taken(self, batch: Sequence[Kept], reply: Reply) -> None:
        """Confirm what the store lists; of the rest (it may leave out what it had before) ask what it holds."""
        ids = reply.content()
        if ids is None and reply.body.strip():
            raise DeliveryError("no_store", self._lrs.url)  # the page of a portal where one logs in, most likely
        listed = {str(id_).lower() for id_ in ids} if isinstance(ids, list) else set()
        self._settle([Settled(one.key, "confirmed") for one in batch if one.uuid.lower() in listed])
        for one in batch:
            if one.uuid.lower() not in listed:
                self._compare(one, str(reply.status))

    def _compare(self, one: Kept, said: str) -> None:
        """Settle a statement by what the store holds under its id."""
        held = self._held(one.uuid)
        if held is None:
            raise DeliveryError("not_held", self._lrs.url, uuid=one.uuid)
        equal = same(json.loads(one.content), held)
        self._settle([Settled(one.key, "confirmed") if equal else Settled(one.key, "conflict", said)])

    def _held(self, uuid: str) -> dict[str, Any] | None:
        """The statement of this id as the store holds it, or did before it was declared void."""
        for voided in (False, True):
            reply = self._answer(partial(self._lrs.held, uuid, voided=voided))
            if reply.status == 200:
                found = reply.content()
                if not isinstance(found, dict):
                    raise DeliveryError("no_store", self._lrs.url)
                # Ralph gives a list even where one is asked for by its id.
                several = found.get("statements")
                for statement in several if isinstance(several, list) else [found]:
                    if str(statement.get("id")).lower() == uuid.lower():
                        return dict(statement)
            elif reply.status not in {400, 404}:
                raise self._stopped(reply)
        return None

    def _settle(self, settled: Sequence[Settled]) -> None:
        if settled:
            self._outbox.settle(self._lrs.url, settled, self._clock())
            self._settled(len(settled))

    def _answer(self, ask: Callable[[], Reply]) -> Reply:
        """The store's answer, after as many tries as it takes; raises ``DeliveryError`` after the last."""
        for pause in (*PAUSES, None):
            wait = pause or 0.0
            try:
                reply = ask()
            except Unreachable as unreachable:
                reason = str(unreachable)
                error = DeliveryError("unreachable", self._lrs.url, reason=reason)
            else:
                if reply.status not in _TRY_AGAIN and reply.status < 500:
                    return reply
                reason = reply.told
                error = DeliveryError("busy", self._lrs.url, reason=reason)
                wait = max(wait, self._asked_to_wait(reply.retry_after))
            if pause is None:
                raise error
            if wait > LONGEST_WAIT:
                raise DeliveryError("later", self._lrs.url, seconds=round(wait))
            self._pause(wait, reason)
        raise AssertionError("the last pause is None")

    def _asked_to_wait(self, retry_after: str) -> float:
        """The seconds of a Retry-After: a number or a date (RFC 9110, 10.2.3); 0 where it is neither."""
        if retry_after.strip().isdecimal():
            return float(retry_after)
        try:
            at = parsedate_to_datetime(retry_after)
            return max(0.0, (at - self._clock()).total_seconds())
        except (TypeError, ValueError):
            return 0.0

    def _stopped(self, reply: Reply) -> DeliveryError:
        if 300 <= reply.status < 400:
            return DeliveryError("moved", self._lrs.url, status=reply.status, location=reply.location)
        kind = _STOPS.get(reply.status)
        if kind is not None:
            return DeliveryError(kind, self._lrs.url)
        return DeliveryError("refused", self._lrs.url, reason=reply.told)
