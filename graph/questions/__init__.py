"""Questions in plain words: each a query in SPARQL with a title, typed parameters and a sentence for its answers.

They are data, `ontology/queries/*.rq`, to which a user may add a folder of his own (docs/questions.md). `files` reads
and checks them, `templates` fills a sentence, `names` finds who is meant, `matching` finds which question is asked,
`things` puts events into words, `citations` says who says so, `networks` finds paths, `answers` puts it together.
"""

from graph.questions.answers import Answer, Reply, answer_question
from graph.questions.files import Parameter, Question, load_questions
from graph.questions.matching import understand

__all__ = ["Answer", "Parameter", "Question", "Reply", "answer_question", "load_questions", "understand"]
