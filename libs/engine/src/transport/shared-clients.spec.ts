import { SharedClients } from './shared-clients';
import { SubgraphNotConfiguredError } from './subgraph-not-configured';

function shared() {
  const log: string[] = [];
  const clients = new SharedClients({ grid: 1, events: 2 }, (name, connection: number) => {
    log.push(`open ${name} ${connection}`);
    return { close: async () => void log.push(`close ${name}`) };
  });
  return { clients, log };
}

describe('clients of several graphs', () => {
  it('are one for each subgraph, closed with the last graph that uses it', async () => {
    const { clients, log } = shared();
    const [first, second] = [clients.lease(), clients.lease()];
    expect(first.take('grid')).toBe(second.take('grid'));
    expect(first.take('grid')).toBe(first.take('grid'));
    second.take('events');
    expect(log).toEqual(['open grid 1', 'open events 2']);
    await first.release();
    await first.release();
    expect([log.length, clients.size]).toEqual([2, 2]);
    await second.release();
    expect(log.slice(2).sort()).toEqual(['close events', 'close grid']);
    expect(clients.size).toBe(0);
  });

  it('are opened anew when nobody has used them for a while', async () => {
    const { clients, log } = shared();
    for (let time = 0; time < 2; time++) {
      const lease = clients.lease();
      lease.take('grid');
      await lease.release();
    }
    expect(log).toEqual(['open grid 1', 'close grid', 'open grid 1', 'close grid']);
  });

  it('are refused for a subgraph that nobody said how to reach, prototypes included', () => {
    const lease = shared().clients.lease();
    for (const name of ['streets', 'toString'])
      expect(() => lease.take(name)).toThrow(SubgraphNotConfiguredError);
  });
});
