"""What a site asks of robots, and the pause between two requests to it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from protego import Protego

from articles.ingest.capturing.addresses import NotFetched, Target, check_target
from articles.ingest.capturing.fetching import Limits, fetch

ROBOTS_LIMITS: Final = Limits(size=512 * 1024, seconds=20)
LONGEST_PAUSE: Final = 30.0
"""Seconds; a longer Crawl-delay is kept to this."""

MOST_REDIRECTS: Final = 5


@dataclass
class Politeness:
    """Remembers what each site allows and when it was last asked."""

    agent: str
    """The User-Agent; robots.txt knows it by what stands before its first slash."""
    private_hosts: tuple[str, ...] = ()
    pause: float = 2.0
    """Seconds between two requests to one host, where the site asks for no other."""
    wait: Callable[[float], None] = time.sleep
    _rules: dict[str, Protego | None] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def check(self, target: Target) -> None:
        """Raises NotFetched where the site's robots.txt keeps this page from us."""
        rules = self._rules_of(target)
        if rules is None:
            raise NotFetched(f'{target.host} could not be asked for its robots.txt, so nothing is fetched from it')
        if not rules.can_fetch(target.url, self.agent.partition('/')[0]):
            raise NotFetched('robots.txt of the site forbids it')

    def pause_before(self, target: Target) -> None:
        """Waits until the host may be asked again, and notes that it is."""
        rules = self._rules.get(target.site)
        asked = rules.crawl_delay(self.agent.partition('/')[0]) if rules else None
        pause = min(max(self.pause, asked or 0), LONGEST_PAUSE)
        rest = self._last.get(target.host, float('-inf')) + pause - time.monotonic()
        if rest > 0:
            self.wait(rest)
        self._last[target.host] = time.monotonic()

    def _rules_of(self, target: Target) -> Protego | None:
        if target.site not in self._rules:
            self._rules[target.site] = self._ask(target)
        return self._rules[target.site]

    def _ask(self, target: Target) -> Protego | None:
        """RFC 9309: a robots.txt that is not there allows everything, one that cannot be had allows nothing."""
        url = f'{target.site}/robots.txt'
        try:
            for _ in range(MOST_REDIRECTS + 1):
                robots = check_target(url, self.private_hosts)
                self.pause_before(robots)
                answer = fetch(robots, self.agent, ROBOTS_LIMITS)
                if not answer.location:
                    break
                url = answer.location
        except NotFetched:
            return None
        if answer.status >= 500:
            return None
        written = answer.body.decode(errors='replace') if answer.status == 200 else ''
        return Protego.parse(written)
