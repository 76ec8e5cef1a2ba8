import { createHash } from 'node:crypto';
import type { Person } from './person.testing';

/** One blue pixel: what a synthetic camera sees. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

interface Sender {
  readonly does: Person['does'];
  /** Of the gateway. */
  readonly url: string;
  readonly token: () => Promise<string>;
}

/** Announces a picture, as evidence or for a report that is still to be made, and sends it as any client would: to the address the graph answered. */
export async function sendPhoto(
  eventId: string | null,
  { does, url, token }: Sender,
): Promise<string> {
  const { uploadUrl, attachment } = (await does(
    'startAttachment',
    {
      eventId,
      kind: eventId === null ? 'REPORT' : 'EVIDENCE',
      mediaType: 'image/png',
      bytes: PHOTO.length,
      sha256: createHash('sha256').update(PHOTO).digest('hex'),
    },
    'uploadUrl attachment { id }',
  )) as unknown as { uploadUrl: string; attachment: { id: string } };
  const answer = await fetch(`${url}${uploadUrl}`, {
    method: 'PUT',
    body: PHOTO,
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'image/png' },
  });
  if (answer.status !== 200) throw new Error(`not stored: ${await answer.text()}`);
  return attachment.id;
}
