"""The Chinese sentences that leave through Python, a module for each room that speaks.

Words stand elsewhere where they are data: keys, names and choices of what people write in reading/schema/, verbs and the
help on them in desk/verbs.py, what a new site begins with in desk/setup/.
"""
