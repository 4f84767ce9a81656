"""The addresses of docs/pages.md, Arabic without a prefix and English under /en/."""

from django.urls import path

from articles.views import (
    about,
    articles,
    cards,
    exports,
    feeds,
    home,
    meetings,
    participants,
    search,
    search_help,
    sources,
    statements,
    timeline,
    topics,
)
from articles.views.caching import revalidated

urlpatterns = [
    path('', home.home, name='home'),
    path('search/', search.search, name='search'),
    path('search/completions/', search.search_completions, name='search_completions'),
    path('search/help/', search_help.search_help, name='search_help'),
    path('search/export.<str:form>', exports.search_export, name='search_export'),
    path('articles/<int:pk>/original/', articles.article_original, name='article_original'),
    path('articles/<int:pk>/original/download/', articles.original_download, name='original_download'),
    path('articles/<int:pk>/cite.<str:form>', articles.article_citation, name='article_citation'),
    path('articles/<int:pk>/card.png', cards.article_card, name='article_card'),
    path('articles/<int:pk>/', articles.article_detail, name='article_detail'),
    path('articles/<int:pk>/<str:slug>/', articles.article_detail, name='article_detail'),
    path('meetings/', meetings.meeting_list, name='meeting_list'),
    path('meetings/<slug:slug>/', meetings.meeting_detail, name='meeting_detail'),
    path('participants/', participants.participant_list, name='participant_list'),
    path('participants/<slug:slug>/', participants.participant_detail, name='participant_detail'),
    path('sources/', sources.source_list, name='source_list'),
    path('sources/<slug:slug>/', sources.source_detail, name='source_detail'),
    path('topics/', topics.topic_list, name='topic_list'),
    path('topics/<slug:slug>/', topics.topic_detail, name='topic_detail'),
    path('statements/', statements.statement_list, name='statement_list'),
    path('timeline/', timeline.timeline, name='timeline'),
    path('feeds/newest/', revalidated(feeds.NewestFeed()), name='newest_feed'),
    path('feeds/search/', revalidated(feeds.SearchFeed()), name='search_feed'),
    path('feeds/meetings/<slug:slug>/', revalidated(feeds.MeetingFeed()), name='meeting_feed'),
    path('feeds/participants/<slug:slug>/', revalidated(feeds.ParticipantFeed()), name='participant_feed'),
    path('about/', about.about, name='about'),
]
