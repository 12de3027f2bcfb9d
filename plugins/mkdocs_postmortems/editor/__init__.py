"""What an editor may know about the file that is open; only `server` speaks its protocol."""
