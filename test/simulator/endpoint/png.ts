// Whether a PNG can be decoded and not only measured: OpenCV refuses one whose checksums or pixels are not all there.
import { crc32, inflateSync } from 'node:zlib';

const signatureBytes = 8;
/** Length, type and checksum of a chunk, around its data. */
const chunkBytes = 12;
/** Samples a pixel, by the colour type of the header. */
const samples = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Whether every chunk is what its checksum says, and the pixels are as many as the header says. */
export function isWholePng(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes);
  const pixels: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = signatureBytes; at + chunkBytes <= data.length; ) {
    const length = data.readUInt32BE(at);
    const end = at + chunkBytes + length;
    if (end > data.length || crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4))
      return false;
    const type = data.toString('latin1', at + 4, at + 8);
    const content = data.subarray(at + 8, end - 4);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') pixels.push(content);
    if (type === 'IEND') return header !== undefined && holdsPixels(Buffer.concat(pixels), header);
    at = end;
  }
  return false;
}

function holdsPixels(compressed: Buffer, header: Buffer): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bits = (header[8] ?? 8) * (samples.get(header[9] ?? 0) ?? 1);
  const isInterlaced = header[12] === 1;
  // Interlaced rows are cut otherwise; that there are some has to do.
  const wanted = isInterlaced ? 1 : height * (1 + Math.ceil((width * bits) / 8));
  try {
    return inflateSync(compressed).length >= wanted;
  } catch {
    return false;
  }
}
