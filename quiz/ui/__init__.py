"""What people see: views, keys, line editing and the languages' sentences."""
