#!/usr/bin/env python
"""Django's command line for the archive."""

import os
import sys


def main() -> None:
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit('Django is not installed for this Python. Run `make run`, or `pip install -r requirements.txt`.')
    execute_from_command_line(sys.argv)


if __name__ == '__main__':
    main()
