/** Names without a leading dot, nothing escaped, nothing empty: no proxy on the way can read it as another path. */
const PATH = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;
const QUERY = /^[\x21\x24-\x7e]*$/;
const LONGEST_QUERY = 4_096;

/** Whether the address of a request can be forwarded as it is, to mean there what it means here. */
export function isForwardable(address: string): boolean {
  const at = address.indexOf('?');
  if (at < 0) return PATH.test(address);
  const query = address.slice(at + 1);
  return PATH.test(address.slice(0, at)) && query.length <= LONGEST_QUERY && QUERY.test(query);
}
