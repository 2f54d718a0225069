"""What the text of a Word file is made of."""

from civic.reading.word.nodes import WordParagraph, WordPicture


def test_paragraphs_know_whether_they_say_anything():
    assert WordParagraph().is_empty
    assert not WordParagraph(pictures=(WordPicture("a"),)).is_empty
