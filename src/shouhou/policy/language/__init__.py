"""What a rule may say: typed one-line expressions, units, working time, vocabulary, strict YAML."""
