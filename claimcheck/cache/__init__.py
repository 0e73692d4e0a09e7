"""What earlier runs found, kept beside the project: deleting it changes nothing but time."""
