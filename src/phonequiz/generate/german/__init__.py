"""German drafting: facts found in sentences, and questions for them."""

from __future__ import annotations

from phonequiz.generate.german.drafting import candidates as candidates
