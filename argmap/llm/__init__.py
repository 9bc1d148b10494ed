"""Mining by a language model of the user's choice, behind an OpenAI-compatible endpoint."""
