"""A JSON list of strings as people edit it: one entry a line."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget


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
