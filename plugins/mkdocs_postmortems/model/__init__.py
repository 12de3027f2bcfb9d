"""What a post-mortem is: values without input or output."""
