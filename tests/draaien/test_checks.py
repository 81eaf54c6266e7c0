"""What a plain ``check --deploy`` says of what it cannot know."""

from django.core import checks

from config.draaien.checks import check_niet_gezien


def test_a_plain_check_says_that_nobody_looked_in_the_database():
    gezegd = checks.run_checks(include_deployment_checks=True)
    [regel] = [bericht for bericht in gezegd if bericht.id == "draaien.I001"]
    assert regel.level < checks.WARNING  # in CI it is no failure
    assert all(code in regel.msg for code in ("W006", "W007", "W010"))
    assert "--database default" in regel.hint


def test_where_the_database_is_looked_at_nothing_of_it_is_said():
    assert check_niet_gezien(None, databases=["default"]) == []
