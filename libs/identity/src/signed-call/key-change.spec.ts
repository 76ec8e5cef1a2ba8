import { fixedClock } from '@gezhi/kernel';
import { ANONYMOUS } from '../actor';
import { createCallSigner } from './call-signer';
import { createCallVerifier } from './call-verifier';
import type { CallVerifierOptions } from './call-verifier';

const clock = fixedClock(new Date('2026-11-15T10:00:00Z'));
const OLD = 'the-old-secret-of-the-grid-department-1';
const NEW = 'the-new-secret-of-the-grid-department-2';
const call = { method: 'POST', path: '/graphql', body: '{}' };

function gatewayAndGrid(options: Partial<CallVerifierOptions> = {}) {
  const signer = createCallSigner({ subgraph: 'grid', keyId: 'old', secret: OLD, clock });
  const verifier = createCallVerifier({ subgraph: 'grid', keys: { old: OLD }, clock, ...options });
  const sign = () => signer.sign({ ...call, actor: ANONYMOUS });
  const reason = async (token: string) => {
    const result = await verifier.verify({ ...call, token });
    return result.ok ? 'believed' : result.refusal.params['reason'];
  };
  return { signer, verifier, sign, reason };
}

describe('a change of keys', () => {
  it('refuses no call when the subgraph learns first and forgets last', async () => {
    const { signer, verifier, sign, reason } = gatewayAndGrid();
    const early = sign();
    verifier.acceptKeys({ old: OLD, new: NEW });
    expect(await reason(early)).toBe('believed');
    expect(await reason(sign())).toBe('believed');
    signer.useKey({ keyId: 'new', secret: NEW });
    expect(await reason(sign())).toBe('believed');
    verifier.acceptKeys({ new: NEW });
    expect(await reason(sign())).toBe('believed');
  });

  it('ends with the old key refused, also for calls that are still young', async () => {
    const { verifier, sign, reason } = gatewayAndGrid();
    const young = sign();
    verifier.acceptKeys({ new: NEW });
    expect(await reason(young)).toBe('UNKNOWN_KEY');
  });

  it('refuses a new secret under the old name', async () => {
    const { signer, sign, reason } = gatewayAndGrid();
    signer.useKey({ keyId: 'old', secret: NEW });
    expect(await reason(sign())).toBe('FORGED');
  });

  it('does not let a call be used again under another key', async () => {
    const { verifier, sign, reason } = gatewayAndGrid();
    const used = sign();
    expect(await reason(used)).toBe('believed');
    verifier.acceptKeys({ old: OLD, new: NEW });
    expect(await reason(used)).toBe('REPLAYED');
  });

  it('looks for new keys before it refuses one it does not know', async () => {
    let looks = 0;
    const { signer, verifier, sign, reason } = gatewayAndGrid({
      onUnknownKey: () => {
        looks += 1;
        verifier.acceptKeys({ old: OLD, new: NEW });
      },
    });
    expect(await reason(sign())).toBe('believed');
    expect(looks).toBe(0);
    signer.useKey({ keyId: 'new', secret: NEW });
    expect(await reason(sign())).toBe('believed');
    signer.useKey({ keyId: 'other', secret: NEW });
    expect(await reason(sign())).toBe('UNKNOWN_KEY');
    expect(looks).toBe(2);
  });

  it('keeps the keys it has rather than take unusable ones', async () => {
    const { signer, verifier, sign, reason } = gatewayAndGrid();
    expect(() => verifier.acceptKeys({})).toThrow('at least one key');
    expect(() => verifier.acceptKeys({ new: NEW, bad: 'short' })).toThrow('at least 32 bytes');
    expect(() => signer.useKey({ keyId: 'bad', secret: 'short' })).toThrow('at least 32 bytes');
    expect(await reason(sign())).toBe('believed');
  });
});
