"""What records say of learners, topics and questions."""
