"""Texts that stand in both languages (双语文本)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Chinese and English (双语文本)."""

    zh: str
    en: str
