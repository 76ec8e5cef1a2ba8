import sharp from 'sharp';
import type { Inspected } from './inspected';
import { broken, ContentRefused, mismatch } from './inspected';

/** A picture of a modern telephone has 12 to 50 million. */
const MOST_PIXELS = 60_000_000;
const THUMBNAIL_PIXELS = 320;
const LONGEST_SECONDS = 20;

type ImageType = 'image/jpeg' | 'image/png' | 'image/webp';
const FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;

const LIMITS = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const;

// Pictures are decoded beside each other, each by one thread: requests must not wait for pictures.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes a picture and writes it anew: turned as it was held, in sRGB, with nothing but its pixels. Whatever else the
 * file held (place and time, the maker, comments, a second picture, anything behind its end) is not in the new one.
 */
export async function inspectImage(content: Buffer, mediaType: ImageType): Promise<Inspected> {
  const format = FORMATS[mediaType];
  // Before the library looks: no decoder but these three ever sees what a stranger sent.
  if (!isOf(content, mediaType)) throw mismatch();
  try {
    const { format: found } = await sharp(content, LIMITS).metadata();
    if (found !== format) throw mismatch();
    const upright = sharp(content, LIMITS).timeout({ seconds: LONGEST_SECONDS }).autoOrient();
    const { data, info } = await written(upright.clone(), format).toBuffer({
      resolveWithObject: true,
    });
    const thumbnail = await sharp(data)
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    return { mediaType, content: data, width: info.width, height: info.height, thumbnail };
  } catch (error) {
    if (error instanceof ContentRefused) throw error;
    throw isTooLarge(error)
      ? new ContentRefused('ATTACHMENT_TOO_MANY_PIXELS', { limit: MOST_PIXELS })
      : broken();
  }
}

function written(image: sharp.Sharp, format: 'jpeg' | 'png' | 'webp'): sharp.Sharp {
  if (format === 'jpeg') return image.jpeg({ quality: 88 });
  return format === 'png' ? image.png({ compressionLevel: 7 }) : image.webp({ quality: 88 });
}

/** The library counts before it decodes. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.message.includes('exceeds pixel limit');
}

function isOf(content: Buffer, mediaType: ImageType): boolean {
  const head = content.toString('latin1', 0, 12);
  switch (mediaType) {
    case 'image/jpeg':
      return head.startsWith('\xff\xd8\xff');
    case 'image/png':
      return head.startsWith('\x89PNG\r\n\x1a\n');
    case 'image/webp':
      return head.startsWith('RIFF') && head.endsWith('WEBP');
  }
}
