import { Readable } from 'node:stream';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { HttpRoute, RouteAnswer, RouteRequest, SubgraphContext } from '@gezhi/subgraph';
import { defineRoute } from '@gezhi/subgraph';
import { LARGEST_ATTACHMENT, MEDIA_TYPE_NAMES } from '../domain/attachment/attachment.codes';
import type { FileStore, FileStoreError } from '../domain/attachment/file-store';
import type { OpenedFile } from '../use-cases/attachment/open-attachment';
import { openAttachment } from '../use-cases/attachment/open-attachment';
import { receiveAttachment } from '../use-cases/attachment/receive-attachment';
import { unlessAway } from '../use-cases/attachment/store-guard';
import { byteRange } from './byte-range';

const STATUSES = {
  ATTACHMENTS_UNAVAILABLE: 503,
  ATTACHMENT_TOO_LARGE: 413,
  ATTACHMENT_TYPE: 415,
  ATTACHMENT_CONTENT_MISMATCH: 422,
  ATTACHMENT_BROKEN: 422,
  ATTACHMENT_TOO_MANY_PIXELS: 422,
  ATTACHMENT_ACTIVE_CONTENT: 422,
  ATTACHMENT_METADATA_STAYS: 422,
  ATTACHMENT_NOT_AS_ANNOUNCED: 422,
  RANGE_NOT_SATISFIABLE: 416,
} as const;

/**
 * The content of attachments: `PUT /files/:id?ticket=…` takes it in, `GET /files/:id` and `GET /files/:id/thumbnail`
 * give it out, always as a download that no browser runs or shows as a page of ours.
 */
export function attachmentRoutes(
  store: FileStore,
  onFault: (error: FileStoreError) => void = () => undefined,
): readonly HttpRoute[] {
  const giveOut = (thumbnail: boolean) => (context: SubgraphContext, request: RouteRequest) =>
    unlessAway(() => download(context, request, { store, thumbnail }), onFault);

  return [
    defineRoute({
      method: 'PUT',
      path: '/files/:id',
      rule: 'SIGNED_IN',
      body: { maxBytes: LARGEST_ATTACHMENT, accepts: MEDIA_TYPE_NAMES },
      milliseconds: 60_000,
      statuses: STATUSES,
      handle: (context, { params, query, mediaType, body: content }) =>
        unlessAway(async () => {
          const file = { id: params['id'] ?? '', ticket: query.get('ticket') ?? '' };
          const received = await receiveAttachment(context, store, { ...file, mediaType, content });
          if (!received.ok) return received;
          const { id, state, bytes, sha256, width, height } = received.value;
          return ok({ json: { id, state, bytes, sha256, width, height } });
        }, onFault),
    }),
    defineRoute({
      method: 'GET',
      path: '/files/:id',
      rule: 'SIGNED_IN',
      headers: ['range', 'if-none-match', 'if-range'],
      statuses: STATUSES,
      handle: giveOut(false),
    }),
    defineRoute({
      method: 'GET',
      path: '/files/:id/thumbnail',
      rule: 'SIGNED_IN',
      headers: ['if-none-match'],
      statuses: STATUSES,
      handle: giveOut(true),
    }),
  ];
}

async function download(
  context: SubgraphContext,
  request: RouteRequest,
  { store, thumbnail }: { readonly store: FileStore; readonly thumbnail: boolean },
): Promise<Result<RouteAnswer>> {
  const id = request.params['id'] ?? '';
  const opened = await openAttachment(context, store, { id, thumbnail });
  if (!opened.ok) return opened;
  const file = opened.value;
  const headers = headersOf(file);
  const { etag } = headers;
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
  if (known.includes(etag)) return ok({ status: 304, empty: true, headers });
  // A range of another content than the one here would be put together wrongly.
  const isSame = [undefined, etag].includes(request.headers['if-range']);
  const range = byteRange(isSame ? request.headers['range'] : undefined, file.bytes ?? 0);
  const wanted = file.bytes === null ? null : range;
  if (wanted?.ok === false) return wanted;
  const part = wanted?.value ?? null;
  noteReading(context, file);
  const length = part ? part.end - part.start + 1 : file.bytes;
  const more = {
    ...headers,
    ...(length !== null && { 'content-length': String(length) }),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${file.bytes}` }),
  };
  const status = part ? 206 : 200;
  const { mediaType } = file;
  // The head alone: what is sent of an empty stream keeps the length that was told.
  if (request.method === 'HEAD')
    return ok({ status, headers: more, body: Readable.from([]), mediaType });
  const content = await file.read(part ?? undefined);
  return content.ok ? ok({ status, headers: more, body: content.value, mediaType }) : content;
}

function headersOf({ key, name, bytes }: OpenedFile) {
  return {
    etag: `"${key}"`,
    'content-disposition': `attachment; filename="${name}"`,
    // Who may see it can change: asked again each time, and recorded where it is of a reporter.
    'cache-control': 'private, no-cache',
    ...(bytes !== null && { 'accept-ranges': 'bytes' }),
  };
}

function noteReading({ audit }: SubgraphContext, { isSensitive, attachment }: OpenedFile): void {
  if (!isSensitive) return;
  const { id, areaCode } = attachment;
  const object = { type: 'Attachment', id, areaCode };
  audit.read({ kind: 'READ', operation: 'Attachment', field: 'content', object });
}
