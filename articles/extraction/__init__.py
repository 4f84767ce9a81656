"""Text in, plain data out: from the bytes of a page to an article draft with evidence. No Django here."""
