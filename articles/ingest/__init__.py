"""From documents to records: the order of the steps, the one writer of extracted data, the reference facts' loader."""
