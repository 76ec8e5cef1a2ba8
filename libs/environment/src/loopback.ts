/** Whether a host name of a URL means this machine, so that nobody else carries what is sent to it. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** A host as a URL writes it: `0` becomes `0.0.0.0`, `0:0::0` becomes `[::]`. The text itself when it is none. */
export function canonicalHost(host: string): string {
  const text = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return URL.parse(`http://${text}/`)?.hostname ?? host;
}
