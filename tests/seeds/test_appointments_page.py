"""The page of appointments is drawn from the rules and codes as they are."""

from seeds.policy.appointments_page import PAGE, page_now


def test_what_is_drawn_in_the_page_is_what_the_rules_say() -> None:
    page = PAGE.read_text("utf-8")
    assert page_now(page) == page


def test_a_part_that_is_out_of_date_is_drawn_anew() -> None:
    page = PAGE.read_text("utf-8")
    assert page_now(page.replace("004 §三(二)4, must", "004 §三(二)5, must")) == page
