"""What the text of a Word file is made of."""

from civic.reading.word.nodes import Figure, Run, WordParagraph, WordPicture, WordTable, paragraphs_of


def test_paragraphs_know_whether_they_say_anything():
    assert WordParagraph().is_empty
    assert not WordParagraph(pictures=(WordPicture("a"),)).is_empty


def test_blanks_say_nothing_but_the_mark_of_a_footnote_does():
    assert WordParagraph((Run(" \n　"),)).is_empty
    assert not WordParagraph((Run("", note="1"),)).is_empty


def test_the_text_of_a_paragraph_is_that_of_its_runs_without_blanks_around_it():
    assert WordParagraph((Run("　前"), Run("", note="1"), Run(" 后\n", bold=True))).text == "前 后"


def test_a_paragraph_is_bold_if_all_is_that_can_be_seen():
    bold, plain, blank = Run("甲", bold=True), Run("乙"), Run(" ")
    assert WordParagraph((bold, blank, bold)).bold
    assert not WordParagraph((bold, plain)).bold
    assert not WordParagraph((blank,)).bold
    assert not WordParagraph().bold


def test_paragraphs_in_tables_are_met_in_the_order_of_the_text():
    one, two, three, four = (WordParagraph((Run(word),)) for word in "一二三四")
    blocks = (one, WordTable((((two,), ()), ((three,),))), Figure("a"), four)
    assert list(paragraphs_of(blocks)) == [one, two, three, four]
