"""Settings: names are fixed, a mistyped one stops the start, the environment wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ingest.settings import Settings, load_settings


def test_without_any_setting_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_PORT", "9000")
    monkeypatch.setenv("LOCAL_OFFER_CORPUS", "elsewhere")
    settings = load_settings()
    assert (settings.port, settings.corpus) == (9000, Path("elsewhere"))


def test_the_file_is_read() -> None:
    Path(".env").write_text("LOCAL_OFFER_PORT=9000\nOTHER_NAME=1\n")
    assert load_settings().port == 9000


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("LOCAL_OFFER_PORT=9000\n")
    monkeypatch.setenv("LOCAL_OFFER_PORT", "9001")
    assert load_settings().port == 9001


def test_an_empty_value_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_PORT", "")
    assert load_settings().port == 8000


def test_a_mistyped_name_stops_with_the_name_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_CORPUSS", "corpus")
    with pytest.raises(SettingsError, match=r"LOCAL_OFFER_CORPUSS .*Did you mean LOCAL_OFFER_CORPUS\?"):
        load_settings()


def test_a_mistyped_name_in_the_file_stops_too() -> None:
    Path(".env").write_text("LOCAL_OFFER_PROT=9000\n")
    with pytest.raises(SettingsError, match=r"Did you mean LOCAL_OFFER_PORT\?"):
        load_settings()


def test_a_name_like_no_other_stops_with_the_names_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_ZZZZZZZZ", "1")
    with pytest.raises(SettingsError, match=r"Known: .*LOCAL_OFFER_ADMIN_TOKEN.*LOCAL_OFFER_RETENTION_DAYS"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("RETENTION_DAYS", "-1"),
        ("RETENTION_DAYS", "1000000"),
        ("CHROMA_URL", "localhost:8000"),
        ("MODEL", "gpt-5"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LOCAL_OFFER_{name}", value)
    with pytest.raises(SettingsError, match=f"LOCAL_OFFER_{name}='{value}'"):
        load_settings()


def test_the_most_days_an_answer_may_be_kept_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_RETENTION_DAYS", "3650")
    assert load_settings().retention_days == 3650
    monkeypatch.setenv("LOCAL_OFFER_RETENTION_DAYS", "3651")
    with pytest.raises(SettingsError, match="less than or equal to 3650"):
        load_settings()


def test_a_model_is_named_with_its_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_MODEL", " ollama:any ")
    assert load_settings().model == "ollama:any"


@pytest.mark.parametrize("value", ["none", "None", " NONE "])
def test_no_model_may_be_said_in_any_case(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_MODEL", value)
    assert load_settings().model == "none"


def test_allowed_origins_are_listed_without_spaces_or_last_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_OFFER_ALLOWED_ORIGINS", "https://example.org/, https://example.com ,")
    assert load_settings().origins == ("https://example.org", "https://example.com")


def test_the_secret_is_not_shown_with_the_settings() -> None:
    assert "hush" not in repr(Settings(admin_token="hush"))
