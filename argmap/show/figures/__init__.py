"""Tables and graphs as figures and as the JSON of the map; no Dash here."""
