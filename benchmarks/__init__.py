"""What `make bench` runs: the product's figures, measured beside their goals."""
