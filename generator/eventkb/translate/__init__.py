"""Translation kept honest: what is to be translated, its state, and its way to translators' programs and back."""
