"""The gate: whoever reaches the page has proved, on this very request, who they are and that they may."""
