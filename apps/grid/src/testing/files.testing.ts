import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Synthetic files, as people and attackers send them. */

/** A photo as a telephone takes it: held upright, with the place, the maker and a comment in it. */
export const photo = (more: sharp.Create['background'] = '#336699') =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: more } })
    .withExif({
      IFD0: { Make: 'Gezhi Telephone' },
      IFD3: { GPSLatitude: '32/1 1/1 30/1', GPSLongitude: '118/1 47/1 10/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export function pngHead(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.concat([size, Buffer.from([1, 0, 0, 0, 0])])),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(name: string, content: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from(name), content]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  crc.writeUInt32BE(crc32(data));
  return Buffer.concat([length, data, crc]);
}

export function pdf(catalogue: string, more: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n1 0 obj\n<< /Type /Catalog ${catalogue} >>\nendobj\n`),
    more,
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

export function packed(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n'),
    deflateSync(content),
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}
