"""Pages fetched from the web, politely and from public addresses alone, kept as WARC and ingested like any file."""
