"""Texts and lists of strings as people edit them in a browser."""

from typing import Any, Final

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models


class ProseField(forms.CharField):
    """A text of several lines. Browsers send CRLF for every line feed, which must not count as a change."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace('\r\n', '\n') if isinstance(text, str) else text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial, data.replace('\r\n', '\n') if isinstance(data, str) else data)


PROSE: Final[dict[type[Any], dict[str, Any]]] = {
    models.TextField: {'form_class': ProseField, 'widget': AdminTextareaWidget(attrs={'dir': 'auto'})},
}
"""For `formfield_overrides`. English notes stand in Arabic pages and the other way round: the text decides."""


class LinesField(forms.CharField):
    """Shows a list of strings one a line; empty lines and repeated entries fall away."""

    widget = AdminTextareaWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault('widget', AdminTextareaWidget(attrs={'dir': 'auto', 'rows': 6}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return '\n'.join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in str(value or '').splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(list(initial or []) != self.to_python(data))
