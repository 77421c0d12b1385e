"""What the packs know, loaded and typed; every room above asks here and nobody reads pack files alone."""
