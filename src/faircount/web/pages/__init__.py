"""The pages of the web app: one a file, each route saying whom it serves."""
