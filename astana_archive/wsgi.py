import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'astana_archive.settings')
application = get_wsgi_application()

from articles.views.warming import settle, warm_up  # noqa: E402  its models need the application set up

warm_up()
settle()
