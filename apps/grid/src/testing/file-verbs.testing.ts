import { createHash } from 'node:crypto';
import type { Actor } from '@gezhi/identity';
import type { RouteReply, SubgraphUnderTest } from '@gezhi/testing';
import type { FileStore } from '../domain/attachment/file-store';

export const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

export interface Upload {
  readonly code?: string;
  readonly uploadUrl: string;
  readonly attachment: { readonly id: string; readonly state: string };
}

/** What is done with files, each through the API. */
export function fileVerbs(grid: SubgraphUnderTest, store: FileStore) {
  async function start(actor: Actor, content: Buffer, more: object = {}): Promise<Upload> {
    const input = {
      mediaType: 'image/jpeg',
      bytes: content.length,
      sha256: sha256(content),
      ...more,
    };
    const answer = await grid.ask<{ startAttachment: Upload }>(
      actor,
      `mutation ($input: StartAttachmentInput!) { startAttachment(input: $input) {
        ... on AttachmentUpload { uploadUrl attachment { id state } } ... on Problem { code } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.startAttachment as Upload;
  }
  const put = (
    actor: Actor,
    path: string,
    body: Buffer,
    type = 'image/jpeg',
  ): Promise<RouteReply> =>
    grid.call(actor, { method: 'PUT', path, body, headers: { 'content-type': type } });
  const get = (actor: Actor, path: string, headers: Record<string, string> = {}) =>
    grid.call(actor, { method: 'GET', path, headers });

  /** Announces and sends; answers the reply of the upload and the key. */
  async function upload(
    actor: Actor,
    content: Buffer,
    more: { mediaType?: string; eventId?: string; kind?: string } = {},
  ) {
    const { uploadUrl, attachment } = await start(actor, content, more);
    const reply = await put(actor, uploadUrl, content, more.mediaType);
    return { id: attachment.id, url: `/files/${attachment.id}`, uploadUrl, reply };
  }
  const decide = (actor: Actor, mutation: string, input: object) =>
    grid
      .ask<Record<string, { code?: string; state?: string }>>(
        actor,
        `mutation ($input: ${mutation === 'quarantineAttachment' ? 'QuarantineAttachmentInput' : 'AttachmentStepInput'}!) {
          ${mutation}(input: $input) { ... on Attachment { state } ... on Problem { code } } }`,
        { input },
      )
      .then(({ data }) => data?.[mutation]);
  const keysInStore = async () => {
    const keys: string[] = [];
    for await (const { key } of store.list()) keys.push(key);
    return keys;
  };
  return { start, put, get, upload, decide, keysInStore };
}

export const codeOf = (reply: RouteReply) => [reply.status, reply.json()['code']];
