/** Acts out a subgraph that cannot start. */
console.error('the migration 42 is missing');
process.exit(3);
