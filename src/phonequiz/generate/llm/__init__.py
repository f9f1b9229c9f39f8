"""Drafts by a language model on an OpenAI-compatible server, behind the same gate as all drafts."""
