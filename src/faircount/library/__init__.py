"""What ``import faircount as fc`` gives: functions over answers, texts, counts and dataframes, and what they give back."""
