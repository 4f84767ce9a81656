import errno
import hashlib
from pathlib import Path

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """Bytes as they came. The bytes lie in a file named by their SHA-256 digest; nothing ever rewrites them."""

    sha256 = models.CharField(
        _('SHA-256'), max_length=64, unique=True, validators=[RegexValidator(r'\A[0-9a-f]{64}\Z')]
    )
    name = models.CharField(_('name it first came under'), max_length=500)
    media_type = models.CharField(_('media type'), max_length=100)
    encoding = models.CharField(_('character encoding'), max_length=40, blank=True)
    size = models.PositiveBigIntegerField(_('size in bytes'))
    captured_at = models.DateTimeField(_('captured'), null=True, blank=True)
    ingested_at = models.DateTimeField(_('ingested'), auto_now_add=True)

    class Meta:
        verbose_name = _('original')
        verbose_name_plural = _('originals')
        ordering = ['-id']
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r'^[0-9a-f]{64}$'), name='original_sha256_is_a_digest'
            ),
        ]

    def __str__(self) -> str:
        return f'{self.name} ({self.sha256[:12]})'

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return original_path(self.sha256)

    def read_bytes(self) -> bytes:
        """The bytes as they came. Raises OSError where the file is gone or holds other bytes."""
        content = self.path.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise OSError(errno.EIO, 'the kept bytes are damaged: they no longer have their digest', str(self.path))
        return content


class Address(models.Model):
    """Another address on the web at which the same bytes were met: beside that of the article they were kept for."""

    original = models.ForeignKey(
        Original, models.CASCADE, db_index=False, related_name='addresses', verbose_name=_('original')
    )
    url = models.URLField(_('address'), max_length=2000)
    captured_at = models.DateTimeField(_('captured'))

    class Meta:
        verbose_name = _('address of an original')
        verbose_name_plural = _('addresses of an original')
        ordering = ['captured_at', 'id']
        constraints = [models.UniqueConstraint(fields=['original', 'url'], name='address_once_per_original')]

    def __str__(self) -> str:
        return self.url


def original_path(sha256: str) -> Path:
    """The file that holds the bytes of this digest: originals/ab/abcdef…"""
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256
