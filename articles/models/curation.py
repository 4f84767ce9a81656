"""What staff decide stays: the fields a person has set are listed on the record, and no machine writes them again."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import gettext_lazy as _

from articles.arabic.folding import fold


class Origin(models.TextChoices):
    """Who made a record."""

    MACHINE = 'machine', _('machine')
    REFERENCE = 'reference', _('reference facts')
    STAFF = 'staff', _('staff')


class Status(models.TextChoices):
    """What staff say of something a machine proposed."""

    PROPOSED = 'proposed', _('proposed')
    CONFIRMED = 'confirmed', _('confirmed')
    REJECTED = 'rejected', _('rejected')


class Curated(models.Model):
    """A record that reference facts or extraction fill and staff correct."""

    staff_fields = models.JSONField(_('fields set by staff'), default=list, blank=True, editable=False)

    class Meta:
        abstract = True

    def keep_from_machines(self, fields: list[str]) -> None:
        """Notes that a person has set these fields."""
        self.staff_fields = sorted({*self.staff_fields, *fields})

    def take_from_machine(self, values: dict[str, Any]) -> list[str]:
        """Sets the values that no person has set; returns the names of the fields that changed. Does not save."""
        changed = []
        for name, value in values.items():
            if name not in self.staff_fields and getattr(self, name) != value:
                setattr(self, name, value)
                changed.append(name)
        return changed


Record = TypeVar('Record', bound=models.Model)


class NamedQuerySet(models.QuerySet[Record]):
    def named_like(self, typed: str) -> Self:
        """Records with every typed word in one of their spellings, whatever the spelling of the Arabic."""
        found = self
        for word in fold(typed).split():
            found = found.filter(search_norm__contains=word)
        return found

    def in_order_of_names(self) -> Self:
        """By the name that the page shows: the Arabic one without its article, in English pages the English one."""
        from django.utils.translation import get_language

        if (get_language() or '').startswith('en'):
            shown = Coalesce(NullIf('name_en', models.Value('')), 'name_ar')
            return self.order_by(Lower(shown), 'pk')
        return self.order_by('sort_key', 'pk')


class Named(models.Model):
    """A record with a slug and a name in both languages, found and sorted without regard to Arabic spelling."""

    slug = models.SlugField(_('slug'), max_length=80, unique=True)
    name_ar = models.CharField(_('Arabic name'), max_length=300)
    name_en = models.CharField(_('English name'), max_length=300, blank=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)
    search_norm = models.TextField(editable=False, default='')

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        if kwargs.get('update_fields') is not None:
            kwargs['update_fields'] = {*kwargs['update_fields'], 'sort_key', 'search_norm'}
        super().save(*args, **kwargs)

    def prepare(self) -> None:
        """Computes the stored columns that follow from others; bulk writers call it, `save` does by itself."""
        self.sort_key = sort_key(self.name_ar)
        self.search_norm = search_norm(self.spellings())

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        from django.utils.translation import get_language

        english = (get_language() or '').startswith('en')
        return (self.name_en or self.name_ar) if english else self.name_ar

    def spellings(self) -> list[str]:
        """Every spelling by which this record should be found in admin."""
        return [self.slug, self.name_ar, self.name_en]


def sort_key(name: str) -> str:
    """The folded name without its article, for sorting: الجعفري stands under ج."""
    folded = fold(name)
    return (folded.removeprefix('ال') or folded)[:300]


def search_norm(texts: list[str]) -> str:
    """The folded texts, one a line: what the admin's search looks into."""
    return '\n'.join(dict.fromkeys(fold(text) for text in texts if text))
