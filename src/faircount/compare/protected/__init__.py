"""What can be concluded from counts that are hidden or rounded, and what counts a conclusion needs."""
