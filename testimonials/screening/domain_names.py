"""The ends of domain names, and how people write a dot that is not to be seen."""

# Endings that stories have in them and that no sentence runs into by a missing space ("It was over.In the end").
SURE_ENDINGS = (
    *("com", "org", "net", "edu", "gov", "info", "biz", "io", "co", "tv", "app", "dev", "xyz", "blog", "wiki", "eu"),
    *("uk", "ie", "de", "fr", "es", "nl", "pl", "ro", "pt", "se", "dk", "ch", "ca", "au", "nz", "za", "ng", "pk", "ae"),
    *("scot", "wales", "cymru", "london", "wordpress", "blogspot", "ly", "gl", "gg", "ee", "bio", "example", "nhs"),
)
# Endings that are words, or begin many: believed after www, or with a path behind them.
DOUBTFUL_ENDINGS = (
    *("me", "us", "in", "it", "is", "at", "be", "to", "so", "am", "my", "no", "cc", "link", "page", "site", "shop"),
    *("online", "live", "life", "care", "health", "clinic", "baby", "club", "store", "website", "space", "support"),
)

BRACKETED_DOT = r"\s{0,2}[(\[{<*_]{1,2}\s?(?:dot|\.)\s?[)\]}>*_]{1,2}\s{0,2}"
WORD_DOT = r"\s{1,3}dot\s{1,3}"
SPACED_DOT = r"\s?\.\s?"
LABEL = r"[a-z0-9](?:[a-z0-9\-]{0,62})"
NOT_GOING_ON = r"(?![a-z0-9])"
