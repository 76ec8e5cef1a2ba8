import type { LookupAddress } from 'node:dns';
import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';
import { HostNotAllowed } from '../post-json';

export interface AllowedHosts {
  /** `host`, `host:port` or `*.domain`; without a port, 443 alone. */
  readonly hosts: readonly string[];
  /** Networks that are not public and may be called all the same: `10.20.0.0/16`. */
  readonly networks?: readonly string[];
}

/**
 * Everything that is not the public internet (IANA special-purpose registries): this machine, private and shared
 * networks, link-local ones with the metadata services of clouds, multicast, and addresses that stand for others.
 */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];
const LOOPBACK = blockListOf(['127.0.0.0/8', '::1/128']);
const SPECIAL = blockListOf(NOT_PUBLIC);

/** What may be called: judged by the name before, and by the address at the moment of the connection. */
export class HostGuard {
  private readonly networks: BlockList;

  constructor(private readonly allowed: AllowedHosts) {
    this.networks = blockListOf(allowed.networks ?? []);
  }

  /** The URL, when its name is listed and its scheme is safe; null otherwise. */
  check(text: string): URL | null {
    const url = URL.parse(text);
    if (!url || url.username !== '' || url.password !== '') return null;
    const host = bare(url.hostname);
    // Plain text goes no further than this machine.
    const plain = url.protocol === 'http:' && isIP(host) !== 0 && isIn(LOOPBACK, host);
    if (url.protocol !== 'https:' && !plain) return null;
    const port = url.port === '' ? (plain ? '80' : '443') : url.port;
    if (!this.allowed.hosts.some((listed) => names(listed, url.hostname, port))) return null;
    return isIP(host) === 0 || this.mayConnect(host) ? url : null;
  }

  mayConnect(address: string): boolean {
    return isIn(this.networks, address) || !isIn(SPECIAL, address);
  }

  /**
   * Resolves a name and hands on its addresses only if all of them may be called: what was judged is what is
   * connected to, so that a name that changes its mind between the two leads nowhere.
   */
  lookup(...[hostname, options, callback]: Parameters<LookupFunction>): void {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new HostNotAllowed(), '', 4);
      if (!addresses.every(({ address }) => this.mayConnect(address)))
        return callback(new HostNotAllowed(), '', 4);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  }
}

/** Whether a list of networks can be read; for whoever reads the environment. */
export function isNetwork(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  const family = isIP(address);
  return family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

function names(listed: string, hostname: string, port: string): boolean {
  const [, name = '', at = '443'] = /^(.*?)(?::(\d+))?$/.exec(listed.toLowerCase()) ?? [];
  if (at !== port) return false;
  return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name;
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** IPv4 inside IPv6 is judged as what it is. */
function isIn(list: BlockList, address: string): boolean {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return list.check(mapped, 'ipv4');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
