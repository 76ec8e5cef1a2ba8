/** Acts out a process that hears no signal. */
process.on('SIGTERM', () => undefined);
setInterval(() => undefined, 1_000);
console.log('deaf');
