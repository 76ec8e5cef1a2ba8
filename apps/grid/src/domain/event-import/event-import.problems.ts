import { defineProblems } from '@gezhi/kernel';

/** What the import of files of matters can refuse: a whole file, or one of its rows. */
export const EVENT_IMPORT_PROBLEMS = defineProblems('eventImport', {
  IMPORT_SYSTEM: {
    kind: 'FORBIDDEN',
    message: {
      en: 'No file is taken for the system {system}.',
      zh: '系统 {system} 不接受文件导入。',
    },
    meaning: {
      en: 'A file is taken by the account of its system; from command centres for systems entered as taking files. A system that is unknown or rests answers alike.',
      zh: '文件由该系统接入账号导入；登记为可接受文件的系统，指挥中心亦可导入。未登记或已停用的系统回答相同。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ENCODING: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The file is neither UTF-8 nor GB 18030 text (near byte {byte}).',
      zh: '文件既不是 UTF-8 也不是 GB 18030 文本（约第 {byte} 字节处）。',
    },
    meaning: {
      en: 'Save the file as CSV UTF-8 or, in Chinese Windows, as CSV. UTF-16 and binary files are refused.',
      zh: '请另存为“CSV UTF-8”或中文 Windows 下的 CSV。UTF-16 与二进制文件不接受。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_EMPTY: {
    kind: 'INVALID_INPUT',
    message: { en: 'The file has no row.', zh: '文件没有数据行。' },
    meaning: { en: 'There is nothing behind the line of headers.', zh: '列名之后没有任何数据。' },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_TOO_MANY_ROWS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The file has more than {most} rows; send it in parts.',
      zh: '文件超过 {most} 行，请分批导入。',
    },
    meaning: {
      en: 'One import takes so many rows and no more; nothing of the file was taken.',
      zh: '单次导入有行数上限，超出时整个文件不予接收。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_COLUMNS_TOO_MANY: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The first line has {count} columns, more than {most}.',
      zh: '首行有 {count} 列，超过 {most} 列。',
    },
    meaning: { en: 'The first line is no line of headers.', zh: '首行不是有效的列名行。' },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_COLUMN_UNKNOWN: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The name of column {place} is none that is known.',
      zh: '第 {place} 列的列名无法识别。',
    },
    meaning: {
      en: 'Names are English or Chinese, as the guide to intake lists them. Take out columns that are not meant.',
      zh: '列名可用中文或英文，见接入说明；请删除无关列。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_COLUMN_TWICE: {
    kind: 'INVALID_INPUT',
    message: { en: 'The column {column} comes twice.', zh: '列 {column} 重复。' },
    meaning: { en: 'It cannot be told which of the two is meant.', zh: '无法判断以哪一列为准。' },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_COLUMN_MISSING: {
    kind: 'INVALID_INPUT',
    message: { en: 'The column {column} is missing.', zh: '缺少列 {column}。' },
    meaning: { en: 'Each matter needs a title and its nature.', zh: '每条事项须有标题与性质。' },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_QUOTE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A quotation mark near line {line} is not as CSV has it.',
      zh: '第 {line} 行附近的引号不符合 CSV 规范。',
    },
    meaning: {
      en: 'A quotation mark was opened and not closed, or stands in the middle of a cell: nothing behind it can be read, so nothing of the file was taken.',
      zh: '引号未闭合或位置错误，其后内容无法判读，整个文件不予接收。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ROW_TOO_LONG: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The row near line {line} is longer than {most} bytes.',
      zh: '第 {line} 行附近的一行超过 {most} 字节。',
    },
    meaning: { en: 'Often a quotation mark that was never closed.', zh: '通常是引号未闭合。' },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ROW_CELLS: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The row has {count} cells, the file has {columns} columns.',
      zh: '本行有 {count} 个单元格，而文件有 {columns} 列。',
    },
    meaning: {
      en: 'Which cell belongs to which column cannot be told.',
      zh: '无法判断单元格与列的对应关系。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ROW_JSON: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The line is no JSON object of texts, numbers and truths under known names.',
      zh: '该行不是由已知字段组成的 JSON 对象。',
    },
    meaning: {
      en: 'Each line of a JSON-lines file is one object whose names are those of the columns.',
      zh: 'JSON Lines 文件每行为一个对象，字段名与列名一致。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ROW_TWICE: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'The external id stands in line {line} already, with other content.',
      zh: '该外部编号已出现在第 {line} 行，且内容不同。',
    },
    meaning: {
      en: 'One key is one matter, within a file as well.',
      zh: '同一编号只对应一个事项，文件内亦然。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_VALUE: {
    kind: 'INVALID_INPUT',
    message: { en: '{field} must be: {expected}.', zh: '{field} 应为：{expected}。' },
    meaning: {
      en: 'The value of the cell is not what its column takes; codes may be written as their labels.',
      zh: '单元格内容不符合该列要求；代码可写为其名称。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
  IMPORT_ROW_FAULT: {
    kind: 'RULE',
    message: {
      en: 'The row could not be taken in; the operator has been told.',
      zh: '该行未能导入，已通知运维人员。',
    },
    meaning: {
      en: 'A fault of ours met this row alone; the others were not lost by it.',
      zh: '系统故障仅影响本行，其余行不受影响。',
    },
    since: '0.2.0',
    source: 'issue 3, point 3',
  },
});
