import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { MediaType } from '../domain/attachment/attachment.codes';
import { inspectFrames } from './frames';
import { inspectImage } from './image';
import type { Inspected } from './inspected';
import { ContentRefused } from './inspected';
import { inspectMp4 } from './mp4';
import { inspectPdf } from './pdf';

/** Files inspected at one time in this process: each may take some hundred megabytes while it is decoded. */
const AT_ONCE = 2;
let underWay = 0;
const waiting: (() => void)[] = [];

/**
 * Judges a file by its content, whatever it is called, and answers it freed of what tells about its making.
 * Answers ATTACHMENT_CONTENT_MISMATCH, _BROKEN, _TOO_MANY_PIXELS, _ACTIVE_CONTENT or _METADATA_STAYS.
 */
export async function inspect(content: Buffer, mediaType: MediaType): Promise<Result<Inspected>> {
  while (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  underWay += 1;
  try {
    return ok(await inspected(content, mediaType));
  } catch (error) {
    if (error instanceof ContentRefused) return refuse(error.code, { mediaType, ...error.params });
    throw error;
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}

async function inspected(content: Buffer, mediaType: MediaType): Promise<Inspected> {
  switch (mediaType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return inspectImage(content, mediaType);
    case 'application/pdf':
      return inspectPdf(content);
    case 'video/mp4':
    case 'audio/mp4':
      return inspectMp4(content, mediaType);
    case 'audio/mpeg':
    case 'audio/aac':
      return inspectFrames(content, mediaType);
  }
}
