import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import { created, inTransaction, lockById, once, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import type { NotificationKind } from '../notification';
import { addressOf, checkOffice, checkSettings } from './endpoint.rules';
import { NotificationEndpoint } from './notification-endpoint.entity';
import { mayKeep } from './notification.permissions';

type Content = Pick<NotificationEndpoint, 'address' | 'language' | 'enabled'> & {
  readonly keyName?: string | null;
  readonly kinds: readonly string[];
  readonly quietFrom?: string | null;
  readonly quietUntil?: string | null;
};

export interface AddEndpointInput extends Content, Pick<NotificationEndpoint, 'channel'> {
  readonly clientMutationId?: string | null;
  readonly organizationId?: string | null;
  readonly areaCode?: string | null;
  readonly roles: readonly string[];
}

export interface ChangeEndpointInput extends Partial<Content> {
  readonly id: string;
  readonly seenVersion?: number | null;
}

/** Says where an office is told (登记接收端). Answers FORBIDDEN or what the rules of endpoints refuse. */
export async function addEndpoint(
  { actor, clock, database }: UseCase,
  kinds: readonly NotificationKind[],
  input: AddEndpointInput,
): Promise<Result<NotificationEndpoint>> {
  const { clientMutationId = null, ...body } = input;
  const office = {
    organizationId: input.organizationId ?? null,
    areaCode: input.areaCode ?? null,
    roles: [...new Set(input.roles)],
  };
  const one = checkOffice(office);
  if (!one.ok) return one;
  const allowed = mayKeep(actor, office);
  if (!allowed.ok) return allowed;
  const address = addressOf(input.channel, input.address);
  if (!address.ok) return address;
  const settings = {
    channel: input.channel,
    keyName: input.keyName ?? null,
    language: input.language,
    kinds: [...new Set(input.kinds)],
    enabled: input.enabled,
    quietFrom: input.quietFrom ?? null,
    quietUntil: input.quietUntil ?? null,
  };
  const sound = checkSettings(settings, kinds);
  if (!sound.ok) return sound;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: clientMutationId,
        operation: 'addNotificationEndpoint',
        body,
      },
      async () => {
        const id = newId(uow.now);
        const content = { id, ...office, ...settings, address: address.value };
        const endpoint = uow.manager.create(NotificationEndpoint, {
          ...created(uow.now),
          ...content,
        });
        await uow.manager.insert(NotificationEndpoint, endpoint);
        const { areaCode } = office;
        uow.changes.push({ type: 'NotificationEndpoint', id, action: 'add', areaCode });
        return ok(endpoint);
      },
      (id) => uow.manager.findOneBy(NotificationEndpoint, { id }),
    ),
  );
}

/** Changes what is given, and leaves the rest. NOT_FOUND, FORBIDDEN, CONFLICT or what the rules refuse. */
export function changeEndpoint(
  { actor, clock, database }: UseCase,
  kinds: readonly NotificationKind[],
  { id, seenVersion, ...changes }: ChangeEndpointInput,
): Promise<Result<NotificationEndpoint>> {
  return inTransaction(database, clock, async (uow) => {
    const endpoint = await lockById(uow, NotificationEndpoint, id);
    if (!endpoint)
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'NotificationEndpoint', id });
    const allowed = mayKeep(actor, endpoint);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion({ seenVersion: seenVersion ?? null }, endpoint);
    if (!current.ok) return current;
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    Object.assign(endpoint, Object.fromEntries(given));
    const address = addressOf(endpoint.channel, endpoint.address);
    if (!address.ok) return address;
    endpoint.address = address.value;
    const sound = checkSettings(endpoint, kinds);
    if (!sound.ok) return sound;
    touch(endpoint, uow.now);
    await uow.manager.save(endpoint);
    const { areaCode } = endpoint;
    uow.changes.push({ type: 'NotificationEndpoint', id, action: 'change', areaCode });
    return ok(endpoint);
  });
}
