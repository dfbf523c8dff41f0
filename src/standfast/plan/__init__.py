"""What to do next: danger, the steps of the next hour, likely offences, the next rung and its date, the schedule.

Pure. A case and the law in, conclusions with their reasons out; wording and rules are data (``standfast_data/plan``).
"""
