"""Groups copies of one text into families, a batch at a time; what staff took out of a family stays out."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from django.db import transaction

from articles.extraction.copies import Print, are_copies, take_print
from articles.ingest.sketches import store_and_match
from articles.models import Article, Family

BATCH: Final = 100
"""Articles whose texts are in memory at a time."""

TRIES: Final = 3
"""Members of one family an article is compared with before the family counts as another story."""


NIGHT: Final = datetime.timedelta(days=1)
"""How much later than the others an agency's version may be dated and still count as the first."""


def group_copies(article_ids: Iterable[int]) -> set[int]:
    """Groups newly stored or changed articles with the copies of their texts.

    Returns the ids of all articles whose family, earliest version or exact copy is another than before.
    """
    ids = sorted(set(article_ids))
    changed: set[int] = set()
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            changed |= _group_batch(ids[start : start + BATCH])
    return changed


def settle_families(family_ids: Collection[int]) -> set[int]:
    """Chooses the first version and the exact copies of families anew; dissolves a family of one.

    Returns the ids of the articles that this changed.
    """
    members: dict[int, list[Article]] = defaultdict(list)
    rows = Article.objects.filter(family__in=family_ids).select_related('source').defer('body', 'search_norm')
    for article in rows.order_by('pk'):
        members[_family_of(article)].append(article)
    changed: set[int] = set()
    for family in Family.objects.filter(pk__in=family_ids):
        changed |= _settle(family, members[family.pk])
    return changed


def _group_batch(ids: list[int]) -> set[int]:
    rows = Article.objects.filter(pk__in=ids).order_by('pk')
    articles = {row.pk: row for row in rows.only('body', 'family', 'duplicate_of', 'staff_fields')}
    free = {pk for pk, article in articles.items() if 'family' not in article.staff_fields}
    texts = _Texts(articles)
    candidates = store_and_match({pk: texts.print_of(pk) for pk in articles})
    before = {pk: articles[pk].family_id for pk in free}
    groups = _link(candidates, free, texts)
    touched = {family for family in before.values() if family}
    moved = _move(groups, before)
    touched |= {family for family in moved.values() if family}
    changed = {pk for pk, family in moved.items() if before.get(pk, texts.family_of(pk)) != family}
    alone = [pk for pk in free if moved.get(pk) is None and articles[pk].duplicate_of_id]
    changed |= set(alone)
    Article.objects.filter(pk__in=alone).update(duplicate_of=None)
    return changed | settle_families(touched)


class _Texts:
    """The prints and families of the articles of a batch, and of those they are compared with, each loaded once."""

    def __init__(self, articles: Mapping[int, Article]) -> None:
        self._families = {pk: article.family_id for pk, article in articles.items()}
        self._taken_out = {pk for pk, row in articles.items() if 'family' in row.staff_fields and not row.family_id}
        self._bodies = {pk: article.body for pk, article in articles.items()}
        self._prints: dict[int, Print] = {}

    def load(self, ids: Iterable[int]) -> None:
        """Reads the articles that the batch may be copies of."""
        missing = [pk for pk in set(ids) if pk not in self._families]
        rows = Article.objects.filter(pk__in=missing).values_list('pk', 'body', 'family_id', 'staff_fields')
        for pk, body, family, staff_fields in rows:
            self._bodies[pk] = body
            self._families[pk] = family
            if 'family' in staff_fields and not family:
                self._taken_out.add(pk)

    def known(self) -> Collection[int]:
        """The articles that were read."""
        return self._families.keys()

    def family_of(self, pk: int) -> int | None:
        return self._families.get(pk)

    def stands_alone(self, pk: int) -> bool:
        """Whether staff decided that this article is of no family, or it is gone."""
        return pk in self._taken_out or pk not in self._families

    def print_of(self, pk: int) -> Print:
        if pk not in self._prints:
            self._prints[pk] = take_print(self._bodies.pop(pk))
        return self._prints[pk]


class _Groups:
    """Disjoint sets of nodes: articles ('a', id) and families ('f', id). No set holds two families of staff's."""

    def __init__(self, fixed: Collection[int]) -> None:
        self.fixed = fixed
        self._parents: dict[tuple[str, int], tuple[str, int]] = {}
        self._fixed_in = {('f', family): family for family in fixed}

    def root(self, node: tuple[str, int]) -> tuple[str, int]:
        path = []
        while (parent := self._parents.setdefault(node, node)) != node:
            path.append(node)
            node = parent
        for passed in path:
            self._parents[passed] = node
        return node

    def join(self, first: tuple[str, int], second: tuple[str, int]) -> None:
        one, other = self.root(first), self.root(second)
        held = {self._fixed_in[root] for root in (one, other) if root in self._fixed_in}
        if len(held) > 1:
            return  # staff keep these families apart; a copy of both stays with the one it was found in first
        self._parents[one] = other
        for family in held:
            self._fixed_in[other] = family

    def sets(self) -> Iterator[list[tuple[str, int]]]:
        by_root = defaultdict(list)
        for node in list(self._parents):
            by_root[self.root(node)].append(node)
        yield from by_root.values()


def _fixed_families(families: Collection[int]) -> set[int]:
    """Those of the families into which staff put an article."""
    rows = Article.objects.filter(family__in=families).values_list('family', 'staff_fields')
    return {family for family, staff_fields in rows if family and 'family' in staff_fields}


def _link(candidates: Mapping[int, list[int]], free: Collection[int], texts: _Texts) -> _Groups:
    """Joins each free article with what it is a copy of, comparing as few texts as that needs."""
    texts.load(other for others in candidates.values() for other in others)
    groups = _Groups(_fixed_families({family for pk in texts.known() if (family := texts.family_of(pk))}))

    def node_of(pk: int) -> tuple[str, int]:
        family = None if pk in free else texts.family_of(pk)
        return ('f', family) if family else ('a', pk)

    for article, others in candidates.items():
        own = node_of(article)
        if texts.stands_alone(article):
            continue
        failures: dict[tuple[str, int], int] = defaultdict(int)
        for other in others:
            node = node_of(other)
            known = groups.root(node)
            fixed = article not in free and other not in free  # the decisions of two lie with staff
            if texts.stands_alone(other) or fixed or known == groups.root(own) or failures[known] >= TRIES:
                continue
            if are_copies(texts.print_of(article), texts.print_of(other)):
                groups.join(own, node)
            else:
                failures[known] += 1
    return groups


def _move(groups: _Groups, before: Mapping[int, int | None]) -> dict[int, int | None]:
    """Writes the families of a batch; returns the family of every article that was free or found.

    A family keeps its number, and what staff put into it, while any of its articles stay together.
    """
    held = {family for family in before.values() if family}
    others = Article.objects.filter(family__in=held).exclude(pk__in=before).values_list('family', 'staff_fields')
    vacant = held - {family for family, staff_fields in others if 'family' not in staff_fields}
    after: dict[int, int | None] = dict.fromkeys(before)
    for nodes in groups.sets():
        articles = sorted(pk for kind, pk in nodes if kind == 'a')
        families = sorted((pk for kind, pk in nodes if kind == 'f'), key=lambda pk: (pk not in groups.fixed, pk))
        if len(nodes) < 2:
            continue
        own = [family for pk in articles if (family := before.get(pk)) in vacant and family]
        kept = families[0] if families else own[0] if own else Family.objects.create().pk
        vacant.discard(kept)
        merged = list(Article.objects.filter(family__in=families[1:]).values_list('pk', flat=True))
        after.update(dict.fromkeys([*articles, *merged], kept))
        Family.objects.filter(pk__in=families[1:]).delete()
    by_family: dict[int | None, list[int]] = defaultdict(list)
    for pk, family in after.items():
        if pk not in before or before[pk] != family:
            by_family[family].append(pk)
    for family, ids in by_family.items():
        Article.objects.filter(pk__in=ids).update(family=family)
    return after


def _settle(family: Family, members: list[Article]) -> set[int]:
    if len(members) < 2:
        changed = {article.pk for article in members}
        fixed = [article.pk for article in members if 'family' in article.staff_fields]
        if fixed:
            return set()
        Article.objects.filter(pk__in=changed).update(family=None, duplicate_of=None)
        family.delete()
        return changed
    ranked = _first_versions_first(members)
    changed = _mark_exact_copies(ranked)
    if family.first_id != ranked[0].pk:
        changed |= {pk for pk in (family.first_id, ranked[0].pk) if pk}
        family.first = ranked[0]
        family.save()
    return changed


def _first_versions_first(members: list[Article]) -> list[Article]:
    """The agency's version leads where it is as early as the others, within a night; then the earliest; then by id."""
    days = [article.published_date for article in members if article.published_date]
    earliest = min(days, default=datetime.date.max)
    latest_for_agency = min(earliest, datetime.date.max - NIGHT) + NIGHT

    def rank(article: Article) -> Any:
        agency = bool(article.source and 'agency' in article.source.kind)
        day = article.published_date or datetime.date.max
        leads = agency and (article.published_date is None or day <= latest_for_agency)
        hidden = article.status != Article.PublicationStatus.PUBLISHED
        return hidden, not leads, day, article.pk

    return sorted(members, key=rank)


def _mark_exact_copies(ranked: list[Article]) -> set[int]:
    """Points every article with the same words, or the same bytes, at the first of them that has them."""
    roots: dict[tuple[Any, ...], int] = {}
    changed = set()
    for article in ranked:
        keys = [('words', article.body_digest), ('bytes', article.original_id, article.record)]
        root = next((roots[key] for key in keys if key in roots), None)
        for key in keys:
            roots.setdefault(key, root or article.pk)
        if 'family' not in article.staff_fields and article.duplicate_of_id != root:
            Article.objects.filter(pk=article.pk).update(duplicate_of=root)
            changed.add(article.pk)
    return changed


def _family_of(article: Article) -> int:
    assert article.family_id
    return article.family_id
