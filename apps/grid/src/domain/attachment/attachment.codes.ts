import { defineCodeList } from '@gezhi/kernel';

/** What an attachment shows, and so who may add it and who may see it. */
export const ATTACHMENT_KINDS = defineCodeList(
  'AttachmentKind',
  { en: 'What an attachment shows', zh: '附件类别' },
  {
    REPORT: { en: 'What was reported', zh: '反映材料' },
    EVIDENCE: { en: 'What was done about it', zh: '处置佐证' },
    VERIFICATION: { en: 'What the verifier found', zh: '核查材料' },
    CALLBACK: { en: 'A call back', zh: '回访材料' },
  },
);
export type AttachmentKind = (typeof ATTACHMENT_KINDS.codes)[number];

/** Why a stored attachment is taken out of sight. */
export const QUARANTINE_REASONS = defineCodeList(
  'QuarantineReason',
  { en: 'Why an attachment is taken out of sight', zh: '隔离原因' },
  {
    PERSONAL_DATA: { en: 'Shows more of a person than the matter needs', zh: '含不必要的个人信息' },
    UNLAWFUL: { en: 'Unlawful content', zh: '违法内容' },
    UNRELATED: { en: 'Does not belong to the matter', zh: '与事项无关' },
    SUSPICIOUS: { en: 'May do harm when it is opened', zh: '疑似有害文件' },
  },
);
export type QuarantineReason = (typeof QUARANTINE_REASONS.codes)[number];

const MEBIBYTE = 1_048_576;

interface MediaTypeRule {
  readonly extension: string;
  readonly maxBytes: number;
  readonly isImage: boolean;
}

/**
 * What is taken in, and how much of it. HEIC is not: the image library has no decoder for it, and what cannot be
 * decoded cannot be freed of the place it was taken at. Telephones convert when a page asks for JPEG.
 */
export const MEDIA_TYPES = {
  'image/jpeg': { extension: 'jpg', maxBytes: 20 * MEBIBYTE, isImage: true },
  'image/png': { extension: 'png', maxBytes: 20 * MEBIBYTE, isImage: true },
  'image/webp': { extension: 'webp', maxBytes: 20 * MEBIBYTE, isImage: true },
  'application/pdf': { extension: 'pdf', maxBytes: 20 * MEBIBYTE, isImage: false },
  'video/mp4': { extension: 'mp4', maxBytes: 50 * MEBIBYTE, isImage: false },
  'audio/mp4': { extension: 'm4a', maxBytes: 20 * MEBIBYTE, isImage: false },
  'audio/aac': { extension: 'aac', maxBytes: 20 * MEBIBYTE, isImage: false },
  'audio/mpeg': { extension: 'mp3', maxBytes: 20 * MEBIBYTE, isImage: false },
} as const satisfies Record<string, MediaTypeRule>;
export type MediaType = keyof typeof MEDIA_TYPES;

export const MEDIA_TYPE_NAMES = Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]];
export const LARGEST_ATTACHMENT = Math.max(
  ...Object.values(MEDIA_TYPES).map(({ maxBytes }) => maxBytes),
);

export function mediaTypeRule(name: string): MediaTypeRule | null {
  return Object.hasOwn(MEDIA_TYPES, name) ? MEDIA_TYPES[name as MediaType] : null;
}
