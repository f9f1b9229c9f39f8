"""The learner's record: what was answered, and runs that go on."""
