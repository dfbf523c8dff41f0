"""What every room stands on: errors made for people, bilingual words, instants, and careful reading of YAML.

Nothing here knows what a case is. Every other room may import this one; it imports none of them.
"""
