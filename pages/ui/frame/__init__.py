"""The frame round every page: the table of pages, settings and addresses, the server, the learner’s marks."""
