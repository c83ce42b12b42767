-- Events that have a name instead of an exception (answers with an error, slow entry points, what the
-- application fires), and entry points by their names (GET /orders/{id}).
ALTER TABLE event ADD COLUMN name TEXT;
ALTER TABLE event ADD COLUMN entry_name TEXT;
ALTER TABLE event ADD COLUMN entry_kind TEXT;
