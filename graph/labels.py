"""The sets of tags and labels that rules ask for most, each under the name of what its members have in common.

They are those of the pipeline: parts of speech as in Universal Dependencies, tags of the Penn Treebank, labels of
ClearNLP's dependencies, names of OntoNotes' entities. What a set of words means is for the module that asks it, and for
the lexicon.
"""

# Parts of speech
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})

# Tags
SINGULAR_NOUNS = frozenset({"NN", "NNP"})
PLURAL_NOUNS = frozenset({"NNS", "NNPS"})
PRESENT_TENSE = frozenset({"VBP", "VBZ"})
PAST_FORMS = frozenset({"VBD", "VBN"})  # of which a tagger takes one for the other
FINITE = frozenset({"VBD", "VBP", "VBZ"})  # of verbs that tell when by themselves
FINITE_OR_MODAL = FINITE | {"MD"}

# Dependencies
NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECTS = NOMINAL_SUBJECTS | {"csubj", "csubjpass"}
UNDERGOERS = frozenset({"dobj", "nsubjpass"})  # to whom a verb does something, in either voice
VERB_OBJECTS = frozenset({"dobj", "dative"})
GOVERNED = frozenset({"dobj", "pobj"})  # by a verb or a preposition
OBJECTS = VERB_OBJECTS | {"pobj"}
AUXILIARIES = frozenset({"aux", "auxpass"})
COMPLEMENT_CLAUSES = frozenset({"ccomp", "xcomp"})
ADNOMINAL_CLAUSES = frozenset({"acl", "relcl"})
ATTRIBUTES = frozenset({"amod", "compound", "nmod"})  # words before a noun that say which
PREMODIFIERS = ATTRIBUTES | {"poss"}

# Entities
ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
TIMES = frozenset({"DATE", "TIME"})
