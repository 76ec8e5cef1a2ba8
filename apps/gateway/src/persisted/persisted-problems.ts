import { defineProblems } from '@gezhi/kernel';

const SINCE = { kind: 'INVALID_INPUT', since: '0.1.0' } as const;

/** What can be wrong with an operation sent by its hash, or not on the list of what is answered. */
export const PERSISTED_PROBLEMS = defineProblems('gateway', {
  PERSISTED_QUERY_NOT_FOUND: {
    ...SINCE,
    // Clients of Apollo look for exactly this text.
    message: { en: 'PersistedQueryNotFound', zh: 'PersistedQueryNotFound' },
    meaning: {
      en: 'No operation is known by this hash, or no longer. Send it once more with its text; clients with automatic persisted queries do so by themselves.',
      zh: '未知该哈希对应的操作，或已不再保存。请连同文本重新发送一次；支持自动持久化查询的客户端会自行完成。',
    },
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    ...SINCE,
    // Clients of Apollo look for exactly this text.
    message: { en: 'PersistedQueryNotSupported', zh: 'PersistedQueryNotSupported' },
    meaning: {
      en: 'This gateway keeps no operations sent by their hash. Send the whole text.',
      zh: '本网关不保存仅以哈希标识的操作，请发送完整文本。',
    },
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    ...SINCE,
    message: {
      en: 'The hash is not that of the text.',
      zh: '哈希与操作文本不符。',
    },
    meaning: {
      en: 'An operation is kept under the SHA-256 of its text, in lower-case hexadecimal, and under nothing else.',
      zh: '操作仅以其文本的 SHA-256（小写十六进制）保存。',
    },
  },
  OPERATION_NOT_SAFELISTED: {
    ...SINCE,
    kind: 'FORBIDDEN',
    message: {
      en: 'The operation is not on the list of {client}.',
      zh: '该操作不在客户端“{client}”的清单中。',
    },
    meaning: {
      en: 'This gateway answers only operations that were registered for the client beforehand: add the manifest of the client to its list, or send the header apollographql-client-name.',
      zh: '本网关仅应答事先登记的操作：请将客户端的操作清单加入名单，或检查请求头 apollographql-client-name。',
    },
  },
});
