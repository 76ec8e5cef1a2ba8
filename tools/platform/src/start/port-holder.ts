import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

const LISTENING = '0A';
const LONGEST_COMMAND = 100;

/** Who listens on a TCP port of this machine, if the system lets us see it (Linux, own processes or root). */
export function findPortHolder(port: number): PortHolder | null {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => socketsOn(table, port));
  if (sockets.length === 0) return null;
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    if (holdsOneOf(pid, sockets)) return { pid, command: commandOf(pid) };
  }
  return null;
}

/** Numbers of the listening sockets of a port in the kernel's table. */
function socketsOn(table: string, port: number): string[] {
  let text: string;
  try {
    text = readFileSync(table, 'utf8');
  } catch {
    return [];
  }
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTENING && local?.endsWith(wanted))
    .flatMap((fields) => (fields[9] === undefined ? [] : [fields[9]]));
}

function holdsOneOf(pid: number, sockets: readonly string[]): boolean {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some((name) => {
      const target = linkOf(`${folder}/${name}`);
      return sockets.some((socket) => target === `socket:[${socket}]`);
    });
  } catch {
    return false;
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function commandOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return words.slice(0, LONGEST_COMMAND);
  } catch {
    return 'unknown';
  }
}
