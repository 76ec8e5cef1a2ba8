import { isSignedIn } from '@gezhi/identity';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { BodyAllowance } from '../edge/body-allowance';
import { refusingAny, watchedContext, written } from '../http/answer-operation';
import type { AnswerContext, AnswerOptions, HttpAnswer } from '../http/answer-operation';
import { admitOperation, answerOf, prepareOperation } from '../http/execute-request';
import type { Answered } from '../http/execute-request';
import { requestOf, UnreadableRequest } from '../http/graphql-request';
import { acceptedType } from '../http/media-type';
import { refusal, RefusedRequest } from '../http/refusal';
import { placeFiles, readFileMap } from './file-map';
import { incomingFiles } from './incoming-files';
import { MultipartReader, tooLarge, unreadable } from './multipart-reader';
import type { UploadLimits } from './upload-limits';

export interface UploadOptions extends AnswerOptions {
  readonly uploads: UploadLimits;
  readonly allowance: BodyAllowance;
  /** Bytes of an operation, as without files. */
  readonly bodyLimit: number;
  /** Longest time until the operation has come. */
  readonly openingMilliseconds: number;
}

/**
 * Answers an operation with files (GraphQL multipart request specification). It is admitted like any other before a
 * byte of a file is read; then the files stream to the department whose change takes them.
 *
 * A page elsewhere can make a browser send multipart/form-data without asking first, but not with an access token: so
 * only who has one sends files.
 */
export function answerUpload(
  request: FastifyRequest,
  given: AnswerContext,
  options: UploadOptions,
): Promise<HttpAnswer> {
  const context = watchedContext(request, given, options);
  return refusingAny(request, context, options, async () => {
    const accepted = acceptedType(request.headers.accept);
    if (accepted === null) throw new RefusedRequest(refusal('NOT_ACCEPTABLE', {}, 406));
    if (!isSignedIn(context.caller.actor))
      throw new RefusedRequest(refusal('UNAUTHENTICATED', {}, 401));
    const giveBack = reserve(request, options);
    const reader = readerOf(request, options);
    try {
      const answered = await execute(request, reader, context, options);
      return written(toldWhy(answered, reader, context), accepted, context, options);
    } finally {
      reader.dispose();
      giveBack();
    }
  });
}

async function execute(
  request: FastifyRequest,
  reader: MultipartReader,
  context: AnswerContext,
  options: UploadOptions,
): Promise<Answered> {
  const { caller, signal } = context;
  const opening = await reader.opening();
  const asked = requestOf(recordOf(opening.operations), false);
  const map = readFileMap(opening.map, options.uploads.files);
  const asker = { caller, address: request.ip, headers: request.headers };
  const { operation, served } = await admitOperation(asker, asked, options);
  context.seen?.admitted(operation);
  try {
    const { schema, takesFiles } = served.graph;
    if (operation.type !== 'mutation') throw new RefusedRequest(refusal('UPLOAD_NEEDS_MUTATION'));
    placeFiles(map, asked.variables, operation.variables, schema);
    const prepared = await prepareOperation(operation, caller);
    if (takesFiles !== true || prepared.executeText === undefined)
      throw new RefusedRequest(refusal('UPLOADS_NOT_SERVED', {}, 501));
    const files = incomingFiles(reader, map);
    return answerOf(await prepared.executeText(asked.variables, caller, signal, files), context);
  } finally {
    served.leave();
  }
}

/** Room for what is to come; what is answered gives it back. */
function reserve(
  { headers }: FastifyRequest,
  { uploads, allowance }: Pick<UploadOptions, 'uploads' | 'allowance'>,
): () => void {
  const told = headers['content-length'];
  const bytes = told === undefined ? uploads.requestBytes : Number(told);
  if (bytes > uploads.requestBytes) throw tooLarge();
  const giveBack = allowance.take(bytes);
  if (giveBack !== null) return giveBack;
  const retryAfter = 2;
  throw new RefusedRequest(refusal('TOO_MANY_UPLOADS', { retryAfter }, 503), {
    'retry-after': String(retryAfter),
  });
}

function readerOf(request: FastifyRequest, options: UploadOptions): MultipartReader {
  const { bodyLimit: textBytes, openingMilliseconds } = options;
  return new MultipartReader(request.raw, { ...options.uploads, textBytes, openingMilliseconds });
}

/** The department knows that files did not come whole; why, only the reader does. */
function toldWhy(answered: Answered, { refused }: MultipartReader, { caller }: AnswerContext) {
  if (refused === null) return answered;
  const [why] = refused.refusal.errorsFor(caller.language);
  const errors = answered.errors.map((error) => {
    if (why === undefined || error.extensions.code !== 'UPLOAD_INTERRUPTED') return error;
    const { path, originalError } = error;
    const { extensions } = why;
    return new GraphQLError(why.message, { path, extensions, originalError });
  });
  return { ...answered, errors };
}

function recordOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable();
  }
  if (Array.isArray(value)) throw new UnreadableRequest('BATCHES_NOT_ANSWERED', 400);
  if (typeof value !== 'object' || value === null) throw unreadable();
  return value as Readonly<Record<string, unknown>>;
}
