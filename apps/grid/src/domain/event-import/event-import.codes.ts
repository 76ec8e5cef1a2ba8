import { defineCodeList } from '@gezhi/kernel';

/** How a file of many matters is written. */
export const IMPORT_FORMATS = defineCodeList(
  'EventImportFormat',
  { en: 'Format of a file that is imported', zh: '导入文件格式' },
  {
    CSV: { en: 'CSV with a line of headers', zh: 'CSV（首行为列名）' },
    JSON_LINES: { en: 'JSON lines, one object a line', zh: 'JSON Lines（每行一个对象）' },
  },
);
export type ImportFormat = (typeof IMPORT_FORMATS.codes)[number];

/** How the characters of a file are written; found out from its bytes. */
export const IMPORT_ENCODINGS = defineCodeList(
  'EventImportEncoding',
  { en: 'Encoding of a file that is imported', zh: '导入文件编码' },
  {
    UTF_8: { en: 'UTF-8', zh: 'UTF-8' },
    GB18030: { en: 'GB 18030', zh: 'GB 18030' },
  },
);
export type ImportEncoding = (typeof IMPORT_ENCODINGS.codes)[number];

/** Where a row of a file stands; one that made an event, or whose event was there, is gone from the file's rows. */
export type ImportRowState = 'WAITING' | 'REFUSED';

export const EVENT_IMPORT_CODE_LISTS = [IMPORT_FORMATS, IMPORT_ENCODINGS] as const;
