from haystack.backends.whoosh_backend import WhooshEngine


class ArabicWhooshEngine(WhooshEngine):
    pass
