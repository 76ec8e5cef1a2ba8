import type { Actor, CallSigner, CallVerifier } from '@gezhi/identity';
import { ok } from '@gezhi/kernel';

const NOTHING = { method: 'POST', path: '/graphql', body: '' };

/** Hands the actor on without a signature: what a call costs when everybody is believed. */
export const BARE_SIGNER: CallSigner = {
  sign: ({ actor }) => Buffer.from(JSON.stringify(actor)).toString('base64url'),
  signSealed: ({ actor }) => ({
    token: BARE_SIGNER.sign({ ...NOTHING, actor }),
    seal: () => 'unsealed',
  }),
  useKey: () => undefined,
};

/** Believes whatever it is told. */
export const CREDULOUS_VERIFIER: CallVerifier = {
  verify: async ({ token = '' }) =>
    ok(JSON.parse(Buffer.from(token, 'base64url').toString()) as Actor),
  sealHolds: () => true,
  acceptKeys: () => undefined,
};
