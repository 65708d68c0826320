"""Pure text analysis: text → words, quantities, dates, quotations, names, polarity, similarity."""
