// What the server was told of memory, as far as this user may know.
SHOW SETTINGS YIELD name, value WHERE name = 'server.memory.pagecache.size'
RETURN name, value
