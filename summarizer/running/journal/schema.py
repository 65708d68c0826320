"""The tables of a journal, as the steps from one version to the next: the number of steps is the version."""

Step = tuple[str, ...]
"""Statements that bring a journal of one version to the next."""

_RUNS = """
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    command TEXT NOT NULL,    -- JSON: the arguments, the folder, what it took from the environment
    resumes TEXT,             -- the run that it goes on with
    since INTEGER NOT NULL,   -- calls up to this one were there before it, and before the run that it goes on with
    pid INTEGER NOT NULL,
    host TEXT NOT NULL,
    begun REAL NOT NULL,      -- seconds since 1970, as all moments here
    ended REAL,
    state TEXT NOT NULL,
    exit_code INTEGER,
    counts TEXT NOT NULL      -- JSON: what the command counted
)
"""
_CALLS = """
CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL,
    key TEXT NOT NULL,        -- of the query
    subject TEXT NOT NULL,
    where_ TEXT NOT NULL,
    purpose TEXT NOT NULL,
    mode TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    begun REAL NOT NULL,
    seconds REAL,             -- NULL while no reply came
    status INTEGER,
    outcome TEXT,             -- NULL until it is judged
    prompt INTEGER,           -- tokens; the most there can be as long as the billing is unknown
    cached INTEGER,
    cache_write INTEGER,
    completion INTEGER,
    reasoning INTEGER,
    cost INTEGER,             -- in 10^-12 dollars: exact, and so are its sums
    billing TEXT NOT NULL,
    reusable INTEGER NOT NULL, -- 0 no, 1 yes, 2 until the subject has failed for good
    headers TEXT,
    reply BLOB                -- zlib; last, so that sums over the other columns do not read it
)
"""
_ENDPOINTS = """
CREATE TABLE endpoints (
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    habits TEXT NOT NULL,
    PRIMARY KEY (endpoint, model)
) WITHOUT ROWID
"""
_ARTICLES = """
CREATE TABLE articles (
    run TEXT NOT NULL,
    article TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,      -- done, failed
    class TEXT,               -- of the error
    reason TEXT,
    PRIMARY KEY (run, article)
) WITHOUT ROWID
"""
_RECORDS = """
CREATE TABLE records (
    key TEXT PRIMARY KEY,     -- of the article, what is asked about it, and the program
    program TEXT NOT NULL,    -- fingerprint of the code that made it
    subject TEXT NOT NULL,
    asked TEXT NOT NULL,      -- fingerprint of what is asked
    kept REAL NOT NULL,
    record BLOB NOT NULL,     -- sealed
    UNIQUE (subject, asked)   -- an article that was moved has one all the same
)
"""
# A table without row identities cannot be given another key: it is made anew.
_LEARNT = """
CREATE TABLE learnt (
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    about TEXT NOT NULL,      -- how it likes to be asked, what it counts for prompts
    learnt TEXT NOT NULL,     -- JSON, of whoever learnt it
    PRIMARY KEY (endpoint, model, about)
) WITHOUT ROWID
"""

STEPS: tuple[Step, ...] = (
    (
        _RUNS,
        _CALLS,
        "CREATE INDEX calls_of_run ON calls (run)",
        "CREATE INDEX calls_to_reuse ON calls (key) WHERE reusable > 0",
        "CREATE INDEX calls_at_fault ON calls (subject) WHERE reusable = 2",
        _ENDPOINTS,
        _ARTICLES,
    ),
    (_RECORDS,),
    (
        _LEARNT,
        "INSERT INTO learnt (endpoint, model, about, learnt) SELECT endpoint, model, 'habits', habits FROM endpoints",
        "DROP TABLE endpoints",
        "ALTER TABLE learnt RENAME TO endpoints",
    ),
)
