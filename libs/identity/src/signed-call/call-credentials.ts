import { ANONYMOUS } from '../actor';
import type { Actor } from '../actor';
import { CALL_HEADER } from './call-claims';
import type { CallSigner } from './call-signer';
import { openingOf } from './sealed-call';
import type { SealedFile } from './sealed-call';
import { signedOperation } from './signed-operation';
import type { SignedOperation } from './signed-operation';

/** Where the gateway speaks for itself. */
const GATEWAY: Actor = { ...ANONYMOUS, subject: 'gateway', name: 'Gateway' };

/**
 * Signed calls (ADR 0006) in the form the engine carries: every request, the beginning of a subscription, and
 * requests with files, signed at their beginning and sealed at their end (ADR 0025).
 */
export function callCredentials(signer: CallSigner) {
  return {
    request({ actor, ...call }: Signed & { readonly actor: Actor | null }) {
      return { [CALL_HEADER]: signer.sign({ ...call, actor: actor ?? GATEWAY }) };
    },
    subscription(operation: SignedOperation, actor: Actor) {
      const call = signer.sign({ ...signedOperation(operation), actor });
      return { call, until: operation.until };
    },
    upload({ path, operations, map, actor }: SignedUpload) {
      const body = openingOf(operations, map);
      const call = signer.signSealed({ method: 'POST', path, body, actor });
      return {
        headers: { [CALL_HEADER]: call.token },
        seal: (files: readonly SealedFile[]) => call.seal(files),
      };
    },
  };
}

interface Signed {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string;
}

interface SignedUpload {
  readonly path: string;
  readonly operations: string;
  readonly map: string;
  readonly actor: Actor;
}
