import type { Result } from '@gezhi/kernel';
import { findPersonalData, ok, parseAreaCode, parsePhone, refuse } from '@gezhi/kernel';
import type { EndpointChannel } from '../channels/channel.codes';
import type { NotificationKind } from '../notification';
import type { NotificationEndpoint } from './notification-endpoint.entity';

const MAILBOX = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/;
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\])$/;

/** A work address as it is kept, or ENDPOINT_ADDRESS, which does not repeat it. */
export function addressOf(channel: EndpointChannel, text: string): Result<string> {
  const known = ADDRESSES[channel](text.trim());
  return known === null
    ? refuse('ENDPOINT_ADDRESS', { path: ['input', 'address'], channel })
    : ok(known);
}

const ADDRESSES: Readonly<Record<EndpointChannel, (text: string) => string | null>> = {
  WEBHOOK(text) {
    const url = URL.parse(text);
    if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return null;
    const plain = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
    return url.protocol === 'https:' || plain ? url.href : null;
  },
  // A mailbox that is called like a telephone number is somebody's own.
  EMAIL: (text) => (MAILBOX.test(text) && findPersonalData(text).length === 0 ? text : null),
  SMS(text) {
    const phone = parsePhone(text);
    return phone.ok && phone.value.startsWith('1') ? phone.value : null;
  },
};

type Office = Pick<NotificationEndpoint, 'organizationId' | 'areaCode' | 'roles'>;

/** One office: an organisation, or roles in an area. ENDPOINT_OFFICE, INVALID_AREA_CODE. */
export function checkOffice({ organizationId, areaCode, roles }: Office): Result<void> {
  const isOrganization = organizationId !== null && areaCode === null && roles.length === 0;
  const isArea = organizationId === null && areaCode !== null && roles.length > 0;
  if (!isOrganization && !isArea) return refuse('ENDPOINT_OFFICE', { path: ['input'] });
  const code = areaCode === null ? ok() : parseAreaCode(areaCode, ['input', 'areaCode']);
  return code.ok ? ok() : code;
}

type Settings = Pick<
  NotificationEndpoint,
  'channel' | 'keyName' | 'kinds' | 'quietFrom' | 'quietUntil'
>;

/** ENDPOINT_KEY, ENDPOINT_QUIET, UNKNOWN_NOTIFICATION. */
export function checkSettings(
  { channel, keyName, kinds, quietFrom, quietUntil }: Settings,
  known: readonly NotificationKind[],
): Result<void> {
  if ((channel === 'WEBHOOK') !== (keyName !== null))
    return refuse('ENDPOINT_KEY', { path: ['input', 'keyName'] });
  const both = quietFrom !== null && quietUntil !== null && quietFrom !== quietUntil;
  const none = quietFrom === null && quietUntil === null;
  if (!both && !none) return refuse('ENDPOINT_QUIET', { path: ['input', 'quietFrom'] });
  const codes = known.map(({ code }) => code);
  const unknown = kinds.find((kind) => !codes.includes(kind));
  if (unknown === undefined) return ok();
  const path = ['input', 'kinds'];
  return refuse('UNKNOWN_NOTIFICATION', { path, value: unknown.slice(0, 60), known: codes });
}
