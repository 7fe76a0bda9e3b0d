"""The numbers that both halves of the search share: how words count, how far apart is near, how much is looked at.

Enters, leaves: nothing; `scripts` writes the same names and values for the browser. What each means is said here once.
"""

from __future__ import annotations

# ---- reading a query
MOST_BEGINNINGS = 200  # words that an unfinished word may mean
LONGEST_SIGN = 7  # words of a printed sign: 93/2006/TTLT-BTC-BKHCN-…
LONGEST_TYPED_SIGN = 6  # words of a sign typed without its marks
LONGEST_ABBREVIATION = 3  # words of an abbreviation printed or typed in parts: "KT-XH", "kh cn"
CONCEPT, SAID = 0.9, 0.6  # how well words answer that an abbreviation stands for; those that people say otherwise
LESS, OTHER = 0.85, 0.5  # how well a word answers with more marks than typed; with other marks, or another letter
ASKING_COUNTS = 0.15  # what a word counts that only asks
ASKS, TELLS = 5, 12  # words from which a query is a question, with a word that asks and without
FEWEST_ASKING = 4  # words that a query with words that only ask has at least
LONGEST_SAID = 4  # words that people say for something
FIELD_GAP = 20  # places between title, heading, text and extra words: nothing is near across them

# ---- ranking
SHORTLIST = 300  # entries that are looked at closely
K1, B = 1.6, 0.8  # BM25
HEADING, HEADING_B, HEADING_LENGTH = 4.0, 0.6, 8  # what a word in a heading counts; how its length does; the usual one
ADJACENT, NEAR, WINDOW = 0.7, 0.2, 5
ROW = 0.7  # how near two words must stand to be in a row
CONTEXT = 0.35
WHOLE, WHOLE_QUESTION = 0.5, 2.0  # what the clause as a whole counts beside the entry itself
WORK, BORROWED = 0.8, 0.95  # a cited work that is not held; a bare title beside the paragraph it borrows
ENDED = 0.6  # what a text counts that is not in force on the day
WITHIN, WITHIN_TOP = 2.0, 0.5  # what clauses gain in a text that is named beside other words; what its head keeps
AGAIN, AGAIN_QUESTION = 0.95, 0.6
FORM, FEWEST_OF_FORM = 1.3, 4  # what a form counts whose title is typed; words that such a title has at least
TAIL = 0.08  # what has less than this share of the best score answers nothing
SLIP = 0.75  # how well a word with a wrong letter answers, where its neighbour stands beside it

# ---- places and names
GAIN = 100.0  # what the clause gains that a query names
NAMED, NEXT = 1000.0, 2.0  # what the text gains that is named outright; how much less each further one of that name
MOST_NEXT = 250  # such texts that are told apart
FEWEST_OF_TITLE = 3  # words of a title that is no name, by which a text may still be asked for
ENOUGH = 0.5  # the share of the other words that must fit
GLUE = tuple("cua tai trong thuoc o so va theo ngay nam quy dinh nay".split())

# ---- the index in small files
SHARD_BYTES, PORTION_LETTERS = 16_000, 30_000  # of a shard of keys, and of a portion of texts, before they are packed
MOST_HELD = 1500  # clauses that are kept of a key, those that it says most of
LEVELS = 8  # how finely it is kept how much a clause says of a key
GROUP_LENGTH = 120  # words of a usual clause
MOST_SHARDS, MOST_FURTHER = 4, 2  # files of keys that a question asks for; how many more if the first know nothing
PORTIONS, FEWEST_PORTIONS = 4, 2  # files of texts that it asks for at once; how many if it needed more files of keys
SIGN_FIRST, DATE_FIRST = 20.0, 12.0  # what a sign and a date count among what is looked up first
LIKE_BEST = 0.5  # the share of the best from which a clause counts its text, where no text holds all that is looked up
MOST_NAMED = 2  # texts that are named outright of which a place is fetched in any case
MOST_HEADS = 4  # those whose head is
MOST_GUESSES = 3  # words that are tried for one that is not there
RARE = 3  # a number that fewer entries hold is not in the list of words
