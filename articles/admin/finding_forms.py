"""The forms of findings: a person types words and says what they are; where the words stand is found."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.generics import ModelForm
from articles.admin.placing import place_words
from articles.models import Article, Mention, Statement


class PlacedForm(ModelForm):
    """A finding that a person adds by typing its words; where they stand is found, never typed."""

    words_field = 'surface'
    article: Article | None = None
    """The article as the page has it; in a form of its own the one that the form names."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        article = self.article or values.get('article') or self.instance.article
        words = values.get(self.words_field)
        if not words or (self.instance.pk and not {self.words_field, 'part'} & set(self.changed_data)):
            return values
        part = values.get('part') or Mention.Part.BODY
        text = article.headline if part == Mention.Part.HEADLINE else article.body
        span = place_words(text, words, self.taken(article, values, part))
        if span is None:
            self.add_error(self.words_field, _('These words stand nowhere in the text, or are all taken already.'))
            return values
        self.instance.start, self.instance.end = span
        values[self.words_field] = text[span[0] : span[1]]
        return values

    def taken(self, article: Article, values: dict[str, Any], part: str) -> set[tuple[int, int]]:
        """The places that already hold such a finding."""
        if article.pk is None:
            return set()
        same = self._meta.model._default_manager.filter(article=article, part=part, **self.likeness(values))
        return set(same.exclude(pk=self.instance.pk).values_list('start', 'end'))

    def likeness(self, values: dict[str, Any]) -> dict[str, Any]:
        """What makes two findings at one place the same."""
        raise NotImplementedError


class MentionForm(PlacedForm):
    class Meta:
        model = Mention
        fields = ('meeting', 'participant', 'role', 'surface', 'part')
        help_texts = {'surface': _('The words as they stand in the text; their place is found.')}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        meeting, participant = values.get('meeting'), values.get('participant')
        if bool(meeting) == bool(participant):
            raise forms.ValidationError(_('Choose a meeting or a participant, one of the two.'))
        if participant and values.get('role'):
            self.add_error('role', _('Only a meeting has a role.'))
        if meeting and not values.get('role'):
            values['role'] = Mention.Role.MENTIONED
        return values

    def likeness(self, values: dict[str, Any]) -> dict[str, Any]:
        return {'meeting': values.get('meeting'), 'participant': values.get('participant')}


class StatementForm(PlacedForm):
    words_field = 'text'

    class Meta:
        model = Statement
        fields = ('speaker', 'speaker_name', 'kind', 'text')
        widgets = {'text': forms.Textarea(attrs={'rows': 3, 'dir': 'auto'})}
        help_texts = {'text': _('The words as they stand in the text; their place is found.')}

    def likeness(self, values: dict[str, Any]) -> dict[str, Any]:
        return {'kind': values.get('kind')}


class NothingToChoose(forms.Widget):
    """Stands where a record has no such choice."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return SafeString()


class DecidedMentionForm(ModelForm):
    """A mention that is there: a person says whether it stands and, of a meeting, whether it is reported."""

    class Meta:
        model = Mention
        fields = ('role', 'status')

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields['role']
        if not self.instance.meeting_id:
            role.widget, role.disabled = NothingToChoose(), True
        elif isinstance(role, forms.ChoiceField):
            role.choices = Mention.Role.choices
