"""Speaking: what a person reads while a command runs, in Vietnamese, on whatever terminal it runs."""
