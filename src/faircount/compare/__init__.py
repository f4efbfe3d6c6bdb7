"""Years and areas compared fairly: one statistic a file."""
