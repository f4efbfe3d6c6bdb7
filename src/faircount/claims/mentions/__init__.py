"""What a text mentions: numbers, times, places, ages, things counted, tables; and what is no claim."""
