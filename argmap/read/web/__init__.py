"""What comes from the web as markup: saved pages and exports of WordPress."""
