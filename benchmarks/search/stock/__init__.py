"""A Django project with Haystack and its Whoosh backend as they come: what the archive is compared with."""
