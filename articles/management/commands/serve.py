import argparse
import errno
import os
import socket
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

LONGEST_REQUEST_LINE = 8190
"""Bytes of an address that gunicorn reads at most: a pasted paragraph of Arabic takes six for each letter."""


class Command(BaseCommand):
    help = 'Serves the archive with gunicorn on this machine.'

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument('--host', default='127.0.0.1')
        parser.add_argument('--port', default=os.environ.get('PORT') or '8000')
        parser.add_argument('--workers', type=int, default=2)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options['host'], read_port(options['port'])
        check_free(host, port)
        self.stdout.write(f'The archive is at http://{host}:{port}/ (stop with Ctrl+C).')
        if not get_user_model().objects.filter(is_staff=True).exists():
            self.stdout.write('There is no staff account yet: `make admin` asks for one.')
        self.stdout.flush()
        command = [sys.executable, '-m', 'gunicorn', 'astana_archive.wsgi', '--bind', f'{host}:{port}']
        command += ['--workers', str(options['workers']), '--threads', '4', '--log-level', 'warning']
        command += ['--limit-request-line', str(LONGEST_REQUEST_LINE)]
        os.execv(sys.executable, command)  # noqa: S606 -- our own interpreter, no shell


def read_port(written: str) -> int:
    """The number of a port. Raises CommandError where it is none."""
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise CommandError(f'{written} is no port; ports are 1 to 65535.')
    return int(written)


def check_free(host: str, port: int) -> None:
    """Raises CommandError with what to do where nothing can listen at `host:port`."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = 'another program uses it'
        else:
            reason = os.strerror(error.errno) if error.errno else str(error)
        raise CommandError(f'Port {port} cannot be used: {reason}. Choose another, e.g. make run PORT=8001') from None
