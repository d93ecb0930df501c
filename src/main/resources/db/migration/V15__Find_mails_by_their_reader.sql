-- Whoever asks for all that is kept about him is told of the mails too. No login reads this table.
ALTER TABLE notice ADD KEY IF NOT EXISTS notice_recipient (recipient, created_at), ALGORITHM=NOCOPY, LOCK=NONE;
