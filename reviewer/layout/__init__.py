"""From lines to blocks with roles, and from blocks to joints: which piece goes on with which."""
