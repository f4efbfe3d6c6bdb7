"""What is published, as records that machines read: written with the site, served from its files, and from nothing else."""
