// Whether this user may ask about the server's Java.
SHOW PROCEDURES EXECUTABLE YIELD name WHERE name = 'dbms.queryJmx'
RETURN name
