"""What people see: the only folder that knows Dash."""
