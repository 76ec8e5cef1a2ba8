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

/** A picture for a report that is still to be made, or as evidence: in both ways in which clients may send it. */
export function sendPhoto(eventId: string | null, sender: Sender): Promise<string> {
  return eventId === null ? sendWithMutation(sender) : sendToAddress(eventId, sender);
}

const UPLOAD = `mutation Send($input: UploadAttachmentInput!) { uploadAttachment(input: $input) {
  ... on Attachment { id } ... on Problem { code } } }`;

/** One request of the graph, multipart/form-data. */
async function sendWithMutation({ url, token }: Sender): Promise<string> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: UPLOAD, variables: { input: { file: null } } }));
  form.set('map', JSON.stringify({ photo: ['variables.input.file'] }));
  form.set('photo', new Blob([PHOTO], { type: 'image/png' }));
  const headers = { authorization: `Bearer ${await token()}` };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body: form, headers });
  const text = await answer.text();
  const { data } = JSON.parse(text) as { data?: { uploadAttachment: { id?: string } } };
  const id = data?.uploadAttachment.id;
  if (id === undefined) throw new Error(`not stored: ${text}`);
  return id;
}

/** Announced to the graph, and put where it answers. */
async function sendToAddress(eventId: string, { does, url, token }: Sender): Promise<string> {
  const { uploadUrl, attachment } = (await does(
    'startAttachment',
    {
      eventId,
      kind: 'EVIDENCE',
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
