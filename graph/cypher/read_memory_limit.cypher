// How much memory all transactions together may take, as the server writes it: 1.03GiB; 0B is no limit.
SHOW SETTINGS YIELD name, value
WHERE name IN ['dbms.memory.transaction.total.max', 'db.memory.transaction.max']
RETURN name, value
