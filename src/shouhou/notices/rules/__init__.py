"""Pure: what a notice is, who is told what, in which words, by which way, and how a message is signed."""
