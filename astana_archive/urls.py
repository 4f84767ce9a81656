from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from articles.api import api
from articles.views import health
from articles.views.sitemaps import SITEMAPS, robots

urlpatterns = [
    path('healthz', health.healthz, name='healthz'),
    path('readyz', health.readyz, name='readyz'),
    path('api/v1/', api.urls),
    path('robots.txt', robots, name='robots'),
    path('sitemap.xml', sitemaps.index, {'sitemaps': SITEMAPS, 'sitemap_url_name': 'sitemap'}),
    path('sitemap-<section>.xml', sitemaps.sitemap, {'sitemaps': SITEMAPS}, name='sitemap'),
    *i18n_patterns(path('admin/', admin.site.urls), path('', include('articles.urls')), prefix_default_language=False),
]
