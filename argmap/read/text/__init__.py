"""Pages, threads, mails and chats copied as plain text."""
