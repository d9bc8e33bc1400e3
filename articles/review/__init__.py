"""Clinical reviews: an act of somebody on a content, its record, and what it is worth today. It asks no door."""
