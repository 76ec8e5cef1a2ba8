/** How much may come with one operation, and how slowly. */
export interface UploadLimits {
  /** Files of one operation. Default 5. */
  readonly files: number;
  /** Bytes of one file. Default 50 MiB: the largest a department takes. */
  readonly fileBytes: number;
  /** Bytes of one request. Default 100 MiB. */
  readonly requestBytes: number;
  /** Bytes that all requests under way may bring together: departments hold them until they are whole. Default 256 MiB. */
  readonly underWayBytes: number;
  /** Longest time without a byte when some could be taken. Default 10,000. */
  readonly stallMilliseconds: number;
  /** Longest time for all of it, the answer included. Default 300,000. */
  readonly milliseconds: number;
}

const MEBIBYTE = 1_048_576;

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  files: 5,
  fileBytes: 50 * MEBIBYTE,
  requestBytes: 100 * MEBIBYTE,
  underWayBytes: 256 * MEBIBYTE,
  stallMilliseconds: 10_000,
  milliseconds: 300_000,
};
