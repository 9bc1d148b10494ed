"""Arguments and attacks: what can be accepted together, and what it hangs on."""
