// The server's Java: its version, the most its heap may take, and the memory of its machine, in bytes.
CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes AS runtime
CALL dbms.queryJmx('java.lang:type=Memory') YIELD attributes AS memory
CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes AS machine
RETURN runtime.VmVersion.value AS version, memory.HeapMemoryUsage.value.properties.max AS heap,
       machine.TotalMemorySize.value AS machine
