"""Who stands together: named, by votes, or by who disputes whom; and what Polis would say."""
