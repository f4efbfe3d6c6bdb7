"""What is public: the tables that a reader has, laid over one another in one table."""
