import type { StoredFile } from '../domain/attachment/file-store';

export interface ListPage {
  readonly files: readonly StoredFile[];
  /** What asks for the next page; null on the last. */
  readonly next: string | null;
}

/**
 * One page of ListObjectsV2. Its XML is flat and its names are known, so it is read without a parser of XML: what has
 * another form is no file of ours.
 */
export function listPage(xml: string): ListPage {
  const files = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = textOf(entry, 'Key');
    const storedAt = new Date(textOf(entry, 'LastModified') ?? '');
    return key === null || Number.isNaN(storedAt.getTime()) ? [] : [{ key, storedAt }];
  });
  const isMore = textOf(xml, 'IsTruncated') === 'true';
  return { files, next: isMore ? textOf(xml, 'NextContinuationToken') : null };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

function textOf(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => ENTITIES[entity] ?? '') ?? null;
}
