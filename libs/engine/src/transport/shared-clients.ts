import { SubgraphNotConfiguredError } from './subgraph-not-configured';

interface Closable {
  close(): Promise<void>;
}

interface Held<Client> {
  readonly client: Client;
  leases: number;
}

/** The clients one graph uses, by the name of their subgraph. */
export interface Lease<Client> {
  readonly clients: ReadonlyMap<string, Client>;
  /** Throws SubgraphNotConfiguredError. */
  take(name: string): Client;
  /** Closes those that no other graph uses. */
  release(): Promise<void>;
}

/**
 * One client for each subgraph, however many graphs use it: what a connection learned (open sockets, a breaker that
 * is open, questions under way) goes on when a supergraph is exchanged.
 */
export class SharedClients<Client extends Closable, Connection> {
  private readonly held = new Map<string, Held<Client>>();

  constructor(
    private readonly connections: Readonly<Record<string, Connection>>,
    private readonly create: (name: string, connection: Connection) => Client,
  ) {}

  /** How many are open. */
  get size(): number {
    return this.held.size;
  }

  lease(): Lease<Client> {
    const clients = new Map<string, Client>();
    let isReleased = false;
    return {
      clients,
      take: (name) => {
        const known = clients.get(name);
        if (known !== undefined) return known;
        const held = this.held.get(name) ?? { client: this.open(name), leases: 0 };
        held.leases += 1;
        this.held.set(name, held);
        clients.set(name, held.client);
        return held.client;
      },
      release: async () => {
        if (isReleased) return;
        isReleased = true;
        await Promise.all([...clients.keys()].map((name) => this.giveBack(name)));
      },
    };
  }

  private open(name: string): Client {
    const { connections } = this;
    const connection = Object.hasOwn(connections, name) ? connections[name] : undefined;
    if (connection === undefined) throw new SubgraphNotConfiguredError(name);
    return this.create(name, connection);
  }

  private async giveBack(name: string): Promise<void> {
    const held = this.held.get(name);
    if (held === undefined) return;
    held.leases -= 1;
    if (held.leases > 0) return;
    this.held.delete(name);
    await held.client.close();
  }
}
