import type { IncomingFile, IncomingFiles } from '@gezhi/engine';
import { refusal, RefusedRequest } from '../http/refusal';
import type { FileMap } from './file-map';
import { unexpected } from './multipart-reader';
import type { MultipartReader } from './multipart-reader';

/** The files of a request as the engine takes them: those of its map, all of them, each once. */
export function incomingFiles(reader: MultipartReader, map: FileMap): IncomingFiles {
  const names = [...map.keys()];
  return { places: [...map.values()], read: () => numbered(reader, names) };
}

async function* numbered(
  reader: MultipartReader,
  names: readonly string[],
): AsyncGenerator<IncomingFile> {
  const left = new Set(names);
  for await (const { name, mediaType, content } of reader.parts()) {
    if (!left.delete(name)) throw reader.refuse(unexpected());
    yield { number: names.indexOf(name), mediaType, content };
  }
  if (left.size > 0) throw reader.refuse(new RefusedRequest(refusal('UPLOAD_FILE_MISSING')));
}
